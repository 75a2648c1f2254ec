import Papa from 'papaparse';
import { tableDefinitions, type TableName, tableNames } from '../../src/figures/tables/index.ts';
import { Faults } from '../fault.ts';
import { readTable } from '../read-table.ts';
import { parseCsvRows } from './csv-rows.ts';
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
    .map((table) => ({ table, faults: readTable(tableDefinitions[table], bytes).faults }))
    .toSorted((a, b) => a.faults.length - b.faults.length);
  if (!best) return undefined;
  const { table, faults } = best;
  if (faults.length > 0) throw new Faults(faults.map((fault) => ({ ...fault, file })));
  return parseCsvRows(text).map(({ row, cells }) => ({ table, cell: `row ${row}`, cells }));
}
