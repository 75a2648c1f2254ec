import { z } from 'astro/zod';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import Papa from 'papaparse';
import { DataErrors } from './data-error.ts';
import { checkCell } from './parse-table.ts';
import { formatKey } from './row-keys.ts';
import { type TextTables, readTextTables } from '../diff/compare-rows.ts';
import type { ChartRow } from '../../src/data/chart-row.ts';
import type { Editions } from '../../src/data/editions.ts';
import type { TableDefinition } from '../../src/data/table.ts';
import { type TableName, type Tables, tableDefinitions, tableNames } from '../../src/data/tables/index.ts';

/**
 * The frozen rows of each chart: data/editions/<date>/<chart>.json, one row a line so that git shows what changed; and
 * next to them edition.json with the version of the figures, which no later change of ours may alter, and in tables/ each
 * table that differs from the edition before.
 */

const folder = 'data/editions';
/** No chart has this id: it is reserved. */
const about = 'edition.json';

const versionSchema = z.strictObject({ version: z.string().regex(/^\d+\.\d+\.\d+$/) });

type Frozen = Record<string, string>;

export const freezeRows = (rows: ChartRow[]): string =>
  `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;

export function listEditions(root: string): string[] {
  return existsSync(join(root, folder)) ? readdirSync(join(root, folder)).toSorted() : [];
}

function readEdition(root: string, date: string): Frozen {
  const files = readdirSync(join(root, folder, date))
    .filter((file) => file.endsWith('.json') && file !== about)
    .toSorted();
  return Object.fromEntries(
    files.map((file) => [file.replace(/\.json$/, ''), readFileSync(join(root, folder, date, file), 'utf8')]),
  );
}

/** The version that an edition was given. Throws DataErrors where it has none. */
export function parseEditionVersion(root: string, date: string): string {
  const file = `${folder}/${date}/${about}`;
  const text = existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '';
  const { data } = versionSchema.safeParse(text === '' ? undefined : JSON.parse(text));
  if (!data)
    throw new DataErrors([
      {
        file,
        received: text.trim(),
        expected: 'the version of the edition, as {"version":"1.2.0"}',
        fix: 'take the file back from git',
      },
    ]);
  return data.version;
}

type Migrate = (chart: string, row: ChartRow) => ChartRow;

/** The charts whose rows differ, whatever columns they had. */
const differing = (earlier: Frozen, later: Frozen, migrate: Migrate): string[] => {
  const read = (id: string, text = 'null') =>
    (JSON.parse(text) as ChartRow[] | null)?.map((row) => migrate(id, row));
  return Object.keys(later).filter(
    (id) => later[id] !== earlier[id] && !isDeepStrictEqual(read(id, later[id]), read(id, earlier[id])),
  );
};

/** What was released with the rows that each edition changed, and which charts have moved on since. */
export function collectEditions(
  root: string,
  charts: Record<string, ChartRow[]>,
  migrate: Migrate = (_chart, row) => row,
): Editions {
  const dates = listEditions(root);
  const frozen = dates.map((date) => readEdition(root, date));
  const now = Object.fromEntries(Object.entries(charts).map(([id, rows]) => [id, freezeRows(rows)]));
  return {
    editions: dates.map((date, index) => {
      const changed = differing(frozen[index - 1] ?? {}, frozen[index] ?? {}, migrate);
      return {
        date,
        version: parseEditionVersion(root, date),
        changed,
        rows: Object.fromEntries(
          changed.map((id) => [id, JSON.parse(frozen[index]?.[id] ?? '[]') as ChartRow[]]),
        ),
        corrected: {},
      };
    }),
    unreleased: differing(frozen.at(-1) ?? {}, now, migrate),
  };
}

/** Histories of their own: what they say of an edition is never taken back. */
const notFrozen: TableName[] = ['addresses', 'corrections'];
export const frozenTables = tableNames.filter((name) => !notFrozen.includes(name));

/**
 * The file of a table as an edition had it: as that edition froze it, or the one before that differed. A table that came later, or
 * that an edition lacks, is as the next edition has it. Undefined where none has.
 */
export function findFrozenTable(root: string, date: string, name: TableName): string | undefined {
  const dates = listEditions(root);
  const nearestFirst = [
    ...dates.filter((other) => other <= date).toReversed(),
    ...dates.filter((other) => other > date),
  ];
  return nearestFirst
    .map((other) => join(root, folder, other, 'tables', `${name}.csv`))
    .find((path) => existsSync(path));
}

export function readFrozenTable(root: string, date: string, name: TableName): Uint8Array | undefined {
  const path = findFrozenTable(root, date, name);
  return path === undefined ? undefined : readFileSync(path);
}

/** The tables that an edition freezes, as they stand. */
export const readTables = (root: string): [name: TableName, bytes: Uint8Array][] =>
  frozenTables.map((name) => [name, readFileSync(join(root, `data/${name}.csv`))]);

interface NewEdition {
  date: string;
  version: string;
  charts: Record<string, ChartRow[]>;
  tables: [name: TableName, bytes: Uint8Array][];
}

/** The content of each file of a new edition, by its path. */
export const formatEdition = (
  root: string,
  { date, version, charts, tables }: NewEdition,
): Record<string, string | Uint8Array> => ({
  [`${folder}/${date}/${about}`]: `${JSON.stringify({ version })}\n`,
  ...Object.fromEntries(
    Object.entries(charts).map(([id, rows]) => [`${folder}/${date}/${id}.json`, freezeRows(rows)]),
  ),
  ...Object.fromEntries(
    tables
      .filter(
        ([name, bytes]) => Buffer.compare(bytes, readFrozenTable(root, date, name) ?? Buffer.of()) !== 0,
      )
      .map(([name, bytes]) => [`${folder}/${date}/tables/${name}.csv`, bytes]),
  ),
});

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
