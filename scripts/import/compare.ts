import type { Fault } from '../fault.ts';
import { lastDay } from '../../src/figures/as-known.ts';
import { tableDefinitions, type TableName } from '../../src/figures/tables/index.ts';
import type { Candidate } from './candidate.ts';
import { faultIn } from './findings.ts';
import type { Held, HeldRow } from './held.ts';

/** What a candidate is against what is there. */
export type Compared = { candidate: Candidate } & (
  | { is: 'new' }
  /** The same release said the same before: nothing to do. */
  | { is: 'held'; before: HeldRow }
  /** A later release gives another figure. Both stand. */
  | { is: 'revised'; before: HeldRow }
  /** A release older than all that are held of this figure: what is known at present stays. */
  | { is: 'earlier'; before: HeldRow }
  /** A later release gives the same figure again. */
  | { is: 'repeated'; before: HeldRow }
);

const ofRelease = ['release', 'released', 'source_id', 'note', 'as_described'];

export interface Against {
  held: Held;
  file: string;
  /** The editor named the release, so it is told from others by that name and not by its source. */
  namedRelease: boolean;
}

/** Compares rows with those that are there. A release that contradicts itself is a fault: nothing is ever overwritten. */
export function compareRows(
  candidates: Candidate[],
  { held, file, namedRelease }: Against,
): { compared: Compared[]; faults: Fault[] } {
  const official = new Set(
    held.sources.filter(({ cells }) => cells.standing === 'official').map(({ cells }) => cells.source_id),
  );
  const isOfficial = (cells: Record<string, string>) => idsOf(cells).some((id) => official.has(id));
  const index = new Map<TableName, Map<string, HeldRow[]>>();
  const faults: Fault[] = [];
  const compared = candidates.flatMap((candidate): Compared[] => {
    const { table, cells, at } = candidate;
    const about = index.get(table) ?? rowsByThing(table, held[table]);
    index.set(table, about);
    const rows = about.get(thingOf(table, cells)) ?? [];
    const own = rows.filter((row) => sameRelease(row.cells, cells, namedRelease));
    const equal = own.find((row) => saysSame(table, row.cells, cells));
    if (equal) return [{ candidate, is: 'held', before: equal }];
    const other = own[0];
    if (other) {
      faults.push(
        faultIn(
          file,
          at,
          valueOf(table, cells),
          `${valueOf(table, other.cells)}, as data/${table}.csv:${other.row} says from the same release (${thingOf(table, cells)})`,
          'look which of the two is right; if the release was corrected, give this edition a name with --release and a day with --released',
        ),
      );
      return [];
    }
    const known = rows
      .filter((row) => day(row.cells) <= day(cells) || isWithin(cells.released, row.cells.released))
      .toSorted((a, b) => (day(a.cells) < day(b.cells) ? -1 : 1))
      .at(-1);
    const later = rows[0];
    if (!known) return later ? [{ candidate, is: 'earlier', before: later }] : [{ candidate, is: 'new' }];
    if (!saysSame(table, known.cells, cells)) return [{ candidate, is: 'revised', before: known }];
    // A figure that only newspapers carried is worth having from its own publisher.
    return isOfficial(cells) && !isOfficial(known.cells)
      ? [{ candidate, is: 'new' }]
      : [{ candidate, is: 'repeated', before: known }];
  });
  return { compared, faults };
}

/** The columns that tell what a row is about, whoever published it; none in a table of what was published, such as the sources. */
export function thingColumns(table: TableName): string[] {
  return tableDefinitions[table].key.filter((column) => !ofRelease.includes(column));
}

export const thingOf = (table: TableName, cells: Record<string, string>): string =>
  thingColumns(table)
    .map((column) => cells[column] ?? '')
    .join(' · ');

function rowsByThing(table: TableName, rows: HeldRow[]): Map<string, HeldRow[]> {
  const byThing = new Map<string, HeldRow[]>();
  for (const row of rows) {
    const thing = thingOf(table, row.cells);
    byThing.set(thing, [...(byThing.get(thing) ?? []), row]);
  }
  return byThing;
}

const idsOf = (cells: Record<string, string>): string[] =>
  (cells.source_id ?? '')
    .split(';')
    .map((id) => id.trim())
    .filter((id) => id !== '');

/** Unknown days come last, as the site reads them. */
const day = (cells: Record<string, string>): string => (cells.released ? lastDay(cells.released) : '9999');

/** A month or a year holds the day: nobody knows which of the two came first, and a release of that day is likely the same. */
const isWithin = (day: string | undefined, span: string | undefined): boolean =>
  day !== undefined && span !== undefined && span !== '' && day.startsWith(span);

function sameRelease(held: Record<string, string>, cells: Record<string, string>, named: boolean): boolean {
  if (cells.release !== undefined && held.release === cells.release) return true;
  if (!('released' in cells)) return true;
  if (named) return cells.release === undefined && day(held) === day(cells);
  const ids = idsOf(held);
  return idsOf(cells).some((id) => ids.includes(id));
}

/** Every column but the key and what names the release; numbers by value, so 12 is 12.0. */
function valuesOf(table: TableName, cells: Record<string, string>): string[] {
  const { columns, key } = tableDefinitions[table];
  return Object.keys(columns)
    .filter((column) => !key.includes(column) && !ofRelease.includes(column))
    .map((column) => cells[column] ?? '');
}

function saysSame(table: TableName, a: Record<string, string>, b: Record<string, string>): boolean {
  const others = valuesOf(table, b);
  return valuesOf(table, a).every(
    (value, index) =>
      value === others[index] ||
      (value !== '' && others[index] !== '' && Number(value) === Number(others[index])),
  );
}

/** The figure of a row, or all that it says where it is no figure. */
export function valueOf(table: TableName, cells: Record<string, string>): string {
  const value = cells.value ?? cells.reports ?? cells.percent;
  return value ?? valuesOf(table, cells).join(' · ');
}
