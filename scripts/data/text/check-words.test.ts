import { expect, test } from 'vitest';
import { defineChart } from '../../../src/charts/kit/define-chart.ts';
import { fixtureChart } from '../../../src/charts/testing/fixture-chart.ts';
import { expectAnswers } from '../testing/expect-answers.ts';
import { formatErrors } from '../testing/fixture-tables.ts';
import { checkTitles, findUncheckedWords } from './check-words.ts';

test('numerals, number words and claim words are found where they stand; dates, idioms and words that only contain one are not', async () => {
  const find = (text: string) =>
    findUncheckedWords(text).map(({ word, kind, index }) => `${kind}: ${word}, at ${index}`);
  expect(await expectAnswers('scripts/data/testing/unchecked-words.txt', find)).toHaveLength(6);
});

test('a title of more than 14 words is refused', () => {
  const check = (words: number) => {
    const title = Array(words - 1).fill('a');
    const text = () => ({ file: 'text.md', source: `# Title\n\n${title.join(' ')} {count}` });
    const chart = { ...fixtureChart, text, rows: () => [], figures: () => ({ count: 11 }) };
    return formatErrors(checkTitles(defineChart(chart), [{ year: '2019' }]));
  };
  expect(check(14)).toBe('');
  expect(check(15)).toMatchInlineSnapshot(
    `"src/charts/fixture/text.md:title — received "a a a a a a a a a a a a a a 11", expected at most 14 words; shorten the sentence under “# Title”"`,
  );
});
