import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll } from 'vitest';
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

/** A figure that its source revises, and one that we had wrong. No sentence rests on either. */
export const [revised, wrong] = [
  { from: NaN, to: NaN },
  { from: NaN, to: NaN },
];

function changeFigures(): void {
  editTable(folder, 'armed-officers', (rows) => {
    const before = rows.findLast(
      ({ geography, date, measure }) =>
        geography === 'England and Wales' && date === '2022-03-31' && measure === 'total_authorised',
    );
    Object.assign(revised, { from: Number(before?.['value']), to: Number(before?.['value']) + 4 });
    // On a day of which there is a state already: no address is new.
    const later = { release: 'HO Jul 2024 (YE Mar 2024)', released: '2024-07-11', source_id: 'HO2024' };
    return [...rows, { ...before, ...later, value: String(revised.to) }];
  });
  const wrongRows: string[] = [];
  editTable(folder, 'operations', (rows) =>
    rows.map((row) => {
      if (row['period'] !== '2010-04/2011-03' || row['measure'] !== 'operations') return row;
      wrongRows.push(formatKey(tableDefinitions.operations, row));
      Object.assign(wrong, { from: Number(row['value']), to: Number(row['value']) - 18 });
      return { ...row, value: String(wrong.to) };
    }),
  );
  const named = { table: 'operations', rows: wrongRows.join(';'), charts: '', numbers: concerned };
  editTable(folder, 'corrections', () => [
    { ...correction, correction_id: 'turned-about', corrected, wrong_since: firstEdition, ...named },
  ]);
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
  const cells: [table: string, column: string, value: string, CsvRow][] = [
    ['sources', 'source_id', 'S01', { title: code, publisher: longWord }],
    ['sources', 'source_id', 'T01', { title: `${rightToLeft} ${longWord}` }],
    ['sources', 'source_id', 'S02', { title: longFormula }],
    [
      'notes',
      'source_id',
      'HOUOF2020',
      { tables: 'taser-use', note: `${markup} ${longWord} ${rightToLeft}` },
    ],
    ['threat-levels', 'start_date', '2006-08-10', { context: code }],
    ['threat-levels', 'start_date', '2007-06-30', { context: `${rightToLeft} ${longWord}` }],
    ['police-forces', 'geography', 'Cumbria', { tile_name: formula, force_name: markup }],
    ['police-forces', 'geography', 'Kent', { tile_name: '<b>', force_name: longWord }],
    // A longer one is refused: it would leave the picture.
    [
      'police-forces',
      'geography',
      'Durham',
      { tile_name: 'wwwwwww', force_name: `${attribute} ${rightToLeft}` },
    ],
    ['police-forces', 'geography', 'Surrey', { tile_name: 'שוט' }],
  ];
  for (const [table, column, value, changed] of cells)
    editTable(folder, table, (rows) => {
      const row = rows.find((row) => row[column] === value);
      if (!row) throw new Error(`no row to write into: ${table} ${value}`);
      Object.assign(row, changed);
      return rows;
    });
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
