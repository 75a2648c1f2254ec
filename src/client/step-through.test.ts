import { describe, expect, test } from 'vitest';
import type { SentDrawing } from '../charts/kit/exploration.ts';
import { clamp, nearest, pointAt, positionOfRow, step } from './step-through.ts';

/** Two series, the upper with a point more: rows 0 to 2 above, rows 3 and 4 below. */
const two: SentDrawing = {
  width: 100,
  height: 100,
  series: [
    [
      [10, 20, 0],
      [50, 25, 1],
      [90, 30, 2],
    ],
    [
      [20, 80, 3],
      [85, 70, 4],
    ],
  ],
};
const one: SentDrawing = { ...two, series: two.series.slice(0, 1) };

const rowAfter = (drawing: SentDrawing, row: number, ...keys: string[]) => {
  const start = positionOfRow(drawing, row);
  if (!start) throw new Error('no such row');
  return pointAt(
    drawing,
    keys.reduce((position, key) => step(drawing, position, key) ?? position, start),
  )[2];
};

test('a pointer finds the nearest point, in whichever series', () => {
  expect(nearest(two, 88, 33)).toEqual({ series: 0, step: 2 });
  expect(nearest(two, 88, 60)).toEqual({ series: 1, step: 1 });
});

test('a row finds its point, and none where it is not drawn', () => {
  expect(positionOfRow(two, 4)).toEqual({ series: 1, step: 1 });
  expect(positionOfRow(two, 9)).toBeUndefined();
});

describe('keys', () => {
  test('step along a series and stop at its ends', () => {
    expect(rowAfter(two, 0, 'ArrowRight')).toBe(1);
    expect(rowAfter(two, 1, 'ArrowLeft', 'ArrowLeft')).toBe(0);
    expect(rowAfter(two, 0, 'End', 'ArrowRight')).toBe(2);
    expect(rowAfter(two, 4, 'Home')).toBe(3);
  });

  test('go to the series above or below, at the point nearest across', () => {
    expect(rowAfter(two, 2, 'ArrowDown')).toBe(4);
    expect(rowAfter(two, 4, 'ArrowUp')).toBe(2);
    expect(rowAfter(two, 1, 'ArrowUp')).toBe(1);
  });

  test('step through a picture of one series with all four arrows', () => {
    expect(rowAfter(one, 0, 'ArrowDown', 'ArrowRight')).toBe(2);
    expect(rowAfter(one, 2, 'ArrowUp')).toBe(1);
  });

  test('of any other kind are left to the browser', () => {
    expect(step(two, { series: 0, step: 0 }, 'Tab')).toBeUndefined();
  });
});

test('a tooltip stays between the edges of the picture', () => {
  expect([clamp(-5, 70), clamp(40, 70), clamp(95, 70)]).toEqual([0, 40, 70]);
});
