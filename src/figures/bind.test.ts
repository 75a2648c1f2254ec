import { describe, expect, test } from 'vitest';
import { readTables } from '../read-generated.ts';
import { bindAnswer, bindSurveyCount, bindVintage, bindWorking } from './bind.ts';
import { formatCount, formatPercent } from './format.ts';

const tables = readTables();
const survey = 'MPF2017';

describe('a figure of a series', () => {
  const officers = {
    table: 'armed-officers',
    geography: 'England and Wales',
    measure: 'armed_officers',
    counts: 'armed officers',
    print: formatCount,
  } as const;

  test('is printed as it now stands, with every value that was published, newest first', () => {
    const number = bindVintage(tables, { ...officers, date: '2019-03-31' });
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
    expect(() => bindVintage(tables, { ...officers, date: '2011-03-31' })).toThrowErrorMatchingInlineSnapshot(
      `[Error: no figure: armed-officers England and Wales 2011-03-31 armed_officers]`,
    );
  });
});

describe('an answer', () => {
  const answer = (option: string) =>
    bindAnswer(tables, {
      survey,
      question: 'arming_view',
      option,
      counts: 'of those who answered',
      print: formatPercent,
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
    const number = bindSurveyCount(tables, {
      survey,
      measure: 'members',
      counts: 'members',
      print: formatCount,
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
      bindSurveyCount(tables, {
        survey: 'PFEW2017',
        measure: 'members',
        counts: 'members',
        print: formatCount,
      }),
    ).toThrowErrorMatchingInlineSnapshot(`[Error: no count: PFEW2017 members]`);
  });
});

test('a number that is worked out names what each of the figures under it counts', () => {
  const from = (['would_resign', 'would_not'] as const).map((option) =>
    bindAnswer(tables, { survey, question: 'resign', option, counts: option, print: formatPercent }),
  );
  const number = bindWorking(from, {
    value: 5.3,
    counts: 'said something else',
    working: '100 less both',
    print: formatPercent,
  });
  expect(number).toMatchObject({ text: '5.3%', as_at: 'January 2017', working: '100 less both' });
  expect(number.publications.map(({ text, counts }) => [text, counts])).toEqual([
    ['8.2%', 'would_resign'],
    ['86.5%', 'would_not'],
  ]);
});
