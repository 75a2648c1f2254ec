import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll } from 'vitest';
import { rowWhere } from '../../src/charts/kit/rows-and-phrases.ts';
import { loadTables } from '../../src/data/generated.ts';
import { formatKey } from '../../scripts/data/table-rows.ts';
import { tableDefinitions } from '../../src/data/tables/index.ts';
import { build, copyProject, type CsvRow, editTable, firstEdition, forgetLaterEditions } from './copy.ts';
import { makeFolder, writeFiles } from './folders.ts';
import { openSite } from './open-site.ts';

/**
 * The site built again, below a path of somebody else’s domain: with a second edition, a figure that its source has revised
 * since, and one of ours put right, from tables whose cells hold what nobody should write, or what somebody wrote on purpose.
 */

const folder = makeFolder();
export const dist = join(folder, 'dist');
export const base = '/armed/';
/** Served before it is built, since the build must know the address; at one port, so that pictures in which it stands are drawn once. */
export const site = openSite(dist, base, { port: 21_411 });
export const [second, corrected] = ['2026-11-25', '2026-11-27'];
/** The chart whose rows the second edition changed, and a number in the prose that the correction names. */
export const [moved, concerned] = ['timeline', 'deaths-paris'];

export const hostile = {
  markup: '<img src=x onerror=alert(1)>',
  attribute: '"><script>alert(2)</script>',
  expression: '{1 + 1} ${1 + 1} </title></textarea> &lt;b&gt;',
  formula: '=1+1',
  longFormula: '=HYPERLINK("https://example.org")\non two lines',
  closing: '</script><!-- <script>alert(3)</script>',
  rightToLeft: 'שוטרים חמושים',
  longWord: 'W'.repeat(300),
};
const { markup, attribute, expression, formula, longFormula, closing, rightToLeft, longWord } = hostile;
const correction = { what_was_wrong: closing, what_it_says_now: markup };

const { 'armed-officers': officers, operations } = loadTables();
const [count, operation] = [
  rowWhere(officers, { date: '2022-03-31', measure: 'total_authorised', geography: 'England and Wales' }),
  rowWhere(operations, { period: '2010-04/2011-03', measure: 'operations' }),
];
/** A figure that its source revises, and one that we had wrong. No sentence rests on either. */
export const revised = { from: count.value, to: count.value + 4 };
export const wrong = { from: operation.value, to: operation.value - 18 };

function changeFigures(): void {
  // On a day of which there is a state already: no address is new.
  const later = { release: 'HO Jul 2024 (YE Mar 2024)', released: '2024-07-11', source_id: 'HO2024' };
  editTable(folder, 'armed-officers', (rows) => {
    const { date, measure, geography } = count;
    return [...rows, { ...rowWhere(rows, { date, measure, geography }), ...later, value: `${revised.to}` }];
  });
  const { period, measure } = operation;
  editRow('operations', { period, measure }, { value: String(wrong.to) });
  const named = { table: 'operations', rows: formatKey(tableDefinitions.operations, operation), charts: '' };
  editTable(folder, 'corrections', () => [
    {
      correction_id: 'turned-about',
      corrected,
      wrong_since: firstEdition,
      ...named,
      numbers: concerned,
      ...correction,
    },
  ]);
}

/** Writes other cells into the first row of a table that has these. */
function editRow(table: string, cells: CsvRow, changed: CsvRow): void {
  editTable(folder, table, (rows) => {
    Object.assign(rowWhere(rows, cells), changed);
    return rows;
  });
}

/** Other words for the same figures: a title, the names of states, a note and a publisher. */
function reword(): void {
  for (const [file, before] of [
    ['src/charts/reports-ethnicity/text.md', /# Title.*\n\n/g],
    ['src/charts/survey-bounds/text.md', /^- state: /gm],
    ['data/notes.csv', /,reports-ethnicity,"?/g],
    ['data/sources.csv', /^HOUOF2020,"[^"]*",/gm],
  ] as const) {
    const text = readFileSync(join(folder, file), 'utf8');
    writeFiles(folder, { [file]: text.replaceAll(before, '$&Reworded ') });
  }
}

function writeHostileCells(): void {
  const code = `${markup} ${attribute} ${expression}`;
  const withLongWord = `${rightToLeft} ${longWord}`;
  editRow('sources', { source_id: 'S01' }, { title: code, publisher: longWord });
  editRow('sources', { source_id: 'T01' }, { title: withLongWord });
  editRow('sources', { source_id: 'S02' }, { title: longFormula });
  const note = `${markup} ${longWord} ${rightToLeft}`;
  editRow('notes', { source_id: 'HOUOF2020' }, { tables: 'taser-use', note });
  editRow('threat-levels', { start_date: '2006-08-10' }, { context: code });
  editRow('threat-levels', { start_date: '2007-06-30' }, { context: withLongWord });
  const renamed: [geography: string, tile_name: string, force_name: string][] = [
    ['Cumbria', formula, markup],
    ['Kent', '<b>', longWord],
    // A longer one is refused: it would leave the picture.
    ['Durham', 'wwwwwww', `${attribute} ${rightToLeft}`],
    ['Surrey', 'שוט', 'Surrey'],
  ];
  for (const [geography, tile_name, force_name] of renamed)
    editRow('police-forces', { geography }, { tile_name, force_name });
}

beforeAll(async () => {
  copyProject(folder);
  forgetLaterEditions(folder);
  const edition = (date: string) => join(folder, `data/editions/${date}`);
  cpSync(edition(firstEdition), edition(second), { recursive: true });
  writeFileSync(join(edition(second), 'edition.json'), `{"version":"1.1.0","changed":["${moved}"]}\n`);
  const table = join(edition(second), `tables/${moved}.csv`);
  writeFileSync(table, readFileSync(table, 'utf8').replace(/\n[^\n]*\n?$/, '\n'));
  changeFigures();
  reword();
  writeHostileCells();
  await build(folder, { SITE_URL: `${site.root}/` });
});
