import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { formatCell } from '../../src/data/csv.ts';
import type { TableDefinition } from '../../src/data/schema.ts';
import { tableDefinitions, type TableName, type Tables } from '../../src/data/tables/index.ts';
import { type DataError, type ErrorText, throwIfAny } from './data-error.ts';
import { parseTable } from './parse-table.ts';

/** A row of any table. */
export type AnyRow = { row: number } & Record<string, unknown>;

export const rowsOfTable = (tables: Tables, name: TableName): AnyRow[] => tables[name];

/** Reports what is wrong in a column of a row. What was received is the cell, unless it is given. */
export type Refuse = (column: string, text: Omit<ErrorText, 'received'> & { received?: string }) => void;

/** All that is wrong in some rows of a table. */
export function checkRows<Row extends { row: number }>(
  table: string,
  rows: Row[],
  check: (row: Row, refuse: Refuse) => void,
): DataError[] {
  const errors: DataError[] = [];
  for (const row of rows)
    check(row, (column, text) => {
      const received = formatCell((row as AnyRow)[column]);
      errors.push({ file: `data/${table}.csv`, row: row.row, column, received, ...text });
    });
  return errors;
}

const between = ' | ';

/** Spaces next to a bar or a semicolon make no difference. */
const tidy = (key: string): string =>
  key
    .replaceAll(/\s*;\s*/g, ';')
    .replaceAll(/\s*\|\s*/g, between)
    .trim();

/** How an editor names a row, parsed or as text: the cells of its key, or of these columns, with bars between. */
export const formatKey = ({ key }: Pick<TableDefinition, 'key'>, row: object): string =>
  tidy(key.map((column) => formatCell((row as Record<string, unknown>)[column])).join(between));

/** The keys of the rows that a correction names. A key may hold semicolons, too, as between two sources: what has no bar goes on with it. */
export function namedRows({ rows }: Pick<Tables['corrections'][number], 'rows'>): string[] {
  const text = (rows ?? []).join(';');
  return text === '' ? [] : text.split(text.includes('|') ? /;(?=[^;]*\|)/ : ';').map(tidy);
}

/** The text of a table with new rows below those that are there, which stay byte for byte. It is checked as a whole. */
export function appendRows(table: TableName, rows: Record<string, string>[]): [path: string, text: string][] {
  if (rows.length === 0) return [];
  const path = `data/${table}.csv`;
  const before = readFileSync(path, 'utf8');
  const newline = before.includes('\r\n') ? '\r\n' : '\n';
  const [columns = []] = Papa.parse<string[]>(before, { preview: 1 }).data;
  const cells = rows.map((row) => columns.map((column) => row[column] ?? ''));
  const text = [before.replace(/\r?\n$/, ''), Papa.unparse(cells, { newline }), ''].join(newline);
  const { errors } = parseTable(tableDefinitions[table], new TextEncoder().encode(text));
  throwIfAny(errors);
  return [[path, text]];
}
