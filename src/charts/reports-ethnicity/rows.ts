import { asOf } from '../../data/as-of.ts';
import { formatCount, formatDate, formatFinancialYear, formatList } from '../../data/format.ts';
import { share } from '../../data/share.ts';
import type { Tables } from '../../data/tables/index.ts';

/**
 * Home Office, police use of force: officers’ reports of aiming or firing a gun, by the person’s ethnicity, age and gender
 * as the officer perceived them, in the newest two years that are also held by force. From 2019/20 Chinese is counted
 * under Asian, and don’t know under not reported. A type, not an interface, so that it can stand as a chart’s row.
 */
export type ReportsEthnicityRow = {
  state: string;
  place: string;
  dimension: 'ethnicity' | 'age' | 'gender';
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
type Dimension = ReportsEthnicityRow['dimension'];

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
  if (group === 'Not reported') return dimension === 'ethnicity' ? 'Not known or not reported' : group;
  return group.replace(/ \(or .*\)$/, '').replace(/^(\d+) - (\d+) years$/, '$1 to $2');
}

const percentOf = (reports: number | null, base: number | null) =>
  reports === null || base === null || base < leastBase ? null : Math.round(share(reports, base) * 1000) / 10;

/** The sum of a group and of those that the newest year counts under it; null where one of them was not given. */
const addUp = (parts: Published[]) =>
  parts.reduce<number | null>((sum, { value }) => (sum === null || value === null ? null : sum + value), 0);

/** 593 + 9 Chinese */
function sumInWords([own, ...added]: Published[]): string | null {
  const amount = (part: Published | undefined) =>
    part?.value == null ? 'not given' : formatCount(part.value);
  const named = added.map((part) => `${amount(part)} ${plain(part.group).replace('Don', 'don')}`);
  return added.length > 0 ? [amount(own), ...named].join(' + ') : null;
}

function inState(
  published: Published[],
  state: string,
  place: string,
  geography: string,
  dimension: Dimension,
): ReportsEthnicityRow[] {
  const here = published.filter((row) => row.geography === geography && row.dimension === dimension);
  const newest = here.filter((row) => row.period === here[0]?.period);
  const groups = newest.map((row) => row.group).filter((group) => group !== 'all' && group !== leftOut);
  const periods = [...new Set(here.map((row) => row.period))];
  return groups.flatMap((group) =>
    periods.map((period): ReportsEthnicityRow => {
      const inYear = here.filter((row) => row.period === period);
      const isUnder = (row: Published) =>
        !newest.some((other) => other.group === row.group) && countedUnder[plain(row.group)] === group;
      const parts = [...inYear.filter((row) => row.group === group), ...inYear.filter(isUnder)];
      const reports = parts.length > 0 ? addUp(parts) : null;
      const base = inYear.find((row) => row.group === 'all')?.value ?? null;
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
        worked_out: sumInWords(parts),
        note: dimension === 'age' && group === 'Not reported' ? withoutAges(published, period) : null,
        source_id: [...new Set(parts.flatMap((part) => part.source_id))].join(';'),
      };
    }),
  );
}

/** Forces that gave no ages, and how many reports that leaves without one. */
function withoutAges(published: Published[], period: string): string | null {
  const ages = published.filter(
    (row) => row.period === period && row.dimension === 'age' && row.geography !== country,
  );
  const forces = [...new Set(ages.filter((row) => row.value === null).map((row) => row.geography))];
  const reports = ages
    .filter((row) => forces.includes(row.geography) && row.group === 'Not reported')
    .reduce((sum, row) => sum + (row.value ?? 0), 0);
  return forces.length === 0
    ? null
    : `${formatList(forces)} gave no ages for ${formatFinancialYear(period)}: their ${formatCount(reports)} reports stand under not reported`;
}

/** The census counts what residents said of themselves: context for the country’s reports, and no base for them. */
function readCensus(tables: Tables, shown: ReportsEthnicityRow[]): ReportsEthnicityRow[] {
  const [like] = shown;
  if (!like) return [];
  return tables['population-ethnicity']
    .filter((row) => row.geography === country && shown.some(({ group }) => group === row.group))
    .map((row) => ({
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
      source_id: row.source_id.join(';'),
    }));
}

const idOf = (tables: Tables, geography: string) => {
  const force = tables['police-forces'].find((row) => row.geography === geography);
  if (!force) throw new Error(`unknown force: ${geography}`);
  return force.force_id;
};

/** State by state: the country, the Met, the other forces with enough reports in a year by name, then age and gender. */
export function readReportsEthnicity(tables: Tables): ReportsEthnicityRow[] {
  const known = asOf(
    tables['firearms-reports'],
    null,
    (row) => `${row.geography} · ${row.period} · ${row.dimension} · ${row.group}`,
  );
  const held = new Set(
    known
      .filter((row) => row.geography !== country && row.dimension === 'ethnicity')
      .map((row) => row.period),
  );
  const periods = [...held].toSorted((a, b) => b.localeCompare(a)).slice(0, 2);
  // The newest year first, each year’s groups in the order in which they were published.
  const published = periods.flatMap((period) => known.filter((row) => row.period === period));
  const enough = published.filter(
    (row) => row.dimension === 'ethnicity' && row.group === 'all' && (row.value ?? 0) >= leastBase,
  );
  const forces = [...new Set(enough.map((row) => row.geography))]
    .filter((name) => name !== country && name !== met)
    .toSorted();
  const whole = inState(published, 'england-and-wales', country, country, 'ethnicity');
  return [
    ...whole,
    ...readCensus(tables, whole),
    ...inState(published, 'met', 'the Met', met, 'ethnicity'),
    ...forces.flatMap((force) => inState(published, idOf(tables, force), force, force, 'ethnicity')),
    ...inState(published, 'age', country, country, 'age'),
    ...inState(published, 'gender', country, country, 'gender'),
  ];
}
