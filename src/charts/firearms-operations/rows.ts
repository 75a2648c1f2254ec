import { vintages } from '../../data/as-of.ts';
import { isDate } from '../../data/column.ts';
import { formatDate, formatFinancialYear, formatList } from '../../data/format.ts';
import type { Tables } from '../../data/tables/index.ts';
import { now } from '../kit/as-of-states.ts';
import { type Dated, datesOfNews, readDated, saidBy } from '../../data/publisher-releases.ts';
import { countedOf, isOfficial, sourcesOf, seriesKeyOf } from '../../data/vintages.ts';

/**
 * Home Office, police use of firearms: operations of England and Wales in years to March, from 2008/09. Ministers gave other
 * counts before and beside it; they are not joined. Some releases were only seen through the press, and for some years no
 * release that was seen prints the figure.
 */

/** A year of the official series. A type, not an interface, so that it can stand as a chart’s row. */
export type OperationsRow = {
  /** `now`, or the date of the release that is the newest in this row’s state. */
  as_known: string;
  period: string;
  year: string;
  /** As it then stood. Null in the years for which no official figure is held. */
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

const readOfficial = (tables: Tables): Dated[] =>
  readDated(tables, 'operations').filter((row) => row.geography === geography);

const publicationsOf = (rows: Dated[], measure: string): Dated[][] =>
  vintages(
    rows.filter((row) => row.measure === measure),
    seriesKeyOf,
  );

/**
 * The operations of each year as known at a date (at present: null), and as first published; a year without a figure is a row
 * without a value.
 */
export function readOperations(tables: Tables, date: string | null = null): OperationsRow[] {
  const all = readOfficial(tables);
  const crews = saidBy(all, date).filter((row) => row.measure === 'arv_share_pct');
  const known = publicationsOf(all, 'operations').flatMap((publications) =>
    readRow(tables, { publications, crews, date }),
  );
  return withGaps(known.toSorted((a, b) => a.period.localeCompare(b.period)));
}

/** The same at present, and at each date on which a release said something new. */
export function readOperationsByDate(tables: Tables): OperationsRow[] {
  const counted = publicationsOf(readOfficial(tables), 'operations').flatMap((publications) =>
    countedOf(tables, publications),
  );
  return [null, ...datesOfNews(counted, seriesKeyOf)].flatMap((date) => readOperations(tables, date));
}

/** No row where nothing had been said by the date. */
function readRow(
  tables: Tables,
  { publications, crews, date }: { publications: Dated[]; crews: Dated[]; date: string | null },
): OperationsRow[] {
  const counts = countedOf(tables, publications);
  const counted = saidBy(counts, date);
  const aside = saidBy(publications, date).find((row) => !counts.includes(row));
  const [first, present] = [counted[0], counted.at(-1)];
  if (!first || !present) return [];
  // A release that prints the figure says more than one that only settles the same figure.
  const agreeing = counted.filter((row) => row.value === present.value);
  const shown = agreeing.findLast((row) => row.worked_out === null) ?? present;
  const seen = sourcesOf(tables, shown.source_id);
  const byCrews = vintages(
    crews.filter((row) => row.date === shown.date),
    seriesKeyOf,
  )[0]?.at(-1);
  const dated = (date: string) => (isDate(date) ? formatDate(date) : date);
  return [
    {
      as_known: date ?? now,
      period: shown.date,
      year: formatFinancialYear(shown.date),
      value: present.value,
      first_published: first.value,
      revised: first.value === present.value ? 'no' : 'yes',
      worked_out: shown.worked_out,
      second_hand: agreeing.some((row) => isOfficial(tables, row)) ? 'no' : 'yes',
      set_aside: aside?.value ?? null,
      set_aside_released: aside?.released ?? null,
      arv_percent: byCrews?.value ?? null,
      release: shown.release,
      released: shown.released,
      seen_in: formatList(
        seen.map(({ publisher, published }) => (published ? `${publisher}, ${dated(published)}` : publisher)),
      ),
      source_id: [
        ...new Set([...agreeing, first, aside, byCrews].flatMap((row) => row?.source_id ?? [])),
      ].join(';'),
    },
  ];
}

function withGaps(known: OperationsRow[]): OperationsRow[] {
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) throw new Error('firearms-operations: no figures');
  return periodsBetween(first.period, last.period).map((period) => {
    const row = known.find((row) => row.period === period);
    if (row) return row;
    const unknown = {
      value: null,
      first_published: null,
      worked_out: null,
      set_aside: null,
      set_aside_released: null,
      arv_percent: null,
    };
    const unseen = { release: null, released: null, seen_in: null, source_id: null };
    return {
      as_known: first.as_known,
      period,
      year: formatFinancialYear(period),
      revised: 'no',
      second_hand: 'no',
      ...unknown,
      ...unseen,
    };
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
