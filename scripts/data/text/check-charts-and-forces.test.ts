import * as Plot from '@observablehq/plot';
import { expect, test } from 'vitest';
import { type Chart, defineChart } from '../../../src/charts/kit/define-chart.ts';
import { fixtureChart, fixtureEdition } from '../../../src/charts/testing/fixture-chart.ts';
import { SentenceError } from '../../../src/charts/kit/sentence.ts';
import { interactive } from '../../../src/charts/kit/points.ts';
import { text } from '../../../src/data/format.ts';
import { loadTables } from '../../../src/data/generated.ts';
import { loadSentences } from '../../../src/forces/facts.ts';
import { formatError } from '../data-error.ts';
import { expectAnswers } from '../testing/expect-answers.ts';
import { fixtureTables, formatErrors } from '../testing/fixture-tables.ts';
import {
  checkChartClaims,
  checkDrawings,
  checkForceText,
  checkPinnedClaims,
} from './check-charts-and-forces.ts';
import { checkChartSource, checkLayout, checkSentences, findUncheckedWords } from './check-words.ts';

interface Row extends Record<string, string | number> {
  year: string;
  officers: number;
}

const file = 'src/charts/fixture/text.md';
const source = fixtureChart
  .text()
  .source.replace('# Note\n\nNote', '# Note\n\nThey are {claim:few|few}')
  .concat(
    '\n# Title\n\nThere were {claim:more|more than before}\n\n# Columns\n\n- year: Year\n\n# Words\n\n- cell: Counted\n- series: Officers\n',
  );

const chart = defineChart<Row, { rows: Row[]; shown: Row[] }>({
  ...fixtureChart,
  text: () => ({ file, source }),
  tables: ['police-officers'],
  rows: () => [],
  states: { of: ({ year }) => year, label: ({ year }) => `March ${year}` },
  view: (shown, rows) => ({ rows, shown }),
  figures: ({ rows, shown }) => ({
    more: shown.every(({ officers }) => officers > 100),
    few: rows.every(({ officers }) => officers < 1000),
  }),
  columns: (_view, write) => ({ year: { format: () => write('cell') } }),
  series: (_row, write) => write('series'),
  draw: ({ rows, shown }, { width }) => ({
    height: 100,
    marginLeft: 40,
    x: { domain: [0, 200], axis: null },
    y: { type: 'band', axis: null },
    marks: [
      interactive(Plot.barX(shown, { x1: () => 0, x2: 'officers', y: 'year' })),
      Plot.text(rows.slice(0, 1), {
        x: () => (width > 600 ? 190 : 0),
        text: () => 'a label',
        textAnchor: 'start',
      }),
    ],
  }),
  sources: () => ['S01'],
  referenceDate: () => 'March 2020',
});
const rows = [
  { year: '2019', officers: 101 },
  { year: '2020', officers: 102 },
];
const check = (changes: Partial<Chart>, of = rows) =>
  formatErrors(checkChartClaims({ ...chart, ...changes }, of));

test('a claim is an error in the states in which the figures do not bear it out', () => {
  expect(check({})).toBe('');
  expect(
    check({}, [
      { year: '2019', officers: 1001 },
      { year: '2020', officers: 99 },
    ]),
  ).toMatchInlineSnapshot(`
    "src/charts/fixture/text.md:23:notes, March 2019 — received "They are few", expected that the figures bear out “few”; write below it a sentence of what the figures now say, with any of {claim:more|…}, {claim:few|…}
    src/charts/fixture/text.md:31:title, March 2020 — received "There were more than before", expected that the figures bear out “more than before”; write below it a sentence of what the figures now say, with any of {claim:more|…}, {claim:few|…}"
  `);
});

const reword = (words: string, others: string) =>
  formatErrors(checkChartClaims(chart.withText({ file, source: source.replace(words, others) }), rows));

