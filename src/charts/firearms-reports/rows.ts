import { greatest, sort } from 'd3';
import { asOf } from '../../data/as-of.ts';
import { formatFinancialYear } from '../../data/format.ts';
import { share, toPercent } from '../../data/share.ts';
import type { Tables } from '../../data/tables/index.ts';
import { country } from '../../data/schema.ts';
import { joinSources, where } from '../kit/rows-and-phrases.ts';

export type Row = ReturnType<typeof deriveRows>[number];

export const firearms = 'Aiming or firing a gun';
export const allForce = 'Force of any kind';

/** The dimension of each view but that of the years. */
const dimensions = {
  reasons: 'reason',
  circumstances: 'impact_factor',
  places: 'location',
  outcomes: 'outcome',
} as const;

/** The others are kinds of these, and are contained in them. */
const topPlaces = ['Public', 'Police setting', 'Medical setting', 'Dwelling', 'Other'];

/** Totals, and a row of reports that is read as a count of deaths. Those are in another table. */
const notDrawn = ['all', 'Fatality'];

const names: Record<string, string> = {
  'Protect public': 'Protect the public',
  'Protect subject': 'Protect the person reported on',
  'Effect search': 'Carry out a search',
  'Effect arrest': 'Make an arrest',
  'Prevent offence': 'Prevent an offence',
  'Size/gender/ build': 'Size, gender or build',
  'Made off/escaped': 'Made off or escaped',
  'Detained (Mental Health Act)': 'Detained, Mental Health Act',
  Public: 'Public place',
};

interface Counted {
  period: string;
  value: number | null;
  source_id: string[];
}

/** What was counted for a period, under the name of what is counted or of a part of a year’s reports. */
const rowOf = (view: string, name: string, { period, value, source_id }: Counted) => ({
  view,
  period,
  /** The year in which it begins. */
  start: Number(period.slice(0, 4)),
  year: formatFinancialYear(period),
  name,
  /** Null where the Home Office was given none. */
  reports: value,
  /** Of a year: the first year is 100. */
  index: null as number | null,
  /** Of a part: all reports of aiming or firing a gun of that year. */
  base: null as number | null,
  percent: null as number | null,
  source_id: joinSources([{ source_id }]),
});

const byYear = (name: string, years: Counted[]) =>
  years.map((row) => ({
    ...rowOf('all', name, row),
    index: row.value === null ? null : share(row.value, years[0]?.value ?? NaN) * 100,
  }));

/**
 * Home Office, police use of force: officers’ reports of aiming or firing a gun, England and Wales, from 2017/18: by year
 * beside those of all force, and the parts of the newest year. A report is one officer’s account of one person. Recording
 * grew in these years, so reports of all force stand beside them.
 */
export function deriveRows(tables: Tables) {
  const published = asOf(
    where(tables['firearms-reports'], { geography: country }),
    null,
    (row) => `${row.period} · ${row.dimension} · ${row.group}`,
  );
  const totals = where(published, { dimension: 'all' });
  // All reports of force are there to compare the years of the firearms reports with, and no later ones.
  const compared = where(tables['force-reports'], { geography: country }).filter((row) =>
    totals.some(({ period }) => period === row.period),
  );
  const force = asOf(compared, null, (row) => row.period);
  const { period, value: base } = greatest(totals, (row) => row.period) ?? {};
  if (!period || !base) throw new Error('firearms-reports: no total');
  const parts = Object.entries(dimensions).flatMap(([view, dimension]) => {
    const isPlace = dimension === 'location';
    const isShown = ({ group }: { group: string }) =>
      isPlace ? topPlaces.includes(group) : !notDrawn.includes(group);
    const shown = where(published, { period, dimension }).filter(isShown);
    return sort(shown, (row) => (row.group === 'Other' ? 1 : -(row.value ?? 0))).map((row) => ({
      ...rowOf(view, names[row.group] ?? row.group, row),
      base,
      // A public place is published as the sum of its kinds, and a report may name two of them: that is no share of reports.
      percent: row.value === null || isPlace ? null : toPercent(share(row.value, base)),
    }));
  });
  return [
    ...byYear(firearms, totals),
    ...byYear(
      allForce,
      force.map(({ reports, ...row }) => ({ ...row, value: reports })),
    ),
    ...parts,
  ];
}
