import { announcedBy, dateVintages, hasSource, seriesKeyOf, vintages } from '../../data/as-of.ts';
import { formatFinancialYear } from '../../data/format.ts';
import type { Tables } from '../../data/tables/index.ts';
import { country } from '../../data/schema.ts';
import { figuresByDate, yearByYear } from '../kit/as-of-states.ts';
import { joinSources, where } from '../kit/rows-and-phrases.ts';

/**
 * Home Office, police use of firearms: operations of England and Wales in years to March, from 2008/09. Ministers gave other
 * counts before and beside it; they are not joined. Some releases were only seen through the press, and for some years no
 * release that was seen prints the figure.
 */
export type OperationsRow = ReturnType<typeof deriveOperations>[number];

/** A year to March by the year in which it begins: 2008 → 2008-04/2009-03. */
export const periodFrom = (start: number): string => `${start}-04/${start + 1}-03`;

/**
 * The operations of each year, as known at present and at each date of news. A year without a figure between those with one
 * is a row without a value.
 */
export function deriveOperations(tables: Tables) {
  const official = where(dateVintages(tables, 'operations'), { geography: country });
  const operations = where(official, { measure: 'operations' });
  const shares = vintages(where(official, { measure: 'arv_share_pct' }), seriesKeyOf).flat();
  return figuresByDate(tables, operations).flatMap(({ as_known, date, figures }) => {
    return yearByYear(figures).map(({ year: start, known, figure, release }) => {
      const period = periodFrom(start);
      const byCrews = known && announcedBy(where(shares, { date: period }), date).at(-1);
      const cited = known ? [...known.agreeing, known.first, known.aside, byCrews] : [];
      return {
        as_known,
        period,
        /** The year in which it begins. */
        start,
        year: formatFinancialYear(period),
        ...figure,
        /** Whether the present figure was only seen in texts that carry a release, never in one of the Home Office’s own. */
        second_hand: !known || known.agreeing.some((row) => hasSource(tables, row)) ? 'no' : 'yes',
        /** What a text that names no release says instead: printed in the notes, never drawn. */
        set_aside: known?.aside?.value ?? null,
        set_aside_released: known?.aside?.released ?? null,
        /** Percent of the operations that were carried out by crews of armed response vehicles. */
        arv_percent: byCrews?.value ?? null,
        ...release,
        source_id: joinSources(cited) || null,
      };
    });
  });
}
