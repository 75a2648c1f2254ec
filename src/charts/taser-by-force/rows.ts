import { bisect } from 'd3';
import { asOf, deriveHeadcounts, lastDay } from '../../data/as-of.ts';
import { rate } from '../../data/share.ts';
import type { Tables } from '../../data/tables/index.ts';
import { newCollection } from '../taser-use/rows.ts';
import { deriveForceYears } from '../kit/force-years.ts';
import { joinSources, valuesOf, where } from '../kit/rows-and-phrases.ts';

export type Row = ReturnType<typeof deriveTaserByForce>[number];

export const ratePer = 1000;

/** Where each class begins, in uses recorded per 1,000 officers. */
export const classFloors = [0, 150, 200, 250, 350];
export const classOf = (rate: number) => bisect(classFloors, rate);

/** Uses of Taser, the headcount of officers on the last day of the period, and the rate, for each year of the present collection. */
export function deriveTaserByForce(tables: Tables) {
  const counted = tables['taser-use'].filter(
    (row) => row.geography_type === 'force' && row.measure === 'total' && row.period >= newCollection,
  );
  const uses = asOf(counted, null, (row) => `${row.geography} · ${row.period}`);
  const given = uses.filter(({ value }) => value !== null);
  const officers = deriveHeadcounts(tables);
  // Figures of one or two forces, as a newspaper gives them, make no map; and without officers there is no rate.
  const periods = valuesOf(uses, 'period').filter(
    (period) =>
      where(given, { period }).length > tables['police-forces'].length / 2 &&
      officers.some((row) => row.date === lastDay(period)),
  );
  return deriveForceYears(tables, periods, (geography, period) => {
    const [used] = where(uses, { geography, period });
    const [employed] = where(officers, { geography, date: lastDay(period) });
    const per_1000 =
      used?.value != null && employed ? Math.round(rate(used.value, employed.value, ratePer)) : null;
    return {
      uses: used?.value ?? null,
      officers: employed?.value ?? null,
      per_1000,
      // From the rounded figure, so that a tile’s colour agrees with the number printed on it.
      class: per_1000 === null ? null : classOf(per_1000),
      source_id: joinSources([used, employed]),
    };
  });
}
