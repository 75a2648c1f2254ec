import { group, sort, sum } from 'd3';
import { asOf } from '../../data/as-of.ts';
import { formatCount, formatDate, formatFinancialYear, formatList } from '../../data/format.ts';
import { share } from '../../data/share.ts';
import type { Tables } from '../../data/tables/index.ts';
import { joinSources, rowWhere, unique, where } from '../kit/rows-and-phrases.ts';

type Dimension = 'ethnicity' | 'age' | 'gender';

export type ReportsEthnicityRow = {
  state: string;
  place: string;
  dimension: Dimension;
  group: string;
  kind: 'reports' | 'census';
  /** When it was counted, as the picture says it: a year to March, or the census. */
  counted: string;
  period: string;
  /** Null where none was given, and for the census. */
  reports: number | null;
  base: number | null;
  /** Of the year’s reports, or of the population; null where the base is too small for it. */
  percent: number | null;
  /** How the earlier year was brought to the groups of the newest. */
  worked_out: string | null;
  note: string | null;
  source_id: string;
};

type Published = Tables['firearms-reports'][number];

export const leastBase = 100;

const country = 'England and Wales';
const met = 'Metropolitan';

/** The earlier year’s groups that the newest counts under another. */
const countedUnder: Record<string, string> = {
  Chinese: 'Asian (or Asian British)',
  'Don’t know': 'Not reported',
};

/** Reports on children of this age are not drawn. They stay in the base. */
// Unchecked: the name of the group in firearms-reports.csv.
export const leftOut = 'Under 11 years';

const plain = (group: string) => group.replaceAll("'", '’');

export function groupName(dimension: Dimension, group: string): string {
  if (group === 'Not reported') return dimension === 'ethnicity' ? 'Not reported' : group;
  return group.replace(/ \(or .*\)$/, '').replace(/^(\d+) - (\d+) years$/, '$1 to $2');
}

const percentOf = (reports: number | null, base: number | null) =>
  reports === null || base === null || base < leastBase ? null : Math.round(share(reports, base) * 1000) / 10;

/** The sum of a group and of those that the newest year counts under it; null where one of them was not given. */
const addUp = (parts: Published[]) =>
  parts.length === 0 || parts.some(({ value }) => value === null) ? null : sum(parts, ({ value }) => value);

/** 593 + 9 Chinese */
function formatSum([own, ...added]: Published[]): string | null {
  if (!own || added.length === 0) return null;
  const amount = ({ value }: Published) => (value === null ? 'not given' : formatCount(value));
  const named = added.map((part) => `${amount(part)} ${plain(part.group).replace('Don', 'don')}`);
  return [amount(own), ...named].join(' + ');
}

interface Shown {
  state: string;
  place: string;
  geography: string;
  dimension?: Dimension;
}

function deriveState(
  published: Published[],
  { state, place, geography, dimension = 'ethnicity' }: Shown,
): ReportsEthnicityRow[] {
  const here = where(published, { geography, dimension });
  const periods = unique(here.map((row) => row.period));
  const newest = here.filter((row) => row.period === periods[0]).map((row) => row.group);
  const groups = newest.filter((group) => group !== 'all' && group !== leftOut);
  return groups.flatMap((group) =>
    periods.map((period): ReportsEthnicityRow => {
      const inPeriod = where(here, { period });
      const isUnder = (other: string) => !newest.includes(other) && countedUnder[plain(other)] === group;
      const parts = [...where(inPeriod, { group }), ...inPeriod.filter((row) => isUnder(row.group))];
      const reports = addUp(parts);
      const base = where(inPeriod, { group: 'all' })[0]?.value ?? null;
      return {
        state,
        place,
        dimension,
        group: groupName(dimension, group),
        kind: 'reports',
        counted: formatFinancialYear(period),
        period,
        reports,
        base,
        percent: percentOf(reports, base),
        worked_out: formatSum(parts),
        note: dimension === 'age' && group === 'Not reported' ? noteOnAges(published, period) : null,
        source_id: joinSources(parts),
      };
    }),
  );
}

