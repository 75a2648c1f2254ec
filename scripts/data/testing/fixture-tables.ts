import { tableNames, type TableName, type Tables } from '../../../src/data/tables/index.ts';
import { type DataError, formatError } from '../data-error.ts';

type Rows = { [N in TableName]?: Partial<Tables[N][number]>[] };

/**
 * Tables with these rows alone, numbered as in a spreadsheet. Each row holds only the columns that a test is about.
 */
export const fixtureTables = (rows: Rows): Tables =>
  Object.fromEntries(
    tableNames.map((name) => [name, (rows[name] ?? []).map((row, index) => ({ row: index + 2, ...row }))]),
  ) as unknown as Tables;

/** Errors as an editor reads them. */
export const formatErrors = (errors: DataError[]): string => errors.map(formatError).join('\n');
