import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { TableDefinition } from '../../src/data/table.ts';
import { tableDefinitions, type TableName, tableNames, type Tables } from '../../src/data/tables/index.ts';
import { readTextTables, type TextTables } from '../diff/compare-rows.ts';
import { findFrozenTable, listEditions, readFrozenTable } from './frozen-editions.ts';
import { checkCell } from './parse-table.ts';
import { formatKey } from './row-keys.ts';

/** All tables as an edition had them. */
export interface ReleasedTables {
  date: string;
  tables: Tables;
}

/** A row of any table. */
export type AnyRow = { row: number } & Record<string, unknown>;

/**
 * The tables of every edition, oldest first. What an edition lacks is as it is at present: a table, a column of a row, or a
 * source, which a row that had been left out may cite.
 */
export const parseReleasedTables = (root: string, present: Tables): ReleasedTables[] =>
  listEditions(root).map((date) => {
    const parsed = tableNames.map((name) => {
      const path = findFrozenTable(root, date, name);
      return [name, path ? parseFrozenOnce(name, path, rowsOf(present, name)) : present[name]];
    });
    const tables = Object.fromEntries(parsed) as Tables;
    const known = new Set(tables.sources.map(({ source_id }) => source_id));
    const later = present.sources.filter(({ source_id }) => !known.has(source_id));
    return { date, tables: { ...tables, sources: [...tables.sources, ...later] } };
  });

/** The tables of the newest edition as text; undefined before the first. */
export function readReleasedText(root: string): { date: string; tables: TextTables } | undefined {
  const date = listEditions(root).at(-1);
  if (date === undefined) return undefined;
  const tables = readTextTables((path) => {
    const name = tableNames.find((one) => path === `data/${one}.csv`);
    return (name && readFrozenTable(root, date, name)) ?? new Uint8Array();
  });
  return { date, tables };
}

export const rowsOf = (tables: Tables, name: TableName): AnyRow[] => tables[name];

/** Editions share the file of a table that did not change, and what is frozen stays. By the present rows, then by the file. */
const parsedBefore = new WeakMap<AnyRow[], Map<string, AnyRow[]>>();

function parseFrozenOnce(name: TableName, path: string, present: AnyRow[]): AnyRow[] {
  const files = parsedBefore.get(present) ?? new Map<string, AnyRow[]>();
  const rows = files.get(path) ?? parseFrozen(tableDefinitions[name], readFileSync(path), present);
  parsedBefore.set(present, files.set(path, rows));
  return rows;
}

/** A cell that is not there, or no longer fits its column, is that of the present row with the same key, or unknown. */
function parseFrozen({ columns, key }: TableDefinition, bytes: Uint8Array, present: AnyRow[]): AnyRow[] {
  const { data, meta } = Papa.parse<Record<string, string>>(new TextDecoder().decode(bytes), {
    header: true,
    skipEmptyLines: true,
  });
  const known = { key: key.filter((column) => meta.fields?.includes(column)) };
  const presentRows = new Map(present.map((row) => [formatKey(known, row), row]));
  return data.map((cells, index) => {
    const now = presentRows.get(formatKey(known, cells));
    const values = Object.entries(columns).map(([column, schema]) => {
      const cell = cells[column];
      const value = cell === undefined ? undefined : checkCell(schema, cell);
      return [column, value === undefined ? (now?.[column] ?? null) : value];
    });
    return { row: index + 2, ...Object.fromEntries(values) } as AnyRow;
  });
}
