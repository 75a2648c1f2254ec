import type { DataError } from '../data-error.ts';

/** Reports what is wrong in a column of a row. */
export type Refuse = (
  column: string,
  received: string | number | null,
  expected: string,
  fix: string,
) => void;

/** All that is wrong in some rows of a table. */
export function checkRows<Row extends { row: number }>(
  table: string,
  rows: Row[],
  check: (row: Row, refuse: Refuse) => void,
): DataError[] {
  const errors: DataError[] = [];
  for (const row of rows) {
    const position = { file: `data/${table}.csv`, row: row.row };
    check(row, (column, received, expected, fix) => {
      errors.push({ ...position, column, received: String(received ?? ''), expected, fix });
    });
  }
  return errors;
}