/** The country without the Met, group by group: what stands beside the Met’s. */
const subtract = (whole: ReportsEthnicityRow[], met: ReportsEthnicityRow[]): ReportsEthnicityRow[] =>
  met.flatMap((row) => {
    const { group, period } = row;
    const [all] = where(whole, { group, period });
    if (!all || all.reports === null || row.reports === null) return [];
    const [reports, base] = [all.reports - row.reports, Number(all.base) - Number(row.base)];
    return {
      ...row,
      place: 'all other forces',
      reports,
      base,
      percent: percentOf(reports, base),
      worked_out: `${formatCount(all.reports)} − ${formatCount(row.reports)}`,
      source_id: joinSources([all, row].map(({ source_id }) => ({ source_id: source_id.split(';') }))),
    };
  });

/** Forces that gave no ages, and how many reports that leaves without one. */
function noteOnAges(published: Published[], period: string): string | null {
  const ages = where(published, { period, dimension: 'age' }).filter((row) => row.geography !== country);
  const forces = unique(where(ages, { value: null }).map((row) => row.geography));
  if (forces.length === 0) return null;
  const ageless = where(ages, { group: 'Not reported' }).filter((row) => forces.includes(row.geography));
  const reports = formatCount(sum(ageless, (row) => row.value));
  return `${formatList(forces)} gave no ages for ${formatFinancialYear(period)}: their ${reports} reports stand under not reported`;
}

/** The census counts what residents said of themselves: context for the country’s reports, and no base for them. */
const deriveCensus = (tables: Tables, [like, ...others]: ReportsEthnicityRow[]): ReportsEthnicityRow[] =>
  where(tables['population-ethnicity'], { geography: country }).flatMap((row) => {
    if (!like || ![like, ...others].some(({ group }) => group === row.group)) return [];
    return {
      ...like,
      group: row.group,
      kind: 'census',
      counted: 'census',
      period: row.date,
      reports: null,
      base: null,
      percent: row.percent,
      worked_out: null,
      note: `population of ${country}, ${formatDate(row.date)}: context, not a base for reports`,
      source_id: joinSources([row]),
    };
  });

/**
 * Home Office, police use of force: officers’ reports of aiming or firing a gun, by the person’s ethnicity, age and gender
 * as the officer perceived them, in the newest two years that are also held by force. From 2019/20 Chinese is counted
 * under Asian, and don’t know under not reported. State by state: the Met beside all other forces, the country, the forces with
 * enough reports in a year by name, then age and gender.
 */
export function deriveReportsEthnicity(tables: Tables): ReportsEthnicityRow[] {
  const known = asOf(
    tables['firearms-reports'],
    null,
    (row) => `${row.geography} · ${row.period} · ${row.dimension} · ${row.group}`,
  );
  const byForce = where(known, { dimension: 'ethnicity' }).filter((row) => row.geography !== country);
  const periods = unique(byForce.map((row) => row.period))
    .toSorted()
    .toReversed()
    .slice(0, 2);
  // The newest year first, each year’s groups in the order in which they were published.
  const published = periods.flatMap((period) => where(known, { period }));
  const enough = where(published, { dimension: 'ethnicity', group: 'all' })
    .filter((row) => row.geography !== country && (row.value ?? 0) >= leastBase)
    .map((row) => row.geography);
  const forces = unique(enough)
    .filter((geography) => geography !== met)
    .toSorted()
    .map((geography) => ({
      state: rowWhere(tables['police-forces'], { geography }).force_id,
      place: geography,
      geography,
    }));
  const inCountry = { place: country, geography: country };
  const whole = deriveState(published, { state: 'england-and-wales', ...inCountry });
  const metropolitan = deriveState(published, { state: 'met', place: 'the Met', geography: met });
  const others: Shown[] = [
    ...forces,
    { state: 'age', ...inCountry, dimension: 'age' },
    { state: 'gender', ...inCountry, dimension: 'gender' },
  ];
  const all = [
    ...metropolitan,
    ...subtract(whole, metropolitan),
    ...whole,
    ...deriveCensus(tables, whole),
    ...others.flatMap((shown) => deriveState(published, shown)),
  ];
  // Every place has the groups in the order of the Met’s newest year, from the largest.
  const order = sort(where(metropolitan, { period: periods[0] ?? '' }), (row) => -(row.reports ?? 0)).map(
    ({ group }) => group,
  );
  const rankOf = ({ group, dimension }: ReportsEthnicityRow) =>
    dimension === 'ethnicity' ? order.indexOf(group) : 0;
  return [...group(all, ({ state, place, kind }) => `${state} ${place} ${kind}`).values()].flatMap((rows) =>
    sort(rows, rankOf),
  );
}
