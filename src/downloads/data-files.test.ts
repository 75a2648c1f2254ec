import { unzipSync } from 'fflate';
import { expect, test, vi } from 'vitest';
import { fixtureTables } from '../../scripts/data/testing/fixture-tables.ts';
import * as column from '../data/schema.ts';
import { tableDefinitions, tableNames } from '../data/tables/index.ts';
import { dataPackageFiles, describeAsSchema, timeCovered, zipFiles } from './data-package.ts';
import { describeRows, unlabelledColumns } from './chart-files.ts';
import { listLive } from '../embeds/list-embeds.ts';
import type { Force } from '../forces/force-names.ts';
import { forceCsv } from './force-kit.ts';

const tables = fixtureTables({
  sources: `
    source_id | title | publisher | url                  | evidence | standing | link
    S1        | =1+1  | P         | https://example.org/ | quoted   | official | 1
    S2        | =1+1  | P         | https://example.org/ | quoted   | official | 0`,
  'story-claims': `
    claim | verdict | what_sources_say | source_id
    c     | v       | w                | S1;S2`,
  notes: `
    tables       | charts      | note
    story-claims | story-check | Not to be counted`,
});

test('a package has the cells of data/, no formula, no address that is not to be linked, and says what must not be joined', async () => {
  vi.stubEnv('SITE', '');
  const files = dataPackageFiles(tables, { editions: [], unreleased: [] });
  const textOf = (path: string) => new TextDecoder().decode(files.get(path));
  const shown = ['story-claims.csv', 'story-claims.json', 'sources.csv', 'sources.json'];
  const texts = shown.map((path) => `# ${path}\n${textOf(path)}`).join('\n');
  await expect(texts).toMatchFileSnapshot('snapshots/package.txt');
  expect(textOf('datapackage.json').match(/example\.org/g)).toHaveLength(2);
  const { resources } = JSON.parse(textOf('datapackage.json')) as { resources: object[] };
  const description = expect.stringMatching(/ Not to be counted\.$/) as string;
  expect(resources).toContainEqual(expect.objectContaining({ name: 'story-claims', description }));
  // The list of the site’s own addresses holds no figure.
  expect(files.has('addresses.csv')).toBe(false);
});

test('a zip holds its files, in one order whatever the order they came in, without the time of the day', () => {
  const files = ['b.csv', 'a.csv'].map((path) => [path, new TextEncoder().encode(path)] as const);
  const zip = zipFiles(new Map(files));
  expect(Object.keys(unzipSync(zip))).toEqual(['a.csv', 'b.csv']);
  expect(unzipSync(zip)).toEqual(Object.fromEntries(files));
  expect(zipFiles(new Map(files.toReversed()))).toEqual(zip);
});

const loaves = column.defineTable('loaves', ['bakery', 'kind'], {
  bakery: column.id,
  kind: column.oneOf('rye', 'wheat'),
  baked: column.count,
  sold: column.optional(column.percent),
  fresh: column.flag,
  shop: column.optional(column.webAddress),
  source_id: column.sources,
});
const meanings = Object.fromEntries(
  Object.keys(loaves.columns).map((column) => [column, `About ${column}.`] as const),
);

test('a schema has the type of each field, what it holds and what may stand in it; a key and a reference where each row has one', async () => {
  const { bakery, sold, source_id } = loaves.columns;
  const bread = column.defineTable('bread', ['bakery', 'sold'], { bakery, sold, source_id });
  const [one, two] = [{ source_id: ['S1'] }, { source_id: ['S1', 'S2'] }];
  const schemas = [describeAsSchema(loaves, [one], meanings), describeAsSchema(bread, [one, two], meanings)];
  await expect(JSON.stringify(schemas, null, 1)).toMatchFileSnapshot('snapshots/schemas.json');
});

test('rows cover the time from the first to the last, in whatever order; without a time the chart’s own text is read, and nothing is made up', () => {
  const days = [{ date: '2025-03-31' }, { date: '2010-03-31' }, { date: null }];
  const periods = [{ period: '2018-04/2019-03', date: '1999' }, { period: '2019-04/2020-03' }];
  const years = [{ asked: 'May 2006', year: 2006 }, { year: 1995 }];
  const day = [{ date: '2022-03-31', year: 2022 }, { date: '2022-03-31' }];
  expect([days, periods, years, day].map((rows) => timeCovered(rows, '2021'))).toEqual([
    '2010-03-31/2025-03-31',
    '2018-04/2020-03',
    '1995/2006',
    '2022-03-31',
  ]);
  const texts = ['January 2017', '2013 to 2024', 'lately'];
  const read = texts.map((text) => timeCovered([{ year: '2019/20' }], text));
  expect(read).toEqual(['2017-01', '2013/2024', undefined]);
});

test('every column of every CSV says what it holds, and none is described where its label or table does', () => {
  vi.stubEnv('BASE_URL', '/');
  const columns = listLive().flatMap((embed) =>
    describeRows(embed).tableSchema.columns.map((column) => ({ ...column, path: embed.path })),
  );
  // What is 1 and 0 in data/ is yes and no in these.
  expect(columns.filter(({ 'dc:description': about }) => !about || about.startsWith('1 '))).toEqual([]);
  const needed = columns
    .filter((column) => column['dc:description'] === unlabelledColumns[column.name])
    .map(({ name }) => name);
  expect(new Set(needed)).toEqual(new Set(Object.keys(unlabelledColumns)));
});

const forceTables = fixtureTables({
  sources: `
    source_id | publisher | title | published | standing
    S1        | P         | T     | 2020      | official`,
  'force-reports': `
    geography     | geography_type | period          | reports | source_id
    West Midlands | region         | 2019-04/2020-03 | 9       | S1
    West Midlands | force          | 2019-04/2020-03 | 4       | S1
    Kent          | force          | 2019-04/2020-03 | 2       | S1`,
  'taser-officers': `
    geography     | date       | value | source_id
    West Midlands | 2015-02-12 | 7     | S1`,
});

test('the rows of a force are its own in every table, not those of the region that has its name', () => {
  const force = { geography: 'West Midlands', force_name: 'West Midlands' } as Force;
  expect(forceCsv(forceTables, force)).toMatchInlineSnapshot(`
    "force,table,when,measure,group,value,qualifier,release,released,source,source_standing,source_id,source_licence,note
    West Midlands,force-reports,2019-04/2020-03,,,4,,,,"P, “T”, 2020",official,S1,,
    West Midlands,taser-officers,2015-02-12,,,7,,,,"P, “T”, 2020",official,S1,,
    "
  `);
});

test('every table with rows of places says when and who, or the file of a force would not', () => {
  const incomplete = tableNames.filter((name) => {
    const { geography, source_id, date, period }: column.TableDefinition['columns'] =
      tableDefinitions[name].columns;
    return name !== 'police-forces' && geography && !(source_id && (date ?? period));
  });
  expect(incomplete).toEqual([]);
});
