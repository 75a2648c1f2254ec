import { asOf } from '../../data/as-of.ts';
import { formatFinancialYear } from '../../data/format.ts';
import { share } from '../../data/share.ts';
import type { Tables } from '../../data/tables/index.ts';

/**
 * Home Office, police use of force: officers’ reports of aiming or firing a gun, England and Wales, from 2017/18. A report
 * is one officer’s account of one person. Recording grew in these years, so reports of all force stand beside them.
 * A type, not an interface, so that it can stand as a chart’s row.
 */
export type FirearmsReportsRow = {
  view: string;
  period: string;
  year: string;
  /** What is counted, or the part of a year’s reports. */
  name: string;
  /** Null where the Home Office was given none. */
  reports: number | null;
  /** All reports of aiming or firing a gun of that year. */
  base: number | null;
  percent: number | null;
  source_id: string;
};

export const geography = 'England and Wales';
export const firearms = 'Aiming or firing a gun';
export const allForce = 'Force of any kind';

export const views = [
  { id: 'reasons', label: 'Reasons', dimension: 'reason' },
  { id: 'circumstances', label: 'Circumstances', dimension: 'impact_factor' },
  { id: 'places', label: 'Places', dimension: 'location' },
  { id: 'outcomes', label: 'Outcomes', dimension: 'outcome' },
];

/** The others are kinds of these, and are contained in them. */
const topPlaces = ['Public', 'Police setting', 'Medical setting', 'Dwelling', 'Other'];

/** A row of reports, which is read as a count of deaths. Those are in another table. */
const notDrawn = 'Fatality';

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

/** The reports by year beside those of all force, and the parts of the newest year. */
export function readFirearmsReports(tables: Tables): FirearmsReportsRow[] {
  const published = asOf(
    tables['firearms-reports'].filter((row) => row.geography === geography),
    null,
    (row) => `${row.period} · ${row.dimension} · ${row.group}`,
  );
  const force = asOf(
    tables['force-reports'].filter((row) => row.geography === geography),
    null,
    (row) => row.period,
  );
  const totals = published.filter((row) => row.dimension === 'all');
  const whole = (
    name: string,
    row: { period: string; source_id: string[] },
    reports: number | null,
  ): FirearmsReportsRow => ({
    view: 'all',
    period: row.period,
    year: formatFinancialYear(row.period),
    name,
    reports,
    base: null,
    percent: null,
    source_id: row.source_id.join(';'),
  });
  const newest = totals.toSorted((a, b) => a.period.localeCompare(b.period)).at(-1);
  if (!newest?.value) throw new Error('firearms-reports: no total');
  const { period, value: base } = newest;
  const parts = views.flatMap(({ id, dimension }) => {
    const isShown = (group: string) =>
      dimension === 'location' ? topPlaces.includes(group) : group !== 'all' && group !== notDrawn;
    return published
      .filter((row) => row.period === period && row.dimension === dimension && isShown(row.group))
      .toSorted(
        (a, b) =>
          Number(a.group === 'Other') - Number(b.group === 'Other') || (b.value ?? 0) - (a.value ?? 0),
      )
      .map((row): FirearmsReportsRow => ({
        ...whole(names[row.group] ?? row.group, row, row.value),
        view: id,
        base,
        // A public place is published as the sum of its kinds, and a report may name two of them: that is no share of reports.
        percent:
          row.value === null || dimension === 'location'
            ? null
            : Math.round(share(row.value, base) * 1000) / 10,
      }));
  });
  return [
    ...totals.map((row) => whole(firearms, row, row.value)),
    ...force.map((row) => whole(allForce, row, row.reports)),
    ...parts,
  ];
}
