import { z } from 'astro/zod';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import Papa from 'papaparse';
import type { Chart } from '../../src/charts/kit/define-chart.ts';
import type { ChartRow } from '../../src/data/chart-row.ts';
import type { Editions } from '../../src/data/editions.ts';
import type { TableDefinition } from '../../src/data/table.ts';
import { type TableName, type Tables, tableDefinitions, tableNames } from '../../src/data/tables/index.ts';
import { type TextTables, readTextTables } from '../diff/compare-rows.ts';
import { type DataError, DataErrors } from './data-error.ts';
import { deriveOnce } from './derive-once.ts';
import { checkCell } from './parse-table.ts';
import { formatKey } from './row-keys.ts';

/**
 * What each edition froze: data/editions/<date>/tables/ holds each table that differs from the edition before, and
 * edition.json the version of the figures and the charts that the edition changed. The rows of a chart follow from the tables.
 */

const folder = 'data/editions';

const aboutSchema = z.strictObject({
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  changed: z.array(z.string()),
});

export function listEditions(root: string): string[] {
  return existsSync(join(root, folder)) ? readdirSync(join(root, folder)).toSorted() : [];
}

/** The version that an edition was given, and the charts that it changed: in the first edition all. Throws DataErrors where they cannot be read. */
export function parseAbout(root: string, date: string): z.infer<typeof aboutSchema> {
  const file = `${folder}/${date}/edition.json`;
  const text = existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '';
  const { data } = aboutSchema.safeParse(text === '' ? undefined : JSON.parse(text));
  if (!data)
    throw new DataErrors([
      {
        file,
        received: text.trim(),
        expected:
          'the version of the edition and the charts that it changed, as {"version":"1.2.0","changed":["timeline"]}',
        fix: 'take the file back from git',
      },
    ]);
  return data;
}

type RowsByChart = Record<string, ChartRow[]>;

/** What was released with the rows that each edition changed, and which charts have moved on since. */
export function collectEditions(
  root: string,
  { charts, released, now }: { charts: readonly Chart[]; released: ReleasedTables[]; now: RowsByChart },
): Editions & { errors: DataError[] } {
  const errors: DataError[] = [];
  const derive = (ids: string[], { date, tables }: ReleasedTables): RowsByChart => {
    const rowsOf = (chart: Chart) => {
      try {
        return [[chart.id, deriveOnce(chart, (from) => chart.rows(from), tables).value] as const];
      } catch (error) {
        errors.push({
          file: `src/charts/${chart.id}`,
          received: error instanceof Error ? error.message : String(error),
          expected: `rows from the tables of the edition of ${date}, for its pinned embeds`,
          fix: 'let the chart leave out what that edition does not hold',
        });
        return [];
      }
    };
    return Object.fromEntries(charts.filter(({ id }) => ids.includes(id)).flatMap(rowsOf));
  };
  const editions = released.map((edition) => {
    const about = parseAbout(root, edition.date);
    return { date: edition.date, ...about, rows: derive(about.changed, edition), corrected: {} };
  });
  const newest = released.at(-1);
  const had = editions.flatMap(({ changed }) => changed);
  const last = newest ? derive(had, newest) : {};
  return {
    editions,
    unreleased: Object.keys(now).filter(
      (id) => now[id] !== last[id] && !isDeepStrictEqual(now[id], last[id]),
    ),
    errors,
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
  /** Ids of the charts that it changes. */
  changed: string[];
  tables: [name: TableName, bytes: Uint8Array][];
}

/** The content of each file of a new edition, by its path. */
export const formatEdition = (
  root: string,
  { date, version, changed, tables }: NewEdition,
): Record<string, string | Uint8Array> => ({
  [`${folder}/${date}/edition.json`]: `${JSON.stringify({ version, changed })}\n`,
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
    return { date, tables: { ...tables, sources: addLater(tables.sources, present.sources) } };
  });

type Sources = Tables['sources'];

/** With the sources that came later, since a row that had been left out may cite them. */
function addLater(own: Sources, present: Sources): Sources {
  const known = new Set(own.map(({ source_id }) => source_id));
  const later = JSON.stringify(present.filter(({ source_id }) => !known.has(source_id)));
  const join = (added: { later: string }) => [...own, ...(JSON.parse(added.later) as Sources)];
  return deriveOnce(own, join, { later }).value;
}

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

/** Editions share the file of a table that did not change, and what is frozen stays. */
const frozenFiles = new Map<string, { parse: (tables: { present: AnyRow[] }) => AnyRow[] }>();

function parseFrozenOnce(name: TableName, path: string, present: AnyRow[]): AnyRow[] {
  const file = frozenFiles.get(path) ?? { parse: readFrozen(tableDefinitions[name], readFileSync(path)) };
  frozenFiles.set(path, file);
  return deriveOnce(file, file.parse, { present }).value;
}

/** A cell that is not there, or no longer fits its column, is that of the present row with the same key, or unknown. */
const readFrozen = ({ columns, key }: TableDefinition, bytes: Uint8Array) => {
  const { data, meta } = Papa.parse<Record<string, string>>(new TextDecoder().decode(bytes), {
    header: true,
    skipEmptyLines: true,
  });
  const known = { key: key.filter((column) => meta.fields?.includes(column)) };
  const parsed = data.map((cells, index) => {
    const values = Object.entries(columns).map(([column, schema]) => {
      const cell = cells[column];
      return [column, cell === undefined ? undefined : checkCell(schema, cell)] as const;
    });
    const missing = values.flatMap(([column, value]) => (value === undefined ? [column] : []));
    const row = { row: index + 2, ...Object.fromEntries(values) } as AnyRow;
    return { row, missing, key: formatKey(known, cells) };
  });
  const fill = ({ filling }: { filling: string }): AnyRow[] => {
    const values = JSON.parse(filling) as object[];
    return parsed.map(({ row }, index) => ({ ...row, ...values[index] }));
  };
  const isWhole = parsed.every(({ missing }) => missing.length === 0);
  return (tables: { present: AnyRow[] }): AnyRow[] => {
    const present = isWhole ? [] : tables.present;
    const presentRows = new Map(present.map((row) => [formatKey(known, row), row]));
    const values = parsed.map(({ missing, key }) => {
      const now = presentRows.get(key);
      return Object.fromEntries(missing.map((column) => [column, now?.[column] ?? null]));
    });
    return deriveOnce(parsed, fill, { filling: JSON.stringify(values) }).value;
  };
};
