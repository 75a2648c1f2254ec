import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import { citeInFull, factsAlone, findSources, listLicences, notesOnTable } from '../data/cite.ts';
import { dataVersion, type EditionDates } from '../data/editions.ts';
import { parseDate, toInstant } from '../data/format.ts';
import { tableDefinitions, type TableName, tableNames, type Tables } from '../data/tables/index.ts';
import { stableId } from '../editions/feed.ts';
import { address, projectName, siteTitle } from '../site.ts';
import { writeCsv } from '../data/csv.ts';
import { loadGuide } from '../data/guide.ts';
import { z } from 'astro/zod';
import { extent } from 'd3';
import type { ChartRow } from '../data/chart-row.ts';
import { factsOf, isDate, isPeriod, type TableDefinition } from '../data/schema.ts';

/** All figures as a Data Package, version 2.0: https://datapackage.org/standard/data-package/ */

export const packageName = 'routinely-unarmed';

export const packageDescription =
  'The published figures behind “Routinely Unarmed”: what London’s police officers answered when they were asked whether all of them should carry a gun, and the official statistics on armed policing, Taser and the use of force. One row a publication: a figure that was revised, or that the press carried differently, stands once for each time it was published. What must not be joined is said in the description of each table. Not known is empty and never zero.';

const csvNote =
  'In the CSV files a cell that a spreadsheet would run as a formula has an apostrophe before it; in the JSON files it stands as it is. The address of a source that is not to be linked is left out.';

/** The files of the package by their path in it: a CSV and a JSON a table, and the descriptor of them all. */
export function dataPackageFiles(tables: Tables, editions: EditionDates) {
  const offered = offeredTables.map((name) => makeTableFiles(tables, name));
  const cited = [...new Set(offered.flatMap(({ sources }) => sources))];
  const files = offered.flatMap(({ csv, json }) => [csv, json]);
  const resources = files.map(({ resource }) => resource);
  const descriptor = toJson({ ...describePackage(tables, editions, cited), resources });
  return new Map([
    ['datapackage.json', descriptor],
    ...files.map(({ resource, bytes }) => [resource.path, bytes] as const),
  ]);
}

/** The CSV and the JSON of a table, each with what the descriptor says of it. */
function makeTableFiles(tables: Tables, name: TableName) {
  const rows = offeredRows(tables, name);
  const description = describeOfferedTable(tables, name);
  const ids = rows.flatMap(({ source_id }) => (Array.isArray(source_id) ? (source_id as string[]) : []));
  const sources = findSources(tables, [...new Set(ids)]);
  const csv = encode(writeCsv(rows, Object.keys(tableDefinitions[name].columns)));
  const json = toJson({ name, description, rows });
  const ofCsv = {
    name,
    path: `${name}.csv`,
    type: 'table',
    description,
    ...describeBytes(csv, 'csv', 'text/csv'),
    ...(sources.length > 0 && { sources: sources.map(describeSource), licenses: describeLicences(sources) }),
    schema: describeAsSchema(tableDefinitions[name], rows),
  };
  // Not listed as a table, so that nobody adds the same rows up twice.
  const ofJson = {
    name: `${name}-json`,
    path: `${name}.json`,
    description: `The same rows as ${name}.csv, for programs.`,
    ...describeBytes(json, 'json', 'application/json'),
  };
  return { sources, csv: { resource: ofCsv, bytes: csv }, json: { resource: ofJson, bytes: json } };
}

const encode = (text: string) => new TextEncoder().encode(text);

const toJson = (value: object) => encode(`${JSON.stringify(value, null, 1)}\n`);

function describePackage(tables: Tables, editions: EditionDates, cited: Tables['sources']) {
  const newest = editions.editions.at(-1)?.date;
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: packageName,
    id: stableId('data package'),
    title: siteTitle,
    description: `${packageDescription} ${csvNote}`,
    homepage: address('/'),
    version: dataVersion(editions, tables.corrections),
    created: newest && toInstant(newest),
    contributors: [{ title: `The ${projectName}`, roles: ['creator', 'publisher'] }],
    keywords: [
      'police',
      'armed police',
      'firearms',
      'Taser',
      'use of force',
      'surveys of police officers',
      'England and Wales',
      'London',
    ],
    licenses: describeLicences(cited),
    sources: cited.map(describeSource),
  };
}

const describeBytes = (bytes: Uint8Array, format: string, mediatype: string) => ({
  format,
  mediatype,
  encoding: 'utf-8',
  bytes: bytes.length,
  hash: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
});

const describeSource = (source: Tables['sources'][number]) => ({
  title: citeInFull(source),
  ...(source.link && source.url && { path: source.url }),
});

const describeLicences = (sources: Tables['sources']) =>
  listLicences(sources, {
    title: `${factsAlone}; the licence of each source stands in sources.csv`,
    path: 'sources.csv',
  });

