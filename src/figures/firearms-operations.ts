import { vintages } from './as-known.ts';
import { isDate } from './column.ts';
import { formatDate, formatFinancialYear, formatList } from './format.ts';
import type { Tables } from './tables/index.ts';
import { countedOf, isOfficial, readVintages, sourcesOf, thingOf, type Vintage } from './vintages.ts';

/**
 * Home Office, police use of firearms: operations of England and Wales in years to March, from 2008/09. Ministers gave other
 * counts before and beside it; they are not joined. Some releases were only seen through the press, and for some years no
 * release that was seen prints the figure.
 */

/** A year of the official series. A type, not an interface, so that it can stand as a chart’s row. */
export type OperationsRow = {
  period: string;
  year: string;
  /** As it now stands. Null in the years for which no official figure is held. */
  value: number | null;
  first_published: number | null;
  revised: 'yes' | 'no';
  worked_out: string | null;
  /** Whether the present figure was only seen in texts that carry a release, never in one of the Home Office’s own. */
  second_hand: 'yes' | 'no';
  /** What a text that names no release says instead: printed in the notes, never drawn. */
  set_aside: number | null;
  set_aside_released: string | null;
  /** Percent of the operations that were carried out by crews of armed response vehicles. */
  arv_percent: number | null;
  release: string | null;
  released: string | null;
  seen_in: string | null;
  source_id: string | null;
};

export type KnownOperations = OperationsRow & { value: number; first_published: number };

const geography = 'England and Wales';

/** The operations of each year, as they now stand and as first published; a year without a figure is a row without a value. */
export function readOperations(tables: Tables): OperationsRow[] {
  const all = readVintages(tables, 'operations').filter((row) => row.geography === geography);
  const known = vintages(all.filter((row) => row.measure === 'operations'), thingOf).map((publications) => readRow(tables, publications, all));
  return withGaps(known.toSorted((a, b) => a.period.localeCompare(b.period)));
}

function readRow(tables: Tables, publications: Vintage[], all: Vintage[]): OperationsRow {
  const counted = countedOf(tables, publications);
  const aside = publications.find((row) => !counted.includes(row));
  const [first, present] = [counted[0], counted.at(-1)];
  if (!first || !present) throw new Error(`firearms-operations: no release for ${publications[0]?.date}`);
  // A release that prints the figure says more than one that only settles the same figure.
  const agreeing = counted.filter((row) => row.value === present.value);
  const shown = agreeing.findLast((row) => row.worked_out === null) ?? present;
  const seen = sourcesOf(tables, shown.source_id);
  const crews = vintages(all.filter((row) => row.measure === 'arv_share_pct' && row.date === shown.date), thingOf)[0]?.at(-1);
  const dated = (date: string) => (isDate(date) ? formatDate(date) : date);
  return {
    period: shown.date,
    year: formatFinancialYear(shown.date),
    value: present.value,
    first_published: first.value,
    revised: first.value === present.value ? 'no' : 'yes',
    worked_out: shown.worked_out,
    second_hand: agreeing.some((row) => isOfficial(tables, row)) ? 'no' : 'yes',
    set_aside: aside?.value ?? null,
    set_aside_released: aside?.released ?? null,
    arv_percent: crews?.value ?? null,
    release: shown.release,
    released: shown.released,
    seen_in: formatList(seen.map(({ publisher, published }) => (published ? `${publisher}, ${dated(published)}` : publisher))),
    source_id: [...new Set([...agreeing, first, aside, crews].flatMap((row) => row?.source_id ?? []))].join(';'),
  };
}

function withGaps(known: OperationsRow[]): OperationsRow[] {
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) throw new Error('firearms-operations: no figures');
  return periodsBetween(first.period, last.period).map((period) => {
    const row = known.find((row) => row.period === period);
    if (row) return row;
    const unknown = { value: null, first_published: null, worked_out: null, set_aside: null, set_aside_released: null, arv_percent: null };
    const unseen = { release: null, released: null, seen_in: null, source_id: null };
    return { period, year: formatFinancialYear(period), revised: 'no', second_hand: 'no', ...unknown, ...unseen };
  });
}

/** Years to March from one to another, both counted: 2008-04/2009-03, 2009-04/2010-03 … */
export function periodsBetween(first: string, last: string): string[] {
  const [from, to] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))];
  return Array.from({ length: to - from + 1 }, (_, index) => `${from + index}-04/${from + index + 1}-03`);
}

export const isKnownYear = (row: OperationsRow): row is KnownOperations => row.value !== null;

/** The first year, the lowest, and the last. */
export function turnsOf(rows: OperationsRow[]) {
  const known = rows.filter(isKnownYear);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) throw new Error('firearms-operations: no figures');
  const low = known.reduce((least, row) => (row.value < least.value ? row : least));
  return { known, first, low, last };
}
