import { expect, test } from 'vitest';
import { around, boxOf, type Candidate, overlap, placeLabels } from './labels.ts';

const label = (text: string, x: number, y: number): Candidate => ({
  text,
  kind: 'value',
  positions: around({ x, y }, 8),
});

test('labels stand clear of the marks and of each other, inside the drawing', () => {
  const clear = [{ x1: 40, x2: 60, y1: 0, y2: 45 }];
  const placing = { width: 288, height: 100, clear };
  const placed = placeLabels([label('26%', 50, 50), label('43.6%', 90, 52), label('6%', 2, 98)], placing);
  const boxes = placed.map((one) => boxOf(one, placing.width));
  expect(placed).toHaveLength(3);
  const all = [...boxes, ...clear];
  expect(all.filter((box, index) => all.slice(index + 1).some((other) => overlap(box, other)))).toEqual([]);
  expect(boxes.filter(({ x1, x2, y1, y2 }) => x1 < -1 || x2 > 289 || y1 < -1 || y2 > 101)).toEqual([]);
});

test('a label without room is left out where it may be, and refused where it must stand', () => {
  const placing = { width: 288, height: 100, clear: [{ x1: 0, x2: 288, y1: 0, y2: 100 }] };
  expect(placeLabels([{ ...label('26%', 50, 50), optional: true }], placing)).toEqual([]);
  expect(() => placeLabels([label('26%', 50, 50)], placing)).toThrow(
    'no room for “26%” in a drawing 288 wide',
  );
});
