import { writeCsv } from '../data/csv.ts';
import { notesOnTable } from '../data/table-notes.ts';
import { type TableName, tableDefinitions, tableNames, type Tables } from '../data/tables/index.ts';
import { z } from 'astro/zod';
import { extent } from 'd3';
import type { ChartRow } from '../data/chart-row.ts';
import { factsOf, isDate, isPeriod } from '../data/column.ts';
import { parseDate } from '../data/format.ts';
import type { TableDefinition } from '../data/table.ts';

/** The tables that are offered: all but the lists of this site’s own addresses and of what charts show, which hold no figure. */
export const offeredTables = tableNames.filter((name) => !['addresses', 'chart-answers'].includes(name));

type Value = string | number | boolean | string[] | null;

/**
 * The rows of a table as they are offered: its own columns alone, in the order of data/, where row 2 is the first. The
 * address of a source that is not to be linked is left out.
 */
export function offeredRows(tables: Tables, name: TableName): Record<string, Value>[] {
  const columns = Object.keys(tableDefinitions[name].columns);
  const rows: Record<string, unknown>[] =
    name === 'sources'
      ? tables.sources.map((source) => (source.link ? source : { ...source, url: null }))
      : tables[name];
  return rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column] as Value])));
}

/** What a table is, and what must not be joined in it. */
export const describeOfferedTable = (tables: Tables, name: TableName): string =>
  [tableDefinitions[name].about, ...notesOnTable(tables, name)].join(' ');

/** As in data/: a list has semicolons between, yes and no are 1 and 0, and what is not known is empty. */
export function dataCsv(tables: Tables, name: TableName): string {
  const rows = offeredRows(tables, name).map((row) =>
    Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, asText(cell)])),
  );
  return writeCsv(rows, Object.keys(tableDefinitions[name].columns));
}

function asText(cell: Value): string | number | null {
  if (typeof cell === 'boolean') return cell ? 1 : 0;
  return Array.isArray(cell) ? cell.join(';') : cell;
}

export const dataJson = (tables: Tables, name: TableName): string =>
  `${JSON.stringify({ name, description: describeOfferedTable(tables, name), rows: offeredRows(tables, name) }, null, 1)}\n`;

type Row = Record<string, unknown>;

/**
 * A table as Table Schema, version 2.0 (datapackage.org): what a CSV of the package holds, for programs. Its cells are
 * written as in data/: lists with semicolons, yes and no as 1 and 0.
 */
export function describeAsSchema({ name, columns, key }: TableDefinition, rows: Row[]) {
  const isComplete = key.every((column) => !factsOf(columns[column] as z.ZodType).optional);
  const foreignKeys = Object.keys(columns).flatMap((column) => findReference(column, name, rows));
  return {
    fields: Object.entries(columns).map(([column, schema]) => describeField(column, schema)),
    missingValues: [''],
    // A primary key is never empty.
    ...(isComplete ? { primaryKey: key } : { uniqueKeys: [key] }),
    ...(foreignKeys.length > 0 && { foreignKeys }),
  };
}

/** A list is text here: the standard’s own type for lists is newer than most programs that read packages. */
const types = { text: 'string', list: 'string', flag: 'boolean' } as const;

function describeField(name: string, schema: z.ZodType) {
  const { about, expected, read, optional } = factsOf(schema);
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

/** Where a row may say for when it is true: the first of these columns that it has. */
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