test('a misspelt figure in the name, the place, a cell or a series is an error, as in a sentence', () => {
  const misspelt = ['Fixture', 'London', 'Counted', 'Officers'].map((words) => reword(words, '{misspelt}'));
  expect(misspelt.join('\n')).toMatchInlineSnapshot(`
    "src/charts/fixture/text.md:3:name, March 2019 — received "{misspelt}", expected no figure and no claim; correct the name
    src/charts/fixture/text.md:7:spatialCoverage, March 2019 — received "{misspelt}", expected what the chart gives: {claim:more|…}, {claim:few|…}; correct the name
    src/charts/fixture/text.md:39:table, March 2019 — received "{misspelt}", expected what the chart gives: {claim:more|…}, {claim:few|…}; correct the name
    src/charts/fixture/text.md:40:series, March 2019 — received "{misspelt}", expected no figure and no claim; correct the name"
  `);
});

test('a title of more than 14 words is an error: of several states the first', () => {
  const titled = (words: number) =>
    check({ title: (_rows, { state }) => text`${'a '.repeat(words - 1)}${state ?? ''}` });
  expect(titled(14)).toBe('');
  expect(titled(15)).toMatchInlineSnapshot(
    `"src/charts/fixture/text.md:title — received "a a a a a a a a a a a a a a 2019", expected at most 14 words; shorten the sentence under “# Title”"`,
  );
});

test('what is wrong in its text.md is listed once, with file and line, for the present and for pinned embeds', () => {
  const withText = ({ file }: { file: string }): Chart => {
    const fail = (row: number) => () => {
      throw new SentenceError([{ file, row, received: 'More', expected: 'less', fix: 'fix it' }]);
    };
    return { ...chart, notes: fail(3), draw: fail(9) };
  };
  const own = withText({ file });
  expect(check(own)).toBe(
    'src/charts/fixture/text.md:3:notes, March 2019 — received "More", expected less; fix it',
  );
  const date = '2026-11-23';
  const texts = { fixture: { file: `data/editions/${date}/texts/fixture.md`, source: '' } };
  const corrected = { fixture: [{ correction_id: 'a-slip', rows }] };
  const pinned = checkPinnedClaims({ ...chart, withText }, rows, {
    tables: fixtureTables({}),
    editions: { editions: [{ ...fixtureEdition, date, texts, rows: { fixture: rows }, corrected }] },
  });
  expect(formatErrors(pinned)).toMatchInlineSnapshot(`
    "data/editions/2026-11-23/texts/fixture.md:3:notes, March 2019, pinned to 2026-11-23 — received "More", expected less; fix it
    data/editions/2026-11-23/texts/fixture.md:9:draw, March 2019, 288 pixels wide — received "More", expected less; fix it"
  `);
});

test('what a chart throws is an error of the data, with what it missed', () => {
  const fail = (error: Error) => () => {
    throw error;
  };
  const thrown = [
    check({ alt: fail(new Error('fixture: no row')) }, rows.slice(0, 1)),
    check({ alt: fail(new RangeError('Invalid time value')) }, rows.slice(0, 1)),
    check({ describe: fail(new Error('fixture: no low')) }, rows.slice(0, 1)),
  ];
  expect(thrown.join('\n')).toMatchInlineSnapshot(`
    "src/charts/fixture/chart.ts:alt, March 2019 — received "fixture: no row", expected rows that the chart can be drawn from, in data/police-officers.csv; bring back the row that it names, or change the chart
    src/charts/fixture/chart.ts:alt, March 2019 — received "figures that this was not made for (Invalid time value)", expected rows that the chart can be drawn from, in data/police-officers.csv; look at what was changed last in these tables, or change the chart
    src/charts/fixture/chart.ts:describe, March 2019 — received "fixture: no low", expected rows that the chart can be drawn from, in data/police-officers.csv; bring back the row that it names, or change the chart"
  `);
});

