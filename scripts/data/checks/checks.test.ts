import { expect, test } from 'vitest';
import { charts } from '../../../src/charts/index.ts';
import { fixtureTables, formatErrors } from '../testing/fixture-tables.ts';
import { checkCorrections } from './check-corrections.ts';
import { checkDerivedFigures, parseFormula } from './derived-figures.ts';
import { checkFigures } from './figures.ts';
import { checkReferences } from './references.ts';

type Rows = Parameters<typeof fixtureTables>[0];

test('an id that one table takes from another must stand there', () => {
  const rows: Rows = {
    sources: [{ source_id: 'S01' }],
    'police-forces': [{ geography: 'Kent', source_id: ['S01'] }],
    surveys: [{ survey_id: 'MPF2017', source_id: ['S01', 'S1O'] }],
    questions: [{ survey_id: 'MPF2017', question_id: 'carry' }],
    responses: [
      { survey_id: 'MPF2017', question_id: 'carry' },
      { survey_id: 'MPF2017', question_id: 'carry_ever' },
    ],
    'survey-counts': [{ survey_id: 'MPF2O17' }],
    'armed-officers': [
      { geography: 'Kent', geography_type: 'force' },
      { geography: 'Kent Police', geography_type: 'force' },
      { geography: 'England and Wales', geography_type: 'england_wales' },
      { geography: 'England & Wales', geography_type: 'england_wales' },
      { geography: 'England and Wales', geography_type: 'region' },
    ],
    notes: [{ tables: ['armed-officers', 'force-report'] }],
  };
  expect(formatErrors(checkReferences(fixtureTables(rows)))).toMatchInlineSnapshot(`
    "data/surveys.csv:2:source_id — received "S1O", expected an id that stands in data/sources.csv; add the source there, or correct the id
    data/armed-officers.csv:3:geography — received "Kent Police", expected a force as the first column of data/police-forces.csv names it; use that spelling, or another geography_type
    data/armed-officers.csv:5:geography — received "England & Wales, england_wales", expected “England and Wales” with the geography_type england_wales, and no other place with it; correct the name or the geography_type
    data/armed-officers.csv:6:geography — received "England and Wales, region", expected “England and Wales” with the geography_type england_wales, and no other place with it; correct the name or the geography_type
    data/survey-counts.csv:2:survey_id — received "MPF2O17", expected a survey of data/surveys.csv; add the survey there, or correct the id
    data/responses.csv:3:question_id — received "carry_ever", expected a question that data/questions.csv lists for MPF2017; add the question there, or correct the id
    data/notes.csv:2:tables — received "force-report", expected names of files in data/, without .csv; correct the name"
  `);
});

test('a figure comes out after the day or the period that it is for, as precisely as both are known', () => {
  const check = (row: object) => formatErrors(checkFigures(fixtureTables({ 'force-reports': [row] })));
  const period = '2019-04/2020-03';
  expect(check({ period, released: '2020-02-29' })).toMatchInlineSnapshot(`"data/force-reports.csv:2:released — received "2020-02-29", expected a day after 2019-04/2020-03, which the figure is for; look whether the year of the one or the other was mistyped"`);
  expect(
    ['2020', '2020-03', '2020-04-01'].map((released) => check({ period, released })).filter(Boolean),
  ).toEqual([]);
});

test('forces add to the country in the release that gives them all, but for rounding', () => {
  const check = (kent: number, essex: number, total: number) => {
    const row = { date: '2010-03-31', measure: 'police_officers_fte', release: 'HO' } as const;
    return formatErrors(
      checkFigures(
        fixtureTables({
          'police-forces': [{ geography: 'Kent' }, { geography: 'Essex' }],
          'police-officers': [
            { ...row, geography: 'Kent', value: kent },
            { ...row, geography: 'Essex', value: essex },
            { ...row, geography: 'England and Wales', value: total },
            { ...row, geography: 'Kent', value: 1, release: 'another, without Essex' },
            { ...row, geography: 'England and Wales', value: 9, release: 'another, without Essex' },
          ],
        }),
      ),
    );
  };
  expect(check(0.1, 0.2, 0.8)).toBe('');
  expect(check(0.1, 0.2, 1.3)).toMatchInlineSnapshot(`"data/police-officers.csv:4:value — received "1.3", expected 0.3, the 2 forces of the same release added up (2010-03-31 · police_officers_fte · HO); look for the force or the total that was mistyped"`);
});

