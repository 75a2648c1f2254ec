import { expect, test } from 'vitest';
import { sortedOrder, sortKeys } from './sort-table.ts';

const sorted = (cells: (string | undefined)[], falling = false) =>
  sortedOrder(sortKeys(cells), falling).map((index) => cells[index]);

test('figures are sorted with commas, percent signs and the asterisk of a derived figure', () => {
  expect(sorted(['6,621*', '875', '12,000'])).toEqual(['875', '6,621*', '12,000']);
  expect(sorted(['43.6%', '6%', '26%'], true)).toEqual(['43.6%', '26%', '6%']);
});

test('dates are sorted as precisely as each is known', () => {
  const dates = ['December 2010', '2015', '2 March 2019', '31 March 2019'];
  expect(sorted(dates.toReversed())).toEqual(dates);
});

test('a column with a word is sorted by words and the numbers within', () => {
  expect(sorted(['level 10', 'level 9', 'Kent'])).toEqual(['Kent', 'level 9', 'level 10']);
  expect(sorted(['no official figure', '5', '10'])).toEqual(['5', '10', 'no official figure']);
});

test('what is not known comes last, rising and falling, and ties stay', () => {
  expect(sorted([undefined, '7', '3'])).toEqual(['3', '7', undefined]);
  expect(sorted([undefined, '7', '1,078'], true)).toEqual(['1,078', '7', undefined]);
  expect(sortedOrder(sortKeys(['1', '1', '1']), true)).toEqual([0, 1, 2]);
});
