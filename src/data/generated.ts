import { join } from 'node:path';
import type { ChartRow } from './chart-row.ts';
import { makeOnce, readOnce } from './derive-once.ts';
import type { Editions } from './editions.ts';
import { tableNames, type Tables } from './tables/index.ts';

/** Typed access to src/generated/, which `npm run data` writes only when every check has passed. */

const folder = join(process.cwd(), 'src/generated');

const parse = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes));

/** What did not change since it was loaded is the same object. */
function load(name: string): unknown {
  try {
    return makeOnce(load, readOnce(join(folder, `${name}.json`)), parse);
  } catch (cause) {
    throw new Error(`src/generated/${name}.json cannot be read; run npm run data`, { cause });
  }
}

/** A name for the figures as they are, eight characters long: pages fetch fragments of one data run alone. */
export const loadVersion = (): string => load('version') as string;

const builtVersion = import.meta.env.PROD ? loadVersion() : undefined;

let versionThisTask: string | undefined;

/** A build has one version. Under `npm run dev` the figures change, and pages ask often: each task of the event loop reads it once. */
function currentVersion(): string {
  if (builtVersion) return builtVersion;
  if (!versionThisTask)
    setImmediate(() => {
      versionThisTask = undefined;
    });
  return (versionThisTask ??= loadVersion());
}

/** A value made once for each data run, or one for each key: the same object each time. */
export function oncePerRun<Key extends (string | number | undefined)[], T>(
  make: (...key: Key) => T,
): (...key: Key) => T {
  let made = { version: '', values: new Map<string, T>() };
  return (...key) => {
    const version = currentVersion();
    if (made.version !== version) made = { version, values: new Map() };
    const name = key.join();
    const value = made.values.get(name) ?? make(...key);
    made.values.set(name, value);
    return value;
  };
}

/** All tables of data/. */
export const loadTables = oncePerRun(
  () => Object.fromEntries(tableNames.map((name) => [name, load(name)])) as Tables,
);

const loadRowsOf = oncePerRun((id: string) => load(`charts/${id}`) as ChartRow[]);

/** The rows of a chart, for all its states. */
export const loadChartRows = ({ id }: { id: string }): ChartRow[] => loadRowsOf(id);

/** The numbers and claims of the prose. */
export const loadProse = oncePerRun(() => load('prose') as Prose);

/** What this site has released, and what has changed since. */
export const loadEditions = oncePerRun(() => load('editions') as Editions);

/** One publication of a number, or of a figure that it was derived from. */
export interface Publication {
  /** The value as this publication gives it, formatted. */
  text: string;
  /** What this figure is, where the number is derived from several. */
  label: string | null;
  publisher: string;
  released: string | null;
  /** Publisher and day as a note gives them, and what a reader must know of how the figure was seen. */
  cited: string;
  source_id: string[];
  /** Where the row is: name of the table, row in the spreadsheet. */
  table: string;
  row: number;
  /** The arithmetic, where no release prints the figure itself. */
  worked_out: string | null;
}

/** A number of the prose, as <Figure of="…"> shows it. */
export interface ProseFigure {
  text: string;
  label: string;
  as_at: string;
  /** Newest first; at least one. */
  publications: Publication[];
  /** How it follows from the publications, where it is not one of them. */
  working: string | null;
  /** What was published instead, earlier or by others, in a sentence without its stop. */
  others: string | null;
}

/** The note of a number, as a page fetches it. */
export interface NumberNote {
  /** What the number counts, and when. */
  what: string;
  /** Where it comes from, in sentences. */
  origin: string;
  links: { text: string; href: string }[];
}

/** A sentence of an MDX file. */
interface ProsePosition {
  file: string;
  line: number;
  sentence: string;
}

/** All that the prose says with figures, as `npm run data` found and checked it. */
export interface Prose {
  /** Words of running text in each file. */
  lengths: { file: string; words: number }[];
  numbers: (ProseFigure & { id: string; positions: ProsePosition[] })[];
  claims: { id: string; figures: Record<string, string | number>; positions: ProsePosition[] }[];
}
