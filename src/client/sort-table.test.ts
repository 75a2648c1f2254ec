import { describe, expect, test } from 'vitest';
import { sortedPlaces, sortKeys } from './sort-table.ts';

const sorted = (cells: (string | undefined)[], falling = false) =>
  sortedPlaces(sortKeys(cells), falling).map((place) => cells[place]);

describe('a column is sorted', () => {
  test('by figure, with commas, percent signs and the asterisk of what was worked out', () => {
    expect(sorted(['6,621*', '875', '12,000'])).toEqual(['875', '6,621*', '12,000']);
    expect(sorted(['43.6%', '6%', '26%'], true)).toEqual(['43.6%', '26%', '6%']);
  });

  test('by date, as precisely as each is known', () => {
    expect(sorted(['31 March 2019', 'December 2010', '2015', '2 March 2019'])).toEqual([
      'December 2010',
      '2015',
      '2 March 2019',
      '31 March 2019',
    ]);
  });

  test('by word, and by the numbers within', () => {
    expect(sorted(['level 10', 'level 9', 'Kent'])).toEqual(['Kent', 'level 9', 'level 10']);
  });

  test('with what is not known last, rising and falling', () => {
    expect(sorted([undefined, '7', '3'])).toEqual(['3', '7', undefined]);
    expect(sorted([undefined, '7', '1,078'], true)).toEqual(['1,078', '7', undefined]);
  });

  test('as words where one cell is no figure', () => {
    expect(sorted(['no official figure', '5', '10'])).toEqual(['5', '10', 'no official figure']);
  });

  test('with ties as they were', () => {
    expect(sortedPlaces(sortKeys(['1', '1', '1']), true)).toEqual([0, 1, 2]);
  });
});
