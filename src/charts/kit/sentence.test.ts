import { expect, test } from 'vitest';
import { expectAnswers } from '../../../scripts/data/testing/expect-answers.ts';
import { notesUnder, sentenceOf, SentenceError } from './sentence.ts';

const figures = { count: '5,953', year: '2025', day: undefined, fewer: false, more: true };

test('of the sentences under a heading the first is shown whose claims hold; else each is named with its line, as it would read, and with what may stand in it', async () => {
  await expectAnswers('src/charts/testing/sentences.txt', (text) => {
    const source = text.replaceAll('\n', '\r\n');
    try {
      return [sentenceOf({ file: 'text.md', source }, 'Title', undefined, figures)];
    } catch (error) {
      const errors = error instanceof SentenceError ? error.errors : [];
      return errors.map(({ row, received, expected }) => [row, received, expected].join(' | '));
    }
  });
});

test('a note of an edition leaves out what came after it, while today’s text may misspell nothing', () => {
  const about = '# About\n\nIn {year}.\n\nOf {later}.';
  const notesOf = (file: string) => notesUnder({ file, source: about }, 'About', { year: '2025' });
  expect(notesOf('data/editions/2026-01-01/texts/officers.md')).toEqual(['In 2025.']);
  expect(() => notesOf('src/charts/officers/text.md')).toThrow('src/charts/officers/text.md:5 “{later}”');
});

test('numbers and dates are written out, and what is not known or cannot be worked out says nothing', () => {
  const values = {
    rise: 1234.56,
    share: 0 / 0,
    most: 1 / 0,
    day: '2016-04-28',
    period: '2016-04/2017-03',
    none: null,
  };
  const source = `# About\n\n${Object.keys(values)
    .map((name) => `${name}: {${name}}`)
    .join('\n\n')}`;
  expect(notesUnder({ file: 'text.md', source }, 'About', values)).toEqual([
    'rise: 1,234.6',
    'day: 28 April 2016',
    'period: April 2016 to March 2017',
  ]);
});
