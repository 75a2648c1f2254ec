import type { z } from 'astro/zod';

type Columns = Record<string, z.ZodType>;

/** A table of data/: its columns in order, the columns that identify its rows, and what it must not be taken for. */
export interface TableDefinition<C extends Columns = Columns, N extends string = string> {
  name: N;
  about: string;
  columns: C;
  key: readonly string[];
}

/** A typed row. `row` is its number in the spreadsheet, where the header is row 1. */
export type RowOf<D extends TableDefinition> = { row: number } & {
  [K in keyof D['columns']]: z.output<D['columns'][K]>;
};

/** The key names columns of the table: the compiler holds that. */
export const defineTable = <const C extends Columns, const N extends string>(
  name: N,
  definition: Omit<TableDefinition<C>, 'name'> & { key: readonly (keyof C & string)[] },
): TableDefinition<C, N> => ({ name, ...definition });
