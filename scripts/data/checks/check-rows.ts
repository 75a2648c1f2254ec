import type { DataError } from '../data-error.ts';

/** What is wrong in a row of a table. */
export type RowError = Omit<DataError, 'file' | 'row'>;

type Found = RowError | false | undefined;

/** All that is wrong in some rows of a table. */
export const checkRows = <Row extends { row: number }>(
  table: string,
  rows: Row[],
  find: (row: Row) => Found | Found[],
): DataError[] =>
  rows.flatMap((row) =>
    [find(row)]
      .flat()
      .flatMap((error) => (error ? [{ file: `data/${table}.csv`, row: row.row, ...error }] : [])),
  );

/** A column, and what it may hold. */
export type NameRule = Omit<RowError, 'received' | 'column'> & { column: string };

/** The same for a column of names, each of which may be wrong. */
export const checkNames = <Row extends { row: number }>(
  table: string,
  rows: Row[],
  rule: NameRule,
  findWrong: (row: Row) => string[],
): DataError[] => checkRows(table, rows, (row) => findWrong(row).map((received) => ({ ...rule, received })));
