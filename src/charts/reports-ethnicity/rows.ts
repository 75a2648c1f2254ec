import { sort, sum } from 'd3';
import { asOf } from '../../data/as-of.ts';
import { formatCount, formatDate, formatFinancialYear, formatList } from '../../data/format.ts';
import { share, toPercent } from '../../data/share.ts';
import type { Tables } from '../../data/tables/index.ts';
import { country } from '../../data/schema.ts';
import { joinSources, rowWhere, sourceIdsOf, unique, valuesOf, where } from '../kit/rows-and-phrases.ts';

type Published = Tables['firearms-reports'][number];

export type Row = ReturnType<typeof deriveState>[number];

export const leastBase = 100;

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
const short = (group: string) =>
  group.replace(/ \(or .*\)$/, '').replace(/^(\d+) - (\d+) years$/, '$1 to $2');

const percentOf = (reports: number | null, base: number | null) =>
  reports === null || base === null || base < leastBase ? null : toPercent(share(reports, base));

/** 593 + 9 Chinese: a group and those that the newest year counts under it. */
function formatSum([own, ...added]: Published[]): string | null {
  if (!own || added.length === 0) return null;
  const amount = ({ value }: Published) => (value === null ? 'not given' : formatCount(value));
  const named = added.map((part) => `${amount(part)} ${plain(part.group).replace('Don', 'don')}`);
  return [amount(own), ...named].join(' + ');
}

/** Forces that gave no ages, and how many reports that leaves without one. */
function noteOnAges(published: Published[], period: string): string | null {
  const ages = where(published, { period, dimension: 'age' }).filter((row) => row.geography !== country);
  const forces = valuesOf(where(ages, { value: null }), 'geography');
  if (forces.length === 0) return null;
  const ageless = where(ages, { group: 'Not reported' }).filter((row) => forces.includes(row.geography));
  const reports = formatCount(sum(ageless, (row) => row.value));
  return `${formatList(forces)} gave no ages for ${formatFinancialYear(period)}: their ${reports} reports stand under not reported`;
}

/** The groups of a place, each in the newest year and the year before. */
function deriveState(
  published: Published[],
  [state, place, geography, dimension]: [string, string, string, 'ethnicity' | 'age' | 'gender'],
) {
  const here = where(published, { geography, dimension });
  const periods = valuesOf(here, 'period');
  const newest = where(here, { period: periods[0] ?? '' }).map((row) => row.group);
  return newest
    .filter((group) => group !== 'all' && group !== leftOut)
    .flatMap((group) =>
      periods.map((period) => {
        const inYear = where(here, { period });
        const isUnder = (other: string) => !newest.includes(other) && countedUnder[plain(other)] === group;
        const parts = [...where(inYear, { group }), ...inYear.filter((row) => isUnder(row.group))];
        const isGiven = parts.length > 0 && parts.every(({ value }) => value !== null);
        const reports = isGiven ? sum(parts, ({ value }) => value) : null;
        const base = where(inYear, { group: 'all' })[0]?.value ?? null;
        return {
          state,
          place,
          dimension,
          group: short(group),
          kind: 'reports',
          /** As the picture says it: a year to March, or the census. */
          counted: formatFinancialYear(period),
          period,
          /** Null where none was given, and for the census. */
          reports,
          base,
          /** Of the year’s reports, or of the population; null where the base is too small for it. */
          percent: percentOf(reports, base),
          /** How the earlier year was brought to the groups of the newest. */
          worked_out: formatSum(parts),
          note: dimension === 'age' && group === 'Not reported' ? noteOnAges(published, period) : null,
          source_id: joinSources(parts),
        };
      }),
    );
}

/** The country without the Met, group by group: what stands beside the Met’s. */
const subtract = (total: Row[], part: Row[]): Row[] =>
  part.flatMap((row) => {
    const [all] = where(total, { group: row.group, period: row.period });
    if (!all || all.reports === null || row.reports === null) return [];
    const reports = all.reports - row.reports;
    const base = all.base === null || row.base === null ? null : all.base - row.base;
    return {
      ...row,
      place: 'all other forces',
      reports,
      base,
      percent: percentOf(reports, base),
      worked_out: `${formatCount(all.reports)} − ${formatCount(row.reports)}`,
      source_id: sourceIdsOf([all, row]).join(';'),
    };
  });

/** The census counts what residents said of themselves: context for the country’s reports, and no base for them. */
const deriveCensus = (tables: Tables, ofCountry: Row[]): Row[] =>
  where(tables['population-ethnicity'], { geography: country }).flatMap((row) => {
    const [like] = where(ofCountry, { group: row.group });
    if (!like) return [];
    return {
      ...like,
      kind: 'census',
      counted: 'census',
      period: row.date,
      percent: row.percent,
      worked_out: null,
      reports: null,
      base: null,
      source_id: joinSources([row]),
      note: `population of ${country}, ${formatDate(row.date)}: context, not a base for reports`,
    };
  });

/**
 * Home Office, police use of force: officers’ reports of aiming or firing a gun, by the person’s ethnicity, age and gender
 * as the officer perceived them, in the newest two years that data/ also has by force. From 2019/20 Chinese is counted
 * under Asian, and don’t know under not reported. State by state: the Met beside all other forces, the country, the forces with
 * enough reports in a year by name, then age and gender. Every place has its groups in the order of the Met’s newest year.
 */
export function deriveRows(tables: Tables): Row[] {
  const known = asOf(tables['firearms-reports'], null, (row) =>
    [row.geography, row.period, row.dimension, row.group].join(' · '),
  );
  const byForce = where(known, { dimension: 'ethnicity' }).filter((row) => row.geography !== country);
  const periods = valuesOf(byForce, 'period').toSorted().slice(-2).toReversed();
  // The newest year first, each year’s groups in the order in which they were published.
  const published = periods.flatMap((period) => where(known, { period }));
  const enough = where(published, { dimension: 'ethnicity', group: 'all' })
    .filter(({ geography, value }) => ![country, met].includes(geography) && Number(value) >= leastBase)
    .map(({ geography }) => geography);
  const ofMet = deriveState(published, ['met', 'the Met', met, 'ethnicity']);
  const ofCountry = deriveState(published, ['england-and-wales', country, country, 'ethnicity']);
  const ofForces = unique(enough)
    .toSorted()
    .map((geography) => {
      const { force_id } = rowWhere(tables['police-forces'], { geography });
      return deriveState(published, [force_id, geography, geography, 'ethnicity']);
    });
  const ofNewest = sort(where(ofMet, { period: periods[0] ?? '' }), (row) => -(row.reports ?? 0));
  const order = ofNewest.map(({ group }) => group);
  return [
    ...[ofMet, subtract(ofCountry, ofMet), ofCountry, deriveCensus(tables, ofCountry), ...ofForces].flatMap(
      (rows) => sort(rows, ({ group }) => order.indexOf(group)),
    ),
    ...deriveState(published, ['age', country, country, 'age']),
    ...deriveState(published, ['gender', country, country, 'gender']),
  ];
}
