import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChartRow } from './chart-row.ts';
import type { Editions } from './editions.ts';
import type { Prose } from './prose.ts';
import { tableNames, type Tables } from './tables/index.ts';

/** Typed access to src/generated/, which `npm run data` writes only when every check has passed. */

const folder = join(process.cwd(), 'src/generated');

function load(name: string): unknown {
  try {
    return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
  } catch (cause) {
    throw new Error(`src/generated/${name}.json cannot be read; run npm run data`, { cause });
  }
}

/** A name for the figures as they are, eight characters long: pages fetch fragments of one data run alone. */
export const loadVersion = (): string => load('version') as string;

const builtVersion = import.meta.env.PROD ? loadVersion() : undefined;

/** A value made once for each data run. A build has one; under `npm run dev` the figures change beneath the pages. */
export function oncePerRun<T>(make: () => T): () => T {
  let made: { version: string; value: T } | undefined;
  return () => {
    const version = builtVersion ?? loadVersion();
    if (made?.version !== version) made = { version, value: make() };
    return made.value;
  };
}

/** All tables of data/. */
export const loadTables = oncePerRun(
  () => Object.fromEntries(tableNames.map((name) => [name, load(name)])) as Tables,
);

const loadedRows = oncePerRun(() => new Map<string, ChartRow[]>());

/** The rows of a chart, for all its states: the same array each time. */
export function loadChartRows({ id }: { id: string }): ChartRow[] {
  const rows = loadedRows().get(id) ?? (load(`charts/${id}`) as ChartRow[]);
  loadedRows().set(id, rows);
  return rows;
}

/** The numbers and claims of the prose. */
export const loadProse = oncePerRun(() => load('prose') as Prose);

/** What this site has released, and what has changed since. */
export const loadEditions = oncePerRun(() => load('editions') as Editions);
