import { asOf } from '../../data/as-of.ts';
import type { Tables } from '../../data/tables/index.ts';
import { joinSources, unique } from '../kit/rows-and-phrases.ts';

export type Row = ReturnType<typeof deriveRows>[number];
export type Known = Row & { headcount: number };

export const whole = {
  geography: 'England and Wales',
  force_name: 'England and Wales',
  force_id: 'england-and-wales',
};

/**
 * Home Office, police workforce: officers on 31 March, headcount and full-time equivalents, summed from the open data
 * tables. Of each year one release is held, so there is nothing to show of how the figures were revised. England and Wales
 * come first, then the forces by name.
 */
export function deriveRows(tables: Tables) {
  const keyOf = (row: { geography: string; date: string; measure: string }) =>
    `${row.geography} · ${row.date} · ${row.measure}`;
  const officers = new Map(asOf(tables['police-officers'], null, keyOf).map((row) => [keyOf(row), row]));
  const dates = unique([...officers.values()].map((row) => row.date)).toSorted();
  const forces = tables['police-forces'].toSorted((a, b) =>
    a.force_name.localeCompare(b.force_name, 'en-GB'),
  );
  return [whole, ...forces].flatMap(({ geography, force_name, force_id }) =>
    dates.map((date) => {
      const find = (measure: string) => officers.get(keyOf({ geography, date, measure }));
      const headcount = find('police_officers_headcount');
      const fte = find('police_officers_fte');
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
