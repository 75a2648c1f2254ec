import { expect, test } from 'vitest';
import { matches } from './match-words.ts';

const text = 'Armed officers, London: The Met’s armed officers on eight dates armed-officers-met Zürich';

test('a text matches whatever words it contains, in part and in any order', () => {
  const typed = ['', '  ', 'ARMED', 'officers london', "the met's", 'Met’s', 'offic', 'armed-off', ' dates '];
  expect([...typed, 'zurich', 'MÉT', 'm.e.t.'].filter((words) => !matches(words, text))).toEqual([]);
});

test('a text does not match where a word is missing or misspelt', () => {
  expect(['taser', 'armed taser', 'armd', 'zzz'].filter((words) => matches(words, text))).toEqual([]);
});
