import { unzipSync } from 'fflate';
import { expect, test, vi } from 'vitest';
import {
  count,
  defineTable,
  flag,
  id,
  oneOf,
  optional,
  percent,
  sources,
  webAddress,
} from '../data/schema.ts';
import { tableNames, type Tables } from '../data/tables/index.ts';
import {
  dataCsv,
  dataJson,
  dataPackageFiles,
  describeAsSchema,
  offeredTables,
  timeCovered,
  zipFiles,
} from './data-package.ts';
import { describeRows, unlabelledColumns } from './chart-metadata.ts';
import { listLive } from '../embeds/list-embeds.ts';

const source = {
  source_id: 'S1',
  title: '=1+1',
  publisher: 'P',
  quotes: null,
  url: 'https://example.org/',
  published: null,
  licence: null,
  evidence: 'quoted',
  standing: 'official',
};
const note = { tables: ['story-claims'], charts: ['story-check'], note: 'Not to be counted' };
const tables = {
  sources: [
    { ...source, link: true },
    { ...source, source_id: 'S2', link: false },
  ],
  'story-claims': [{ claim: 'c', verdict: 'v', what_sources_say: 'w', source_id: ['S1', 'S2'] }],
  notes: [note],
} as unknown as Tables;
const emptyTables = Object.fromEntries(tableNames.map((name) => [name, []])) as unknown as Tables;

test('a CSV has the columns of data/, lists with semicolons, yes and no as 1 and 0, no formula and no address that is not to be linked', () => {
  expect(dataCsv(tables, 'story-claims')).toBe('claim,verdict,what_sources_say,source_id\nc,v,w,S1;S2\n');
  expect(dataCsv(tables, 'sources').split('\n').slice(1)).toEqual([
    `S1,"'=1+1",P,,https://example.org/,,,quoted,official,1,`,
    `S2,"'=1+1",P,,,,,quoted,official,0,`,
    '',
  ]);
});

test('a JSON keeps cells as they are, says what must not be joined, and has no address that is not to be linked', () => {
  const { name, description, rows } = JSON.parse(dataJson(tables, 'story-claims')) as Record<string, unknown>;
  expect({ name, rows }).toEqual({ name: 'story-claims', rows: tables['story-claims'] });
  expect(description).toMatch(/ Not to be counted\.$/);
  expect(dataJson(tables, 'sources').match(/example\.org/g)).toHaveLength(1);
});

test('a package has no address of a source that is not to be linked, and says in each table what must not be joined', () => {
  vi.stubEnv('SITE', '');
  const editions = { editions: [], unreleased: [] };
  const files = dataPackageFiles({ ...emptyTables, ...tables }, editions);
  const texts = [...files.values()].map((bytes) => new TextDecoder().decode(bytes));
  expect(texts.map((text) => text.match(/example\.org/g)?.length ?? 0).filter(Boolean)).toEqual([2, 1, 1]);
  const { resources } = JSON.parse(texts[0] ?? '') as { resources: object[] };
  const description = expect.stringContaining('Not to be counted') as unknown;
  expect(resources).toContainEqual(expect.objectContaining({ name: 'story-claims', description }));
});

test('the list of the site’s own addresses is not among the figures', () => {
  expect(offeredTables).toContain('armed-officers');
  expect(offeredTables).not.toContain('addresses');
});

test('a zip holds its files, in one order whatever the order they came in, without the time of the day', () => {
  const files = ['b.csv', 'a.csv'].map((path) => [path, new TextEncoder().encode(path)] as const);
  const zip = zipFiles(new Map(files));
  expect(Object.keys(unzipSync(zip))).toEqual(['a.csv', 'b.csv']);
  expect(unzipSync(zip)).toEqual(Object.fromEntries(files));
  expect(zipFiles(new Map(files.toReversed()))).toEqual(zip);
});

