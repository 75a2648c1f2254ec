import { collectErrors, type DataError, type ErrorText } from '../data-error.ts';

/** Reports what is wrong in a column of a row. */
export type Refuse = (
  column: string,
  text: Omit<ErrorText, 'received'> & { received: string | number | null },
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
      check(row, (column, { received, ...advice }) => {
        report({ file, row: row.row, column }, { received: String(received ?? ''), ...advice });
      });
  });
