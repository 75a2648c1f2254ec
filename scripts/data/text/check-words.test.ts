import { expect, test } from 'vitest';
import { expectAnswers } from '../testing/expect-answers.ts';
import { findUncheckedWords } from './check-words.ts';

test('numerals, number words and claim words are found where they stand; dates, idioms and words that only contain one are not', async () => {
  const find = (text: string) =>
    findUncheckedWords(text).map(({ word, kind, index }) => `${kind}: ${word}, at ${index}`);
  expect(await expectAnswers('scripts/data/testing/unchecked-words.txt', find)).toHaveLength(6);
});
