import { collectErrors, type DataError } from '../data-error.ts';

/** Reports what is wrong in a column of a row. */
export type Refuse = (
  column: string,
  received: string | number | null,
  expected: string,
  fix: string,
) => void;

/** All that is wrong in some rows of a table. */
export const checkRows = <Row extends { row: number }>(
  table: string,
  rows: Row[],
  check: (row: Row, refuse: Refuse) => void,
): DataError[] =>
  collectErrors((report) => {
    const file = `data/${table}.csv`;
    for (const row of rows)
      check(row, (column, received, expected, fix) => {
        report({ file, row: row.row, column }, String(received ?? ''), expected, fix);
      });
  });
