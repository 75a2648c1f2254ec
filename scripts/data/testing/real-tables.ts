import { readFileSync } from 'node:fs';
import { tableDefinitions, tableNames, type Tables } from '../../../src/data/tables/index.ts';
import { type DataError, formatError } from '../data-error.ts';
import { parseTable } from '../parse-table.ts';

const read = Object.fromEntries(
  tableNames.map((name) => [name, parseTable(tableDefinitions[name], readFileSync(`data/${name}.csv`)).rows]),
) as unknown as Tables;

/** The tables of data/ as they stand: a copy for each test, so that no change reaches another. */
export const realTables = (): Tables => structuredClone(read);

/** The row that has these values; throws where there is none, or more than one. */
export function findRow<R extends object>(rows: R[], values: Partial<R>): R {
  const found = rows.filter((row) =>
    Object.entries(values).every(([name, value]) => row[name as keyof R] === value),
  );
  if (found.length !== 1) throw new Error(`${found.length} rows with ${JSON.stringify(values)}`);
  return found[0] as R;
}

/** That row with some of its cells changed. */
export const changeRow = <R extends object>(rows: R[], values: Partial<R>, cells: Partial<R>): R =>
  Object.assign(findRow(rows, values), cells);

/**
 * Faults as an editor reads them. Tests on real tables compare them with strings that take the row's number from the row,
 * so that an editor who adds a row above breaks no test.
 */
export const print = (errors: DataError[]): string[] => errors.map(formatError);
