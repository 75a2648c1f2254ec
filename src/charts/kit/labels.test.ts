import { expect, test } from 'vitest';
import { around, placeLabels } from './labels.ts';

test('a label without room is left out where it may be, and refused where it must stand', () => {
  const placing = { width: 288, height: 100, clear: [{ x1: 0, x2: 288, y1: 0, y2: 100 }] };
  const label = { text: '26%', kind: 'value', positions: around({ x: 50, y: 50 }, 8) } as const;
  expect(placeLabels([{ ...label, optional: true }], placing)).toEqual([]);
  expect(() => placeLabels([label], placing)).toThrow('no room for “26%” in a drawing 288 wide');
});