/** A zip keeps a local time; this one is the same whatever the time zone, and in no zone skipped by a change of clocks. */
const fixedTime = new Date(2000, 0, 1, 12);

/** All files in one, the same bytes from build to build. */
export const zipFiles = (files: Map<string, Uint8Array>): Uint8Array<ArrayBuffer> =>
  zipSync(
    Object.fromEntries(
      [...files]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([path, bytes]) => [path, [bytes, { level: path.endsWith('.png') ? 0 : 9 }]]),
    ),
    { mtime: fixedTime },
  );

type Row = Record<string, unknown>;

/** The tables that are offered: all but the lists of this site’s own addresses and of what charts show, which hold no figure. */
export const offeredTables = tableNames.filter((name) => !['addresses', 'chart-answers'].includes(name));

/**
 * The rows of a table as they are offered: its own columns alone, in the order of data/, where row 2 is the first. The
 * address of a source that is not to be linked is left out.
 */
function offeredRows(tables: Tables, name: TableName): Row[] {
  const columns = Object.keys(tableDefinitions[name].columns);
  const rows: Row[] =
    name === 'sources'
      ? tables.sources.map((source) => (source.link ? source : { ...source, url: null }))
      : tables[name];
  return rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column]])));
}

/** What a table is, and what must not be joined in it. */
export const describeOfferedTable = (tables: Tables, name: TableName): string =>
  [loadGuide()[name]?.about, ...notesOnTable(tables, name)].join(' ');

/**
 * A table as Table Schema, version 2.0 (datapackage.org): what a CSV of the package holds, for programs. Its cells are
 * written as in data/: lists with semicolons, yes and no as 1 and 0.
 */
export function describeAsSchema(
  { name, columns, key }: TableDefinition,
  rows: Row[],
  meanings = loadGuide()[name]?.columns,
) {
  const isComplete = key.every((column) => !factsOf(columns[column] as z.ZodType).optional);
  const foreignKeys = Object.keys(columns).flatMap((column) => findReference(column, name, rows));
  return {
    fields: Object.entries(columns).map(([column, schema]) =>
      describeField(column, schema, meanings?.[column]),
    ),
    missingValues: [''],
    // A primary key is never empty.
    ...(isComplete ? { primaryKey: key } : { uniqueKeys: [key] }),
    ...(foreignKeys.length > 0 && { foreignKeys }),
  };
}

/** A list is text here: the standard’s own type for lists is newer than most programs that read packages. */
const types = { text: 'string', list: 'string', flag: 'boolean' } as const;

function describeField(name: string, schema: z.ZodType, about = '') {
  const { expected, read, optional } = factsOf(schema);
  const json = z.toJSONSchema(schema instanceof z.ZodNullable ? (schema.unwrap() as z.ZodType) : schema);
  const { minimum, maximum, enum: values, format } = json;
  const constraints = {
    ...(!optional && { required: true }),
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER && { maximum }),
    ...(values && { enum: values }),
  };
  return {
    name,
    type: read === 'number' ? json.type : types[read],
    description: `${about} What may stand here: ${expected}${optional ? ', or nothing' : ''}.`,
    ...(format === 'uri' && { format }),
    ...(read === 'flag' && { trueValues: ['1'], falseValues: ['0'] }),
    ...(Object.keys(constraints).length > 0 && { constraints }),
  };
}

const tablesOfIds: Record<string, string> = { source_id: 'sources', survey_id: 'surveys' };

/** A column of ids refers to their table, if every cell holds one id: a foreign key cannot be a list. */
function findReference(column: string, table: string, rows: Row[]) {
  const resource = tablesOfIds[column];
  const isSingle = rows.every(
    (row) => typeof row[column] === 'string' || (row[column] as string[] | null)?.length === 1,
  );
  return resource && resource !== table && rows.length > 0 && isSingle
    ? [{ fields: [column], reference: { resource, fields: [column] } }]
    : [];
}

/** The columns that may give the time of a row. The first that it has counts. */
const timeColumns = ['period', 'date', 'start', 'published', 'year'];

const isTime = (value: string) => isDate(value) || isPeriod(value);

/**
 * The time that rows are about, from the first to the last: 2010-03-31/2025-03-31, or one date. Where no row has one it is
 * read from the chart’s reference date: “January 2017”, “2013 to 2024”. Undefined where neither says.
 */
export function timeCovered(rows: ChartRow[], referenceDate: string): string | undefined {
  const inRows = rows.flatMap(
    (row) => timeColumns.map((column) => String(row[column] ?? '')).find(isTime) ?? [],
  );
  const inText = referenceDate.split(' to ').flatMap((date) => parseDate(date) ?? []);
  const times = inRows.length > 0 ? inRows : inText;
  const [first, last] = extent(times.flatMap((time) => time.split('/')));
  return first === last ? first : `${first}/${last}`;
}
