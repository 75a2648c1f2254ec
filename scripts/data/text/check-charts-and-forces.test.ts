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
    year: shown[0]?.year,
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
const none = { states: [], title: text``, notes: [], sources: [], table: { columns: [], rows } };

function fail(words: string): never {
  throw words.startsWith('Invalid') ? new RangeError(words) : new Error(words);
}

test('what breaks a claim, a name, a member or the frame of a chart is named with its state, and what is too long once', async () => {
  const right = await expectAnswers('scripts/data/testing/chart-errors.txt', (text) => {
    let [words, of] = [source, rows];
    const members: Record<string, () => unknown> = {};
    for (const line of text.split('\n').filter((line) => !line.startsWith('#'))) {
      const [name = '', change = ''] = line.split(/: (.*)/);
      const thrown = change.replace(/^throws /, '');
      if (name === 'rows')
        of = change.split(', ').map((row) => ({ year: row.slice(0, 4), officers: Number(row.slice(5)) }));
      else if (name === 'words') words = words.replace(...(change.split(' → ') as [string, string]));
      else if (thrown !== change) members[name] = () => fail(thrown);
      else members[name] = () => none[name as keyof typeof none];
    }
    // The members of a chart that are not changed are read as late as ever.
    const changed = Object.assign(chart.withText({ file, source: words }), members);
    const claims = checkChartClaims(changed, of);
    return (claims.length > 0 ? claims : checkDrawings(changed, of)).map(formatError);
  });
  expect(right).toHaveLength(2);
});

test('what is wrong in its text.md is listed once, with file and line, for the present and for pinned embeds', () => {
  const withText = ({ file }: { file: string }): Chart => {
    const fail = (row: number) => () => {
      throw new SentenceError([{ file, row, received: 'More', expected: 'less', fix: 'fix it' }]);
    };
    return { ...chart, notes: fail(3), draw: fail(9) };
  };
  const own = withText({ file });
  const once = 'src/charts/fixture/text.md:3:notes, March 2019 — received "More", expected less; fix it';
  expect(formatErrors(checkChartClaims(own, rows))).toBe(once);
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
  const missed =
    'facts.ts:all forces — received "taser-strip: no year is known by force", expected rows that';
  expect(formatErrors(checkForceText(fixtureTables({})))).toContain(missed);
});

test('what is misspelt in the words of the Taser strip is an error, once for all forces', () => {
  const source = '# Picture\n\n{knwn}\n\n# Picture, unmarked\n\n{known}';
  const errors = checkForceText(loadTables(), { sentences: loadSentences(), strip: { file, source } });
  expect(errors).toMatchObject([{ file, row: 3, column: 'Metropolitan Police', received: '{knwn}' }]);
});

test('words of a text.md that no reader would see, and what opens or closes nothing, are errors with their lines', async () => {
  const find = (source: string) =>
    [...checkLayout(file, source, new Set(['year', 'past'])), ...checkSentences(file, source)].map(
      formatError,
    );
  expect(await expectAnswers('scripts/data/testing/chart-text.txt', find)).toHaveLength(1);
});
