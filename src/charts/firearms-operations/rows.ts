import { range } from 'd3';
import { vintages } from '../../data/as-of.ts';
import { formatFinancialYear } from '../../data/format.ts';
import type { Tables } from '../../data/tables/index.ts';
import {
  announcedBy,
  countedOf,
  datesOfNews,
  dateVintages,
  hasSource,
  seriesKeyOf,
} from '../../data/vintages.ts';
import { derivePublished, type KnownRow, noFigure, now } from '../kit/as-of-states.ts';
import { joinSources } from '../kit/rows-and-phrases.ts';

/**
 * Home Office, police use of firearms: operations of England and Wales in years to March, from 2008/09. Ministers gave other
 * counts before and beside it; they are not joined. Some releases were only seen through the press, and for some years no
 * release that was seen prints the figure.
 */
export type OperationsRow = KnownRow & {
  period: string;
  /** The year in which it begins. */
  start: number;
  year: string;
  /** Whether the present figure was only seen in texts that carry a release, never in one of the Home Office’s own. */
  second_hand: 'yes' | 'no';
  /** What a text that names no release says instead: printed in the notes, never drawn. */
  set_aside: number | null;
  set_aside_released: string | null;
  /** Percent of the operations that were carried out by crews of armed response vehicles. */
  arv_percent: number | null;
};

const findOfficial = (tables: Tables) =>
  dateVintages(tables, 'operations').filter((row) => row.geography === 'England and Wales');

/**
 * The operations of each year as known at a date (at present: null), and as first published; a year without a figure is a row
 * without a value.
 */
export function deriveOperations(
  tables: Tables,
  date: string | null = null,
  official = findOfficial(tables),
): OperationsRow[] {
  const as_known = date ?? now;
  const ofMeasure = (measure: string) =>
    vintages(
      official.filter((row) => row.measure === measure),
      seriesKeyOf,
    );
  const crews = ofMeasure('arv_share_pct').flatMap((publications) =>
    announcedBy(publications, date).slice(-1),
  );
  const known = ofMeasure('operations').flatMap((publications): OperationsRow[] => {
    const counts = countedOf(tables, publications);
    const counted = announcedBy(counts, date);
    if (counted.length === 0) return [];
    const aside = announcedBy(publications, date).find((row) => !counts.includes(row));
    const { first, agreeing, shown, figure, release } = derivePublished(tables, counted);
    const byCrews = crews.find((row) => row.date === shown.date);
    return [
      {
        as_known,
        period: shown.date,
        start: Number(shown.date.slice(0, 4)),
        year: formatFinancialYear(shown.date),
        ...figure,
        second_hand: agreeing.some((row) => hasSource(tables, row)) ? 'no' : 'yes',
        set_aside: aside?.value ?? null,
        set_aside_released: aside?.released ?? null,
        arv_percent: byCrews?.value ?? null,
        ...release,
        source_id: joinSources([...agreeing, first, aside, byCrews]),
      },
    ];
  });
  const periods = known.map(({ period }) => period).toSorted();
  return periodsBetween(periods[0] ?? '', periods.at(-1) ?? '').map(
    (period) =>
      known.find((row) => row.period === period) ?? {
        as_known,
        period,
        start: Number(period.slice(0, 4)),
        year: formatFinancialYear(period),
        second_hand: 'no',
        ...noFigure,
        set_aside: null,
        set_aside_released: null,
        arv_percent: null,
      },
  );
}

/** The same at present, and at each date on which a release gave a new figure. */
export function deriveOperationsByDate(tables: Tables): OperationsRow[] {
  const official = findOfficial(tables);
  const publications = vintages(
    official.filter((row) => row.measure === 'operations'),
    seriesKeyOf,
  );
  const dates = datesOfNews(publications.flatMap((history) => countedOf(tables, history)));
  return [null, ...dates].flatMap((date) => deriveOperations(tables, date, official));
}

/** Years to March from one to another, both counted: 2008-04/2009-03, 2009-04/2010-03 … */
export const periodsBetween = (first: string, last: string): string[] =>
  range(Number(first.slice(0, 4)), Number(last.slice(0, 4)) + 1).map((year) => `${year}-04/${year + 1}-03`);