test('a member that returns nothing is an error with the names of chart and member', () => {
  const empty = [
    check({ states: () => [] }),
    check({ notes: () => [], title: () => text`` }, rows.slice(0, 1)),
    check({ table: () => ({ columns: [], rows }), sources: () => [] }, rows.slice(0, 1)),
  ];
  expect(empty.join('\n')).toMatchInlineSnapshot(`
    "src/charts/fixture/chart.ts:states — received "fixture: states() returned none", expected a chart to have at least one; write it, or bring back the rows that it was made from, in data/police-officers.csv
    src/charts/fixture/chart.ts:title, March 2019 — received "fixture: title() returned none", expected a chart to have at least one; write it, or bring back the rows that it was made from, in data/police-officers.csv
    src/charts/fixture/chart.ts:notes, March 2019 — received "fixture: notes() returned none", expected a chart to have at least one; write it, or bring back the rows that it was made from, in data/police-officers.csv
    src/charts/fixture/chart.ts:sources, March 2019 — received "fixture: sources() returned none", expected a chart to have at least one; write it, or bring back the rows that it was made from, in data/police-officers.csv
    src/charts/fixture/chart.ts:table, March 2019 — received "fixture: table() returned none", expected a chart to have at least one; write it, or bring back the rows that it was made from, in data/police-officers.csv"
  `);
});

test('a mark or a label outside the picture is an error, with chart, state and width', () => {
  const year = { year: '2021', officers: 4100 };
  expect(formatErrors(checkDrawings(chart, rows))).toBe('');
  expect(formatErrors(checkDrawings(chart, [...rows, year]))).toMatchInlineSnapshot(`
    "src/charts/fixture/chart.ts:draw, March 2021, 288 pixels wide — received "a rect that reaches 5114, 90", expected all inside the picture, 288 by 100; correct the figure in data/police-officers.csv, or let the chart’s scale reach it
    src/charts/fixture/chart.ts:draw, March 2021, 480 pixels wide — received "a rect that reaches 9050, 90", expected all inside the picture, 480 by 100; correct the figure in data/police-officers.csv, or let the chart’s scale reach it
    src/charts/fixture/chart.ts:draw, March 2021, 720 pixels wide — received "a rect that reaches 13970, 90", expected all inside the picture, 720 by 100; correct the figure in data/police-officers.csv, or let the chart’s scale reach it"
  `);
});

test('numerals, number words and claim words are found where they stand; dates, idioms and words that only contain one are not', async () => {
  const find = (text: string) =>
    findUncheckedWords(text).map(({ word, kind, index }) => `${kind}: ${word}, at ${index}`);
  expect(await expectAnswers('scripts/data/testing/unchecked-words.txt', find)).toHaveLength(6);
});

test('no string of a source says a figure or makes a claim, unless a mark bears it out', async () => {
  const find = (source: string) =>
    checkChartSource('src/charts/officers/chart.ts', source, ['the 11,000']).map(formatError);
  const right = await expectAnswers('scripts/data/testing/chart-code.txt', find);
  expect(right.join()).toMatch(/^const width/);
});

test('tables that the pages of the forces cannot be made from are an error, not a crash', () => {
  expect(formatErrors(checkForceText(fixtureTables({})))).toMatchInlineSnapshot(
    `"src/forces/facts.ts:all forces — received "taser-strip: no year is known by force", expected rows that the page can be drawn from, in data/police-forces.csv, data/police-officers.csv, data/taser-use.csv, data/firearms-reports.csv, data/operations.csv, data/armed-officers.csv, data/fatal-shootings.csv; bring back the row that it names, or change the page"`,
  );
});

test('what is misspelt in the words of the Taser strip is an error, once for all forces', () => {
  const source = '# Picture\n\n{knwn}\n\n# Picture, unmarked\n\n{known}';
  expect(
    formatErrors(checkForceText(loadTables(), { sentences: loadSentences(), strip: { file, source } })),
  ).toMatchInlineSnapshot(
    `"src/charts/fixture/text.md:3:Metropolitan Police — received "{knwn}", expected what the chart gives: {base} for 1,000, {period} for April 2019 to March 2020, {known} for 43, {zero} for 0, {force} for Metropolitan Police, {per_1000} for 307; correct the name"`,
  );
});

test('words of a text.md that no reader would see, and what opens or closes nothing, are errors with their lines', async () => {
  const find = (source: string) =>
    [...checkLayout(file, source, new Set(['year', 'past'])), ...checkSentences(file, source)].map(
      formatError,
    );
  expect(await expectAnswers('scripts/data/testing/chart-text.txt', find)).toHaveLength(1);
});
