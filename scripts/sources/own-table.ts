import Papa from 'papaparse';
import { factsOf } from '../../src/data/column.ts';
import type { TableDefinition } from '../../src/data/table.ts';
import { tableDefinitions, tableNames } from '../../src/data/tables/index.ts';
import { DataErrors } from '../data/data-error.ts';
import { parseTable } from '../data/parse-table.ts';
import { readTextTables } from '../diff/compare-rows.ts';
import type { LoadedRow } from './loader.ts';

/**
 * A CSV with the columns of one of our tables, in any order; columns that may be empty may be missing. Undefined where no
 * table has these columns. Where several have, their measures differ, and it is the table that accepts its rows.
 */
export function loadOwnTable(file: string, given: Uint8Array): LoadedRow[] | undefined {
  const { data } = Papa.parse<string[]>(new TextDecoder().decode(given).trimEnd());
  const [header = [], ...records] = data;
  const [best] = tableNames
    .filter((table) => fits(tableDefinitions[table], header))
    .map((table) => {
      const missing = Object.keys(tableDefinitions[table].columns).filter((name) => !header.includes(name));
      const filled = [
        [...header, ...missing],
        ...records.map((cells) => [...cells, ...missing.map(() => '')]),
      ];
      const bytes =
        missing.length === 0 ? given : new TextEncoder().encode(Papa.unparse(filled, { newline: '\n' }));
      return { table, bytes, errors: parseTable(tableDefinitions[table], bytes).errors };
    })
    .toSorted((a, b) => a.errors.length - b.errors.length);
  if (!best) return undefined;
  const { table, bytes, errors } = best;
  if (errors.length > 0) throw new DataErrors(errors.map((error) => ({ ...error, file })));
  const isThis = (path: string) => path === `data/${table}.csv`;
  const rows = readTextTables((path) => (isThis(path) ? bytes : new Uint8Array()))[table];
  return rows.map(({ row, cells }) => ({ table, cell: `row ${row}`, cells }));
}

const fits = ({ columns }: TableDefinition, header: string[]) =>
  header.every((name) => name in columns) &&
  Object.entries(columns).every(([name, column]) => header.includes(name) || factsOf(column).optional);
