import { describe, expect, test } from 'vitest';
import type { SentDrawing } from '../charts/kit/exploration.ts';
import { inside, nearest, placeOfRow, pointAt, step } from './step-through.ts';

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
  const start = placeOfRow(drawing, row);
  if (!start) throw new Error('no such row');
  return pointAt(
    drawing,
    keys.reduce((place, key) => step(drawing, place, key) ?? place, start),
  )[2];
};

describe('nearest', () => {
  test('finds the point at which a reader points, in whichever series', () => {
    expect(nearest(two, 88, 33)).toEqual({ series: 0, step: 2 });
    expect(nearest(two, 88, 60)).toEqual({ series: 1, step: 1 });
  });
});

describe('placeOfRow', () => {
  test('finds the point of a row, and none for a row that is not drawn', () => {
    expect(placeOfRow(two, 4)).toEqual({ series: 1, step: 1 });
    expect(placeOfRow(two, 9)).toBeUndefined();
  });
});

describe('step', () => {
  test('goes along a series and stops at its ends', () => {
    expect(rowAfter(two, 0, 'ArrowRight')).toBe(1);
    expect(rowAfter(two, 1, 'ArrowLeft', 'ArrowLeft')).toBe(0);
    expect(rowAfter(two, 0, 'End')).toBe(2);
    expect(rowAfter(two, 2, 'ArrowRight')).toBe(2);
    expect(rowAfter(two, 4, 'Home')).toBe(3);
  });

  test('goes to the series above or below, at the point nearest across', () => {
    expect(rowAfter(two, 2, 'ArrowDown')).toBe(4);
    expect(rowAfter(two, 1, 'ArrowDown')).toBe(3);
    expect(rowAfter(two, 4, 'ArrowUp')).toBe(2);
  });

  test('stays in the topmost series when asked for one above', () => {
    expect(rowAfter(two, 1, 'ArrowUp')).toBe(1);
  });

  test('steps through a picture of one series with all four arrows', () => {
    expect(rowAfter(one, 0, 'ArrowDown', 'ArrowRight')).toBe(2);
    expect(rowAfter(one, 2, 'ArrowUp')).toBe(1);
  });

  test('leaves other keys to the browser', () => {
    expect(step(two, { series: 0, step: 0 }, 'Tab')).toBeUndefined();
  });
});

describe('inside', () => {
  test('keeps a box between the edges of the picture', () => {
    expect(inside(-5, 30, 100)).toBe(0);
    expect(inside(40, 30, 100)).toBe(40);
    expect(inside(95, 30, 100)).toBe(70);
  });
});
