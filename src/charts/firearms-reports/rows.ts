import { ascending, descending, greatest } from 'd3';
import { asOf } from '../../data/as-of.ts';
import { formatFinancialYear } from '../../data/format.ts';
import { share } from '../../data/share.ts';
import type { Tables } from '../../data/tables/index.ts';
import { joinSources, where } from '../kit/rows-and-phrases.ts';

export type FirearmsReportsRow = {
  view: string;
  period: string;
  /** The year in which it begins. */
  start: number;
  year: string;
  /** What is counted, or the part of a year’s reports. */
  name: string;
  /** Null where the Home Office was given none. */
  reports: number | null;
  /** Of a year: the first year is 100. */
  index: number | null;
  /** All reports of aiming or firing a gun of that year. */
  base: number | null;
  percent: number | null;
  source_id: string;
};

export const geography = 'England and Wales';
export const firearms = 'Aiming or firing a gun';
export const allForce = 'Force of any kind';

/** The dimension of each view but that of the years. */
const dimensions = {
  reasons: 'reason',
  circumstances: 'impact_factor',
  places: 'location',
  outcomes: 'outcome',
};

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

const count = (
  name: string,
  row: { period: string; source_id: string[] },
  reports: number | null,
): FirearmsReportsRow => ({
  view: 'all',
  period: row.period,
  start: Number(row.period.slice(0, 4)),
  year: formatFinancialYear(row.period),
  name,
  reports,
  index: null,
  base: null,
  percent: null,
  source_id: joinSources([row]),
});

/** Years by the first of them, which is 100. */
function indexed(rows: FirearmsReportsRow[]): FirearmsReportsRow[] {
  const [first] = rows;
  const of = (reports: number) => share(reports, first?.reports ?? NaN) * 100;
  return rows.map((row) => ({ ...row, index: row.reports === null ? null : of(row.reports) }));
}

/**
 * Home Office, police use of force: officers’ reports of aiming or firing a gun, England and Wales, from 2017/18: by year
 * beside those of all force, and the parts of the newest year. A report is one officer’s account of one person. Recording
 * grew in these years, so reports of all force stand beside them.
 */
export function deriveFirearmsReports(tables: Tables): FirearmsReportsRow[] {
  const published = asOf(
    where(tables['firearms-reports'], { geography }),
    null,
    (row) => `${row.period} · ${row.dimension} · ${row.group}`,
  );
  const totals = where(published, { dimension: 'all' });
  // All reports of force are there to compare the years of the firearms reports with, and no later ones.
  const compared = where(tables['force-reports'], { geography }).filter((row) =>
    totals.some(({ period }) => period === row.period),
  );
  const force = asOf(compared, null, (row) => row.period);
  const { period, value: base } = greatest(totals, (row) => row.period) ?? {};
  if (!period || !base) throw new Error('firearms-reports: no total');
  const parts = Object.entries(dimensions).flatMap(([view, dimension]) => {
    const isPlace = dimension === 'location';
    const isShown = (group: string) => (isPlace ? topPlaces.includes(group) : !notDrawn.includes(group));
    return published
      .filter((row) => row.period === period && row.dimension === dimension && isShown(row.group))
      .toSorted(
        (a, b) =>
          ascending(a.group === 'Other', b.group === 'Other') || descending(a.value ?? 0, b.value ?? 0),
      )
      .map((row) => ({
        ...count(names[row.group] ?? row.group, row, row.value),
        view,
        base,
        // A public place is published as the sum of its kinds, and a report may name two of them: that is no share of reports.
        percent: row.value === null || isPlace ? null : Math.round(share(row.value, base) * 1000) / 10,
      }));
  });
  return [
    ...indexed(totals.map((row) => count(firearms, row, row.value))),
    ...indexed(force.map((row) => count(allForce, row, row.reports))),
    ...parts,
  ];
}
