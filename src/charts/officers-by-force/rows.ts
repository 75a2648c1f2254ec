import { index } from 'd3';
import { asOf } from '../../data/as-of.ts';
import { sortForces } from '../../data/by-force.ts';
import type { Tables } from '../../data/tables/index.ts';
import { country } from '../../data/tables/shared-columns.ts';
import { seriesKeyOf } from '../../data/vintages.ts';
import { joinSources, valuesOf } from '../kit/rows-and-phrases.ts';

export type Row = ReturnType<typeof deriveRows>[number];
export type Known = Row & { headcount: number };

export const whole = {
  geography: country,
  force_name: country,
  force_id: 'england-and-wales',
};

/**
 * Home Office, police workforce: officers on 31 March, headcount and full-time equivalents, summed from the open data
 * tables. Of each year one release is held, so there is nothing to show of how the figures were revised. England and Wales
 * come first, then the forces by name.
 */
export function deriveRows(tables: Tables) {
  const published = asOf(tables['police-officers'], null, seriesKeyOf);
  const officers = index(published, seriesKeyOf);
  const dates = valuesOf(published, 'date').toSorted();
  return [whole, ...sortForces(tables)].flatMap(({ geography, force_name, force_id }) =>
    dates.map((date) => {
      const [headcount, fte] = ['police_officers_headcount', 'police_officers_fte'].map((measure) =>
        officers.get(seriesKeyOf({ geography, date, measure })),
      );
      return {
        force: force_name,
        force_id,
        geography,
        date,
        year: Number(date.slice(0, 4)),
        headcount: headcount?.value ?? null,
        fte: fte?.value ?? null,
        release: headcount?.release ?? null,
        released: headcount?.released ?? null,
        source_id: joinSources([headcount, fte]) || null,
      };
    }),
  );
}
