import Papa from 'papaparse';
import { tableDefinitions, type TableName, tableNames } from '../../src/data/tables/index.ts';
import { DataErrors } from '../data/data-error.ts';
import { parseTable } from '../data/parse-table.ts';
import { readTextTables } from '../diff/compare-rows.ts';
import type { LoadedRow } from './loader.ts';

/**
 * A CSV with the columns of one of our tables, in any order; undefined where no table has these columns. Where several
 * have, their measures differ, and it is the table that accepts its rows.
 */
export function loadOwnTable(file: string, bytes: Uint8Array): LoadedRow[] | undefined {
  const text = new TextDecoder().decode(bytes);
  const [header = []] = Papa.parse<string[]>(text, { preview: 1 }).data;
  const sameColumns = (table: TableName) =>
    Object.keys(tableDefinitions[table].columns).toSorted().join() === header.toSorted().join();
  const [best] = tableNames
    .filter(sameColumns)
    .map((table) => ({ table, errors: parseTable(tableDefinitions[table], bytes).errors }))
    .toSorted((a, b) => a.errors.length - b.errors.length);
  if (!best) return undefined;
  const { table, errors } = best;
  if (errors.length > 0) throw new DataErrors(errors.map((error) => ({ ...error, file })));
  const isThis = (path: string) => path === `data/${table}.csv`;
  const rows = readTextTables((path) => (isThis(path) ? bytes : new Uint8Array()))[table];
  return rows.map(({ row, cells }) => ({ table, cell: `row ${row}`, cells }));
}
