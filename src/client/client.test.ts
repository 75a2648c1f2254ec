import { expect, test } from 'vitest';
import { matches } from './match-words.ts';
import { valueId } from './read-out-text.ts';
import { sortedOrder, sortKeys } from './sort-table.ts';

test('a value has a name for addresses', () => {
  const words = ['Kent: 225 uses', 'Avon and Somerset: 374', 'Dyfed-Powys: not given: why'];
  expect(words.map(valueId).join()).toBe('kent,avon-and-somerset,dyfed-powys');
});

const text = 'Armed officers, London: The Met’s armed officers on eight dates armed-officers-met Zürich';

test('a text matches whatever words it contains, in part and in any order, and not where one is missing or misspelt', () => {
  const typed = ['', '  ', 'ARMED', 'officers london', "the met's", 'Met’s', 'offic', 'armed-off', ' dates '];
  expect([...typed, 'zurich', 'MÉT', 'm.e.t.'].filter((words) => !matches(words, text))).toEqual([]);
  expect(['taser', 'armed taser', 'armd', 'zzz'].filter((words) => matches(words, text))).toEqual([]);
});

const sorted = (cells: (string | undefined)[], falling = false) =>
  sortedOrder(sortKeys(cells), falling).map((index) => cells[index]);

test('figures are sorted as figures, dates as precisely as each is known, words by the numbers within, what is not known last', () => {
  const rising = [
    ['875', '6,621*', '12,000', undefined],
    ['6%', '26%', '43.6%'],
    ['more than 700', '963', '1,032', 'about 4,200', undefined],
    ['−56', '−2', '982'],
    ['Home Office 2023', 'Kent Online 2024', 'The Times 2019'],
    ['January 2016 to December 2016', 'April 2017 to March 2018', 'April 2018 to March 2019'],
    ['December 2010', '2015', '2 March 2019', '31 March 2019'],
    ['Kent', 'level 9', 'level 10'],
    ['5', '10', 'no official figure'],
  ];
  expect(rising.map((cells) => sorted(cells.toReversed()))).toEqual(rising);
  expect(sorted([undefined, '7', '1,078'], true)).toEqual(['1,078', '7', undefined]);
  // Ties stay.
  expect(sortedOrder(sortKeys(['1', '1', '1']), true)).toEqual([0, 1, 2]);
});
