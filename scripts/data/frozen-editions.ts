import { z } from 'astro/zod';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Chart } from '../../src/charts/kit/define-chart.ts';
import type { ChartRow } from '../../src/data/chart-row.ts';
import { textFile } from '../../src/charts/kit/sentence.ts';
import type { Edition, Editions } from '../../src/data/editions.ts';
import type { TableDefinition } from '../../src/data/schema.ts';
import { type TableName, type Tables, tableDefinitions, tableNames } from '../../src/data/tables/index.ts';
import { parseTextRows, type TextTables, readTextTables } from '../diff/compare-rows.ts';
import { type DataError, fail, messageOf, tryTo } from './data-error.ts';
import { deriveOnce, readOnce } from '../../src/data/derive-once.ts';
import { checkCell } from './parse-table.ts';
import { type AnyRow, formatKey, rowsOfTable } from './table-rows.ts';

/**
 * What each edition froze: data/editions/<date>/tables/ holds each table and texts/ the text.md of each chart that differs
 * from the edition before, and edition.json the version of the figures and the charts that the edition changed. The rows of a
 * chart follow from the tables.
 */

const folder = 'data/editions';

const aboutSchema = z.strictObject({
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  changed: z.array(z.string()),
});

/** Their dates, oldest first. What a file manager leaves behind in the folder, such as .DS_Store, is none. */
export const listEditions = (root: string): string[] =>
  globSync(`${folder}/[0-9]*-[0-9]*-[0-9]*/`, { cwd: root })
    .map((path) => basename(path))
    .toSorted();

/** The version that an edition was given, and the charts that it changed: in the first edition all. Throws DataErrors where they cannot be read. */
export function parseAbout(root: string, date: string): z.infer<typeof aboutSchema> {
  const file = `${folder}/${date}/edition.json`;
  const text = existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '';
  const { data } = aboutSchema.safeParse(tryTo(() => JSON.parse(text) as unknown));
  const expected =
    'the version of the edition and the charts that it changed, as {"version":"1.2.0","changed":["timeline"]}';
  return data ?? fail(file, { received: text.trim(), expected, fix: 'take the file back from git' });
}

type RowsByChart = Record<string, ChartRow[]>;

/** The editions with the rows that each changed, and which charts have changed since. */
export function collectEditions(
  root: string,
  { charts, released, now }: { charts: readonly Chart[]; released: ReleasedTables[]; now: RowsByChart },
): Editions & { errors: DataError[] } {
  const errors: DataError[] = [];
  const derive = (ids: string[], { date, tables }: ReleasedTables): RowsByChart => {
    const derived = charts.flatMap(({ id, rows }) => {
      const report = (thrown: unknown) =>
        errors.push({
          file: `src/charts/${id}`,
          received: messageOf(thrown),
          expected: `rows from the tables of the edition of ${date}, for its pinned embeds`,
          fix: 'let the chart leave out what that edition does not hold',
        });
      const found = ids.includes(id) && tryTo(() => deriveOnce(rows, rows, tables), report);
      return found ? [[id, found] as const] : [];
    });
    return Object.fromEntries(derived);
  };
  const editions = released.map((edition) => {
    const about = parseAbout(root, edition.date);
    const { notes, sources } = edition.tables;
    return {
      date: edition.date,
      ...about,
      texts: readFrozenTexts(root, edition.date, charts),
      tables: { notes, sources },
      rows: derive(about.changed, edition),
      corrected: {},
    };
  });
  const newest = released.at(-1);
  const had = editions.flatMap(({ changed }) => changed);
  const last = newest ? derive(had, newest) : {};
  return {
    editions,
    unreleased: Object.keys(now).filter((id) => !haveSameRows(now[id], last[id])),
    errors,
  };
}

/** Whether a chart has the same rows, in any order. */
const haveSameRows = (one?: ChartRow[], other?: ChartRow[]): boolean =>
  one === other || isDeepStrictEqual(one, other) || isDeepStrictEqual(new Set(one), new Set(other));

/** These are histories themselves: an edition needs none of its own. */
const notFrozen: TableName[] = ['addresses', 'corrections'];
export const frozenTables = tableNames.filter((name) => !notFrozen.includes(name));

const tablePath = (name: TableName) => `tables/${name}.csv`;
const textPath = (chart: string) => `texts/${chart}.md`;

/**
 * A file as an edition had it, by its path from the root: as that edition froze it, or the one before that differed. What came
 * later, or what an edition lacks, is as the next edition has it. Undefined where none has.
 */
function findFrozen(root: string, date: string, path: string): string | undefined {
  const dates = listEditions(root);
  const nearestFirst = [
    ...dates.filter((other) => other <= date).toReversed(),
    ...dates.filter((other) => other > date),
  ];
  return nearestFirst
    .map((other) => `${folder}/${other}/${path}`)
    .find((file) => existsSync(join(root, file)));
}

