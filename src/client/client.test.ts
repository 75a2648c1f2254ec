import { expect, test } from 'vitest';
import { matches } from './match-words.ts';
import { describeStep, findNearest, valueId } from './read-out-text.ts';
import { sortedOrder, sortKeys } from './sort-table.ts';

test('a step is read with its place, and the ends as such', () => {
  const words = ['Severe.', 'Critical.', 'Substantial.'];
  expect(words.map((value, index) => describeStep(index, words.length, value))).toEqual([
    '1 of 3, first. Severe.',
    '2 of 3. Critical.',
    '3 of 3, last. Substantial.',
  ]);
});

test('a pointer finds the nearest point', () => {
  const points: [number, number][] = [
    [10, 20],
    [90, 30],
    [85, 70],
  ];
  expect([findNearest(points, 88, 33), findNearest(points, 88, 60), findNearest(points, -5, 0)]).toEqual([
    1, 2, 0,
  ]);
});

test('a value has a name for addresses', () => {
  expect(['Kent: 225 uses', 'Avon and Somerset: 374', 'Dyfed-Powys: not given: why'].map(valueId)).toEqual([
    'kent',
    'avon-and-somerset',
    'dyfed-powys',
  ]);
});

const text = 'Armed officers, London: The Met’s armed officers on eight dates armed-officers-met Zürich';

test('a text matches whatever words it contains, in part and in any order', () => {
  const typed = ['', '  ', 'ARMED', 'officers london', "the met's", 'Met’s', 'offic', 'armed-off', ' dates '];
  expect([...typed, 'zurich', 'MÉT', 'm.e.t.'].filter((words) => !matches(words, text))).toEqual([]);
});

test('a text does not match where a word is missing or misspelt', () => {
  expect(['taser', 'armed taser', 'armd', 'zzz'].filter((words) => matches(words, text))).toEqual([]);
});

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
