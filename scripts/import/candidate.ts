import type { TableName } from '../../src/figures/tables/index.ts';

/** A row that may come into a table, as it would be written, and where in the file it was read. */
export interface Candidate {
  table: TableName;
  /** Every column of the table, as text. */
  cells: Record<string, string>;
  /** Table_2!B12, or the row of a table in our own shape. */
  at: string;
}