export function readFrozen(root: string, date: string, path: string): Uint8Array | undefined {
  const file = findFrozen(root, date, path);
  return file === undefined ? undefined : readOnce(join(root, file));
}

const readFrozenTexts = (root: string, date: string, charts: readonly Chart[]): Edition['texts'] =>
  Object.fromEntries(
    charts.flatMap(({ id }) => {
      const file = findFrozen(root, date, textPath(id));
      return file ? [[id, { file, source: new TextDecoder().decode(readOnce(join(root, file))) }]] : [];
    }),
  );

/** The files that an edition freezes, as they are now, by their paths in its folder. */
export function readFreezable(root: string): Record<string, Uint8Array> {
  const texts = globSync(textFile('*'), { cwd: root }).map((file) => [
    textPath(basename(dirname(file))),
    file,
  ]);
  const tables = frozenTables.map((name) => [tablePath(name), `data/${name}.csv`]);
  return Object.fromEntries(
    [...tables, ...texts].map(([path = '', file = '']) => [path, readFileSync(join(root, file))]),
  );
}

interface NewEdition {
  date: string;
  version: string;
  /** Ids of the charts that it changes. */
  changed: string[];
  files: Record<string, Uint8Array>;
}

/** The content of each file of a new edition, by its path. */
export const formatEdition = (
  root: string,
  { date, version, changed, files }: NewEdition,
): Record<string, string | Uint8Array> => ({
  [`${folder}/${date}/edition.json`]: `${JSON.stringify({ version, changed })}\n`,
  ...Object.fromEntries(
    Object.entries(files)
      .filter(([path, bytes]) => Buffer.compare(bytes, readFrozen(root, date, path) ?? Buffer.of()) !== 0)
      .map(([path, bytes]) => [`${folder}/${date}/${path}`, bytes]),
  ),
});

/** All tables as an edition had them. */
export interface ReleasedTables {
  date: string;
  tables: Tables;
}

/**
 * The tables of every edition, oldest first. What an edition lacks is as the next one has it, or the present: a table, a column
 * of a row, or a source, which a row that had been left out may cite.
 */
export const parseReleasedTables = (root: string, present: Tables): ReleasedTables[] =>
  listEditions(root).reduceRight<ReleasedTables[]>((editions, date) => {
    const next = editions[0]?.tables ?? present;
    const parsed = tableNames.map((name) => {
      const bytes = readFrozen(root, date, tablePath(name));
      const parse = (inputs: Next) => parseFrozen(tableDefinitions[name], bytes ?? Buffer.of(), inputs);
      const rows = rowsOfTable(next, name);
      return [name, bytes ? deriveOnce(bytes, parse, { next: rows }) : rows];
    });
    const tables = Object.fromEntries(parsed) as unknown as Tables;
    const { sources } = tables;
    const addLater = (inputs: Next<Tables['sources'][number]>) => {
      const known = new Set(sources.map(({ source_id }) => source_id));
      return [...sources, ...inputs.next.filter(({ source_id }) => !known.has(source_id))];
    };
    const allSources = deriveOnce(sources, addLater, { next: next.sources });
    return [{ date, tables: { ...tables, sources: allSources } }, ...editions];
  }, []);

/** The rows of a table as the next edition has them. */
interface Next<Row = AnyRow> {
  next: Row[];
}

/** A cell that is missing, or no longer fits its column, is taken from the next edition’s row with the same key, or unknown. */
function parseFrozen({ columns, key }: TableDefinition, bytes: Uint8Array, inputs: Next): AnyRow[] {
  const rows = parseTextRows(bytes);
  const known = { key: key.filter((column) => column in (rows[0]?.cells ?? {})) };
  let nextRows: Map<string, AnyRow> | undefined;
  return rows.map(({ row, cells }) => {
    const values = Object.entries(columns).map(([column, schema]) => {
      const cell = cells[column];
      const value = cell === undefined ? undefined : checkCell(schema, cell);
      if (value !== undefined) return [column, value] as const;
      nextRows ??= new Map(inputs.next.map((next) => [formatKey(known, next), next]));
      return [column, nextRows.get(formatKey(known, cells))?.[column] ?? null] as const;
    });
    return { row, ...Object.fromEntries(values) };
  });
}

/** The tables of the newest edition as text; undefined before the first. */
export function readReleasedText(root: string): { date: string; tables: TextTables } | undefined {
  const date = listEditions(root).at(-1);
  if (date === undefined) return undefined;
  return { date, tables: readTextTables((path) => readFrozen(root, date, `tables/${basename(path)}`)) };
}