test('all tables by force are added up, and regions of the same name are left out', () => {
  const [kent, region, total] = [
    { geography: 'Kent', geography_type: 'force' },
    { geography: 'Kent', geography_type: 'region' },
    { geography: 'England and Wales', geography_type: 'england_wales' },
  ] as const;
  const tables = fixtureTables({
    'police-forces': [{ geography: 'Kent' }],
    'force-reports': [
      { ...kent, reports: 1 },
      { ...region, reports: 1 },
      { ...total, reports: 2 },
    ],
    'taser-use': [
      { ...kent, value: 1 },
      { ...region, value: 1 },
      { ...total, value: 2 },
    ],
    'firearms-reports': [
      { ...kent, value: 1, dimension: 'age', group: 'all' },
      { ...total, value: 2, dimension: 'age', group: 'all' },
    ],
  });
  expect(checkFigures(tables).map(({ file, row, received }) => `${file}:${row} ${received}`)).toEqual([
    'data/force-reports.csv:4 2',
    'data/taser-use.csv:4 2',
    'data/firearms-reports.csv:3 2',
  ]);
});

test('uses of Taser are the sum of their kinds, where all kinds are given', () => {
  const check = (discharge: number | null) => {
    const kent = { geography: 'Kent', geography_type: 'force', period: '2019-04/2020-03' } as const;
    return formatErrors(
      checkFigures(
        fixtureTables({
          'taser-use': [
            { ...kent, measure: 'total', value: 10 },
            { ...kent, measure: 'non_discharge', value: 7 },
            { ...kent, measure: 'discharge', value: discharge },
            { ...kent, measure: 'not_stated', value: 1 },
          ],
        }),
      ),
    );
  };
  expect([check(2), check(null)]).toEqual(['', '']);
  expect(check(3)).toMatchInlineSnapshot(`"data/taser-use.csv:2:value — received "10", expected 11, its kinds added up (7 + 3 + 1); compare the rows of Kent, 2019-04/2020-03, with the release"`);
});

test('answers to a single choice add to a hundred at most, and of each answer one row is used', () => {
  const check = (everyone: number, ...others: object[]) => {
    const answer = {
      survey_id: 'MPF2017',
      question_id: 'carry',
      base: 'all',
      kind: 'option',
      preferred: true,
    } as const;
    return formatErrors(
      checkFigures(
        fixtureTables({
          questions: [{ survey_id: 'MPF2017', question_id: 'carry', choice: 'single' }],
          responses: [
            { ...answer, option_id: 'everyone', percent: everyone },
            { ...answer, option_id: 'nobody', percent: 49.6 },
            { ...answer, option_id: 'both', percent: 99, kind: 'net' },
            ...others.map((other) => ({ ...answer, ...other })),
          ],
        }),
      ),
    );
  };
  expect(check(50.9, { option_id: 'everyone', percent: 51, preferred: false })).toBe('');
  expect(check(51)).toMatchInlineSnapshot(`"data/responses.csv:3:percent — received "100.6 in all for MPF2017 · carry · all", expected at most 100.5, because one answer could be given; compare rows 2, 3 with the source; sums made by the publisher are of kind net"`);
  expect(check(1, { option_id: 'everyone', percent: 2 })).toMatchInlineSnapshot(`"data/responses.csv:5:preferred — received "2 rows with 1 for MPF2017 · carry · everyone · all", expected one at most; choose the row of the best source among 2, 5"`);
});

test('a value is a number wherever its unit wants one', () => {
  const tables = fixtureTables({
    'firearms-training': [
      { unit: 'weeks', value: '9 weeks' },
      { unit: 'text', value: 'nine or so' },
    ],
    'met-uplift': [
      { qualifier: null, value: '1,117' },
      { qualifier: 'range', value: '100 to 117' },
      { qualifier: null, value: null },
    ],
  });
  expect(formatErrors(checkFigures(tables))).toMatchInlineSnapshot(`
    "data/firearms-training.csv:2:value — received "9 weeks", expected a number, since its unit is weeks; write digits alone, without commas, spaces or signs, or give words the unit text
    data/met-uplift.csv:2:value — received "1,117", expected a number; write digits alone, without commas, spaces or signs, or give two of them the qualifier range"
  `);
});