const loaves = defineTable('loaves', ['bakery', 'kind'], {
  bakery: id,
  kind: oneOf('rye', 'wheat'),
  baked: count,
  sold: optional(percent),
  fresh: flag,
  shop: optional(webAddress),
  source_id: sources,
});
const meanings = {
  bakery: 'Which.',
  kind: 'Of what.',
  baked: 'How many.',
  sold: 'Percent sold.',
  fresh: '1 if of today.',
  shop: 'Where.',
  source_id: 'Where seen.',
};

const rows = [{ source_id: ['S1'] }, { source_id: ['S2'] }];

test('each field has its type, what it holds and what may stand in it', () => {
  expect(describeAsSchema(loaves, rows, meanings).fields.map((field) => JSON.stringify(field)))
    .toMatchInlineSnapshot(`
    [
      "{"name":"bakery","type":"string","description":"Which. What may stand here: an id of letters, digits, hyphens and underscores.","constraints":{"required":true}}",
      "{"name":"kind","type":"string","description":"Of what. What may stand here: one of rye, wheat.","constraints":{"required":true,"enum":["rye","wheat"]}}",
      "{"name":"baked","type":"integer","description":"How many. What may stand here: a whole number, 0 or more.","constraints":{"required":true,"minimum":0}}",
      "{"name":"sold","type":"number","description":"Percent sold. What may stand here: a percentage from 0 to 100, such as 43.6, or nothing.","constraints":{"minimum":0,"maximum":100}}",
      "{"name":"fresh","type":"boolean","description":"1 if of today. What may stand here: 1 for yes or 0 for no.","trueValues":["1"],"falseValues":["0"],"constraints":{"required":true}}",
      "{"name":"shop","type":"string","description":"Where. What may stand here: a web address that begins with http:// or https://, or nothing.","format":"uri"}",
      "{"name":"source_id","type":"string","description":"Where seen. What may stand here: one or more ids of sources.csv, with semicolons between.","constraints":{"required":true}}",
    ]
  `);
});

test('the key is a primary key, and no more than unique where a column of it may be empty', () => {
  const { bakery, sold } = loaves.columns;
  const bread = defineTable('bread', ['bakery', 'sold'], { bakery, sold });
  expect(describeAsSchema(loaves, rows)).toMatchObject({ primaryKey: ['bakery', 'kind'] });
  expect(describeAsSchema(bread, [])).toMatchObject({ uniqueKeys: [['bakery', 'sold']] });
  expect(describeAsSchema(bread, [])).not.toHaveProperty('primaryKey');
});

test('a column of sources refers to their table where each row has one, not where a row has several', () => {
  expect(describeAsSchema(loaves, rows).foreignKeys).toEqual([
    { fields: ['source_id'], reference: { resource: 'sources', fields: ['source_id'] } },
  ]);
  expect(describeAsSchema(loaves, [...rows, { source_id: ['S1', 'S2'] }])).not.toHaveProperty('foreignKeys');
});

test('rows cover the time from the first to the last, in whatever order they stand; rows of one date that date', () => {
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
});

test('where no row has a time the chart’s own text is read, and nothing is made up', () => {
  expect(
    ['January 2017', '2013 to 2024', 'lately'].map((text) => timeCovered([{ year: '2019/20' }], text)),
  ).toEqual(['2017-01', '2013/2024', undefined]);
});

test('every column of every CSV says what it holds, and none is described where its label or table does', () => {
  vi.stubEnv('BASE_URL', '/');
  const columns = listLive().flatMap((embed) =>
    describeRows(embed).tableSchema.columns.map((column) => ({ ...column, path: embed.path })),
  );
  expect(columns.filter((column) => !column['dc:description'])).toEqual([]);
  const needed = columns
    .filter((column) => column['dc:description'] === unlabelledColumns[column.name])
    .map(({ name }) => name);
  expect(new Set(needed)).toEqual(new Set(Object.keys(unlabelledColumns)));
});
