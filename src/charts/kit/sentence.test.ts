import { expect, test } from 'vitest';
import type { ChartText } from '../../data/editions.ts';
import { formatValues, notesUnder, sentenceOf, SentenceError } from './sentence.ts';

const source = `# Title

{claim:fewer|Fewer each year} to {year}

There were {count}
in {year}

# Subtitle

Officers`;

interface Changes extends Partial<ChartText> {
  heading?: string;
}

const fill = ({ heading = 'Title', ...changes }: Changes = {}, change = 90) =>
  sentenceOf({ file: 'src/charts/officers/text.md', source, ...changes }, heading, undefined, {
    count: '5,953',
    year: '2025',
    day: undefined,
    fewer: change < 0,
  });

function errors(changes: Changes) {
  try {
    return fill(changes);
  } catch (error) {
    if (!(error instanceof SentenceError)) throw error;
    return error.errors.map(({ row, received, expected }) => [row, received, expected].join(' | '));
  }
}

test('of the sentences under a heading the first whose claims hold is shown, with its figures', () => {
  expect(fill({}, -92)).toBe('Fewer each year to 2025');
  expect(fill()).toBe('There were 5,953 in 2025');
  expect(fill({ source: source.replaceAll('\n', '\r\n'), heading: 'Subtitle' })).toBe('Officers');
});

test('where no sentence holds, each is named with its line, as it would read, and with what may stand in it', () => {
  const one = source.replace('There were {count}\nin {year}', '{claim:fewer|Still fewer}');
  expect(errors({ source: one })).toEqual([
    '3 | Fewer each year to 2025 | that the figures bear out “Fewer each year”',
    '5 | Still fewer | that the figures bear out “Still fewer”',
  ]);
  expect(errors({ source: '# Title\n\nSince {day}' })).toEqual(['3 | Since  | a figure for {day}']);
  expect(() => fill({ source: one })).toThrow(/text\.md:3 “Fewer each year to 2025”/);
});

test('a name that the chart does not give is an error even in a sentence that is not shown', () => {
  const offered =
    'what the chart gives: {count} for 5,953, {year} for 2025, {day} for nothing in this state, {claim:fewer|…}';
  expect(
    errors({ source: source.replace('{year}', '{yaer}').replace('{count}', '{claim:more|more}') }),
  ).toEqual([`3 | {yaer} | ${offered}`, `5 | {claim:more|more} | ${offered}`]);
  expect(errors({ heading: 'Note' })).toEqual([' | no such heading | “# Note”']);
});

test('a note of an edition leaves out what came after it, while today’s text may misspell nothing', () => {
  const about = '# About\n\nIn {year}.\n\nOf {later}.';
  const notesOf = (file: string) => notesUnder({ file, source: about }, 'About', { year: '2025' });
  expect(notesOf('data/editions/2026-01-01/texts/officers.md')).toEqual(['In 2025.']);
  expect(() => notesOf('src/charts/officers/text.md')).toThrow('{later}');
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
  expect(formatValues(values)).toEqual({
    rise: '1,234.6',
    day: '28 April 2016',
    period: 'April 2016 to March 2017',
  });
});
