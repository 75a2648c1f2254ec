import { describe, expect, test } from 'vitest';
import { loadTables } from '../data/generated.ts';
import {
  figureFromAnswer,
  figureFromSurveyCount,
  figureFromVintage,
  deriveFigure,
} from './figure-from-rows.ts';
import { formatCount, formatPercent } from '../data/format.ts';

const tables = loadTables();
const survey = 'MPF2017';

describe('a figure of a series', () => {
  const officers = {
    table: 'armed-officers',
    geography: 'England and Wales',
    measure: 'armed_officers',
    label: 'armed officers',
    format: formatCount,
  } as const;

  test('is printed as it now stands, with every value that was published, newest first', () => {
    const number = figureFromVintage(tables, { ...officers, date: '2019-03-31' });
    expect(number).toMatchObject({ text: '6,621', value: 6621, as_at: '31 March 2019', working: null });
    expect(number.publications.map(({ text, released, worked_out }) => [text, released, worked_out])).toEqual(
      [
        ['6,621', '2022-02-03', '6543 + 41 + 37'],
        ['6,621', '2021-02-08', '6518 + 103'],
        ['6,653', '2019-08-19', null],
      ],
    );
  });

  test('for which there is no row is an error', () => {
    expect(() =>
      figureFromVintage(tables, { ...officers, date: '2011-03-31' }),
    ).toThrowErrorMatchingInlineSnapshot(
      `[Error: no figure: armed-officers England and Wales 2011-03-31 armed_officers]`,
    );
  });
});

describe('an answer', () => {
  const answer = (option: string) =>
    figureFromAnswer(tables, {
      survey,
      question: 'arming_view',
      option,
      label: 'of those who answered',
      format: formatPercent,
    });

  test('is the one that the site prefers, whatever the press made of it', () => {
    expect(answer('more_specialists_not_all')).toMatchObject({
      text: '43.6%',
      as_at: 'January 2017',
      publications: [{ source_id: ['S01'] }],
    });
  });

  test('that was not published is an error, not zero', () => {
    expect(() => answer('no_opinion')).toThrowErrorMatchingInlineSnapshot(
      `[Error: no answer: MPF2017 arming_view no_opinion]`,
    );
  });
});

describe('a count of those who were asked or answered', () => {
  test('stands first as the site uses it, then as the other sources give it, with their hedges', () => {
    const number = figureFromSurveyCount(tables, {
      survey,
      measure: 'members',
      label: 'members',
      format: formatCount,
    });
    expect(number.text).toBe('32,000');
    expect(number.publications.map(({ text }) => text)).toEqual([
      '32,000',
      '32,000',
      '32,000',
      '32,000',
      '31,000',
      'more than 30,000',
      '30,000',
    ]);
  });

  test('of a survey that has none is an error', () => {
    expect(() =>
      figureFromSurveyCount(tables, {
        survey: 'PFEW2017',
        measure: 'members',
        label: 'members',
        format: formatCount,
      }),
    ).toThrowErrorMatchingInlineSnapshot(`[Error: no count: PFEW2017 members]`);
  });
});

test('a number that is worked out names what each of the figures under it counts', () => {
  const from = (['would_resign', 'would_not'] as const).map((option) =>
    figureFromAnswer(tables, { survey, question: 'resign', option, label: option, format: formatPercent }),
  );
  const number = deriveFigure(from, {
    value: 5.3,
    label: 'said something else',
    working: '100 less both',
    format: formatPercent,
  });
  expect(number).toMatchObject({ text: '5.3%', as_at: 'January 2017', working: '100 less both' });
  expect(number.publications.map(({ text, label }) => [text, label])).toEqual([
    ['8.2%', 'would_resign'],
    ['86.5%', 'would_not'],
  ]);
});
