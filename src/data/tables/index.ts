import * as all from './all.ts';
import type { RowOf } from '../schema.ts';

type Definition = (typeof all)[keyof typeof all][number];

export type TableName = Definition['name'];

/** Every table of data/, by the name of its file, in the order of the names. */
export const tableDefinitions = Object.fromEntries(
  Object.values(all)
    .flat()
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((definition) => [definition.name, definition]),
) as { [N in TableName]: Extract<Definition, { name: N }> };

/** All the figures: the typed rows of each table. */
export type Tables = { [N in TableName]: RowOf<(typeof tableDefinitions)[N]>[] };

export const tableNames = Object.keys(tableDefinitions) as TableName[];
