import { expect, test } from 'vitest';
import { wilsonInterval } from './wilson.ts';

const inPercent = (count: number, base: number) =>
  Object.values(wilsonInterval(count, base)).map((bound: number) => Math.round(bound * 1000) / 10);

// By hand for 10 of 100, with 1.96² = 3.8415: (0.1 + 0.0192 ± 1.96 √(0.0009 + 0.000096)) / 1.0384.
test.for([
  [10, 100, [5.5, 17.4]],
  [50, 100, [40.4, 59.6]],
  [0, 10, [0, 27.8]],
  [10, 10, [72.2, 100]],
] as const)('%i of %i', ([count, base, expected]) => {
  expect(inPercent(count, base)).toEqual(expected);
});

test('nobody asked is an error', () => {
  expect(() => wilsonInterval(0, 0)).toThrowErrorMatchingInlineSnapshot(`[RangeError: share of 0]`);
});
