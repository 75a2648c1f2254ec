import { isFirm } from '../../data/cite.ts';
import { hasSource, vintages } from '../../data/as-of.ts';
import { formatFinancialYear } from '../../data/format.ts';
import { share, toPercent } from '../../data/share.ts';
import type { Tables } from '../../data/tables/index.ts';
import { country } from '../../data/schema.ts';
import { joinSources, valuesOf, where } from '../kit/rows-and-phrases.ts';

type Published = Tables['taser-use'][number];

export type Row = ReturnType<typeof deriveRows>[number];

/** The first year of the present collection. Before it one model was counted, and January to March 2017 is a quarter. */
export const newCollection = '2017-04/2018-03';

/** The months of a calendar year, or of a year to March. */
const isYear = (period: string) => /^(\d{4})-01\/\1-12$|^\d{4}-04\/\d{4}-03$/.test(period);

/**
 * Home Office: uses of Taser by kind. Calendar years to 2016 count one model; years to March from 2017/18 are another
 * collection. The months between, January to March 2017, are a quarter and no year, and are left out. Official figures
 * alone, of years for which the kinds are known; the newest says what was reported of the year after it.
 */
export function deriveRows(tables: Tables) {
  const years = where(tables['taser-use'], { geography: country }).filter(
    (row) => isYear(row.period) && isFirm(tables, row),
  );
  const published = years.filter((row) => hasSource(tables, row));
  const periods = valuesOf(where(published, { measure: 'discharge' }), 'period').toSorted();
  return periods.map((period) => {
    const historyOf = (measure: Published['measure']) =>
      vintages(where(published, { period, measure }), () => measure)[0] ?? [];
    const newestOf = (measure: Published['measure']) => {
      const value = historyOf(measure).at(-1)?.value;
      if (value == null) throw new Error(`taser-use: no ${measure} for ${period}`);
      return value;
    };
    const totals = historyOf('total');
    const [earliest, newest] = [totals[0], totals.at(-1)];
    const total = newestOf('total');
    const discharge = newestOf('discharge');
    const non_discharge = newestOf('non_discharge');
    const isOld = period < newCollection;
    const isLast = period === periods.at(-1);
    const later = where(years, { measure: 'total' }).find((row) => isLast && row.period > period);
    return {
      period,
      year: isOld ? period.slice(0, 4) : formatFinancialYear(period),
      collection: isOld ? ('earlier collection' as const) : ('new collection' as const),
      discharge,
      non_discharge,
      not_stated: newestOf('not_stated'),
      // Where the kind begins that is not stated.
      stated: discharge + non_discharge,
      total,
      percent_not_discharged: toPercent(share(non_discharge, total)),
      // As an earlier release gave it, where it was another.
      earlier_total: earliest?.value === total ? null : (earliest?.value ?? null),
      later_total: later?.value ?? null,
      revised: totals.some((row) => row.value !== total || row.revised) ? ('yes' as const) : ('no' as const),
      release: newest?.release ?? '',
      released: newest?.released ?? '',
      source_id: joinSources([newest, earliest, later]),
    };
  });
}