test('a formula is published numbers with plus or minus between, and nothing else', () => {
  const formulas = ['6192 + 286', '18061 - 4195 - 3685', '6478', '6192+286', '6,192 + 286', '6192 * 2', '-286 + 6192', ''];
  expect(formulas.map(parseFormula)).toEqual([
    { numbers: [6192, 286], value: 6478 },
    { numbers: [18_061, 4195, 3685], value: 10_181 },
    ...Array<undefined>(6).fill(undefined),
  ]);
});

test('a stated change comes to its value, starts from a published figure, and no later release contradicts it', () => {
  const row = {
    table: 'armed-officers',
    geography: 'England and Wales',
    date: '2021-03-31',
    measure: 'armed_officers',
    value: 6478,
    formula: '6192 + 286',
    source_id: ['S01'],
  } as const;
  const published = { geography: 'England and Wales', measure: 'armed_officers', released: '2022-07-28' } as const;
  const tables = fixtureTables({
    sources: [{ source_id: 'S01', published: '2022-07-28' }],
    'armed-officers': [
      { ...published, date: '2022-03-31', value: 6192 },
      { ...published, date: '2020-03-31', value: 6500, released: '2023-07-27' },
    ],
    'worked-out': [
      row,
      { ...row, value: 6487 },
      { ...row, formula: '6,192 + 286' },
      { ...row, formula: '6000 + 478' },
      { ...row, date: '2020-03-31' },
      { ...row, date: '2020-04/2021-03' },
    ],
  });
  expect(formatErrors(checkDerivedFigures(tables))).toMatchInlineSnapshot(`
    "data/worked-out.csv:3:value — received "6487", expected 6478, which the formula comes to; correct the value or the formula
    data/worked-out.csv:4:formula — received "6,192 + 286", expected numbers with plus or minus between, such as 6192 + 286; write digits alone, with one space on each side of the signs
    data/worked-out.csv:5:formula — received "6000 + 478", expected at least one figure that data/armed-officers.csv holds for England and Wales or for 2021-03-31; add the published row that the change was stated from, or correct the number
    data/worked-out.csv:6:value — received "6478", expected 6500, as data/armed-officers.csv:3 has it in a later release; one of the two is mistyped, or the later release needs a note
    data/worked-out.csv:7:date — received "2020-04/2021-03", expected a date as 2017-03-31, as data/armed-officers.csv has them; write the time of that row"
  `);
});

test('a correction names an edition, a later day, numbers that stand, and charts that it changed', () => {
  const correction = {
    row: 2,
    correction_id: 'typo',
    corrected: '2026-12-01',
    wrong_since: '2026-11-23',
    what_was_wrong: 'x',
    what_it_says_now: 'y',
    charts: ['threat-level'],
    numbers: ['armed_2025'],
  };
  const before = [{ value: 1 }];
  const edition = { date: '2026-11-23', version: '1.0.0', changed: ['threat-level'], rows: { 'threat-level': before } };
  const check = (values: Partial<typeof correction>, value = 2) =>
    formatErrors(
      checkCorrections([{ ...correction, ...values }], {
        charts,
        numbers: ['armed_2025'],
        rows: { 'threat-level': [{ value }] },
        editions: { editions: [edition], unreleased: ['threat-level'] },
      }),
    );
  expect(check({})).toBe('');
  const wrong = [
    check({ wrong_since: '2026-11' }),
    check({ corrected: '2026-11-23', charts: [], numbers: ['armed_2024'] }),
    check({}, 1),
  ];
  expect(wrong.join('\n')).toMatchInlineSnapshot(`
    "data/corrections.csv:2:wrong_since — received "2026-11", expected the day of an edition: 2026-11-23; write that of the first edition in which it stood; what was never released needs no correction
    data/corrections.csv:2:corrected — received "2026-11-23", expected a day after that of wrong_since, 2026-11-23; write the day on which it was put right
    data/corrections.csv:2:numbers — received "armed_2024", expected ids of numbers in the prose, as the addresses on the page /numbers/ end; correct the id, or take it out where no sentence holds the number any more
    data/corrections.csv:2:charts — received "threat-level", expected a chart whose rows the correction of 2026-12-01 changed; change the wrong figure in its table too, or take the chart out of this cell"
  `);
});
