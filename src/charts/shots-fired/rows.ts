import { extent, min, range, sum } from 'd3';
import { hasSource, vintages } from '../../data/as-of.ts';
import { formatFinancialYear } from '../../data/format.ts';
import { share } from '../../data/share.ts';
import type { Tables } from '../../data/tables/index.ts';
import { country } from '../../data/schema.ts';
import { deriveOperations, periodFrom } from '../firearms-operations/rows.ts';
import { atPresent, hasValue } from '../kit/as-of-states.ts';
import { joinSources, where } from '../kit/rows-and-phrases.ts';

/**
 * England and Wales, years to March: firearms operations and incidents in which police fired at a person on purpose (Home
 * Office; before 2012/13 ministers’ statements to Parliament), and people shot dead by police (the police complaints body).
 * The years begin with the series of people shot dead.
 */

export const panels = ['operations', 'incidents', 'deaths'] as const;
export type Panel = (typeof panels)[number];

/** A year of which nothing is known. */
const blank = {
  dimension: null as string | null,
  group: null as string | null,
  value: null as number | null,
  /** Zero is known. `not published`: the series had not begun. `not known`: perhaps published, but not in our tables. */
  standing: 'known' as 'known' | 'not known' | 'not published',
  /** What a later text at second hand says instead. */
  also_reported: null as number | null,
  /** Whether the figure was only seen in texts that carry a release, never in one of the publisher’s own. */
  second_hand: 'no',
  source_id: null as string | null,
};

export type ShotsFiredRow = ReturnType<typeof makeRow>;

/** `who` rows divide the people shot dead over several years; they are given in words and not drawn. */
const makeRow = (panel: Panel | 'who', period: string, cells: Partial<typeof blank>) => ({
  panel,
  period,
  year: panel === 'who' ? formatSpan(yearsIn(period)) : formatFinancialYear(period),
  ...blank,
  ...cells,
});

type Published = Tables['discharges' | 'fatal-shootings'][number];

/** The newest official figure of each period; where a later text at second hand says another, both stand. */
function findLatest(tables: Tables, rows: Published[]) {
  return vintages(where(rows, { geography: country }), (row) => row.period).map((publications) => {
    const official = publications.findLast((row) => hasSource(tables, row));
    const present = official ?? publications.at(-1);
    if (!present) throw new Error('shots-fired: nothing published');
    const { period, value } = present;
    const later = official ? publications.slice(publications.indexOf(official) + 1) : [];
    const other = later.findLast((row) => row.value !== value);
    return {
      period,
      value,
      also_reported: other?.value ?? null,
      second_hand: official ? ('no' as const) : ('yes' as const),
      source_id: joinSources(publications.filter((row) => row === other || row.value === value)),
    };
  });
}

const startOf = ({ period }: { period: string }) => Number(period.slice(0, 4));

/** The years to March within a period: 2004-04/2020-03 → 2004-04/2005-03 … 2019-04/2020-03. */
const yearsIn = (period: string) => range(startOf({ period }), Number(period.slice(8, 12))).map(periodFrom);

const formatSpan = (periods: string[]) =>
  `${formatFinancialYear(periods[0] ?? '')} to ${formatFinancialYear(periods.at(-1) ?? '')}`;

export function deriveShotsFired(tables: Tables): ShotsFiredRow[] {
  const operations = atPresent(deriveOperations(tables)).filter(hasValue);
  const deaths = where(tables['fatal-shootings'], { measure: 'fatal_police_shootings_fatalities' });
  const known = {
    operations: operations.map(({ period, value, second_hand, source_id }) => {
      return { period, value, second_hand, source_id };
    }),
    incidents: findLatest(tables, tables.discharges),
    deaths: findLatest(tables, deaths),
  };
  const begun = min(known.operations, startOf) ?? 0;
  const [first = 0, last = -1] = extent([...known.operations, ...known.deaths], startOf);
  const drawn = panels.flatMap((panel) =>
    range(first, last + 1).map((start) => {
      const standing = panel === 'operations' && start < begun ? 'not published' : 'not known';
      const period = periodFrom(start);
      const row = known[panel].find((row) => row.period === period);
      return makeRow(panel, period, row ?? { standing });
    }),
  );
  const divided = tables['fatal-shootings-who'];
  const who = [...divided, ...underTheMet(tables, divided[0]?.period)].map((row) => {
    const { period, dimension, group, value } = row;
    return makeRow('who', period, { dimension, group, value, source_id: joinSources([row]) });
  });
  return [...drawn, ...who];
}

/** People shot dead in the years of a period in incidents that are listed under the Met, some of them with the City’s. */
function underTheMet(tables: Tables, period = '') {
  const years = yearsIn(period);
  const rows = where(tables['fatal-shootings'], {
    measure: 'fatal_police_shootings_fatalities_by_force',
    geography: 'Metropolitan',
  }).filter((row) => years.includes(row.period));
  if (rows.length < years.length) return [];
  const source_id = rows.flatMap((row) => row.source_id);
  return [{ period, dimension: 'listed under', group: 'the Met', value: sum(rows, valueOf), source_id }];
}

type KnownRow = ShotsFiredRow & { value: number };
const valueOf = ({ value }: { value: number }) => value;

export const knownIn = (rows: ShotsFiredRow[], panel: ShotsFiredRow['panel']): KnownRow[] =>
  rows.filter((row): row is KnownRow => row.panel === panel && row.value !== null);

const total = (rows: KnownRow[], periods: string[]) =>
  sum(rows, ({ period, value }) => (periods.includes(period) ? value : 0));

/** The newest ten years for which all three series are known, added up: a year counts in all three or in none. */
export function addUpYears(rows: ShotsFiredRow[]) {
  const count = 10;
  const series = panels.map((panel) => knownIn(rows, panel));
  const isComplete = (period: string) => series.every((known) => known.some((row) => row.period === period));
  const newest = knownIn(rows, 'deaths').findLast(({ period }) => isComplete(period));
  const end = newest ? startOf(newest) + 1 : 0;
  const periods = range(end - count, end).map(periodFrom);
  if (!periods.every(isComplete))
    throw new Error(`shots-fired: not all of ${count} years to ${newest?.period ?? 'the newest'} are known`);
  const [operations = 0, incidents = 0, deaths = 0] = series.map((known) => total(known, periods));
  const oneIn = share(operations, incidents);
  return { count, periods, span: formatSpan(periods), totals: { operations, incidents, deaths }, oneIn };
}

/** Who was shot dead, and how many were in the same years by the yearly series: every division should add up to them. */
function whoWereShot(rows: ShotsFiredRow[]) {
  const groups = knownIn(rows, 'who');
  const periods = yearsIn(groups[0]?.period ?? '');
  const people = total(knownIn(rows, 'deaths'), periods);
  const dimensions = ['gender', 'age', 'ethnicity'];
  const addsUp = dimensions.every((dimension) => sum(where(groups, { dimension }), valueOf) === people);
  return { people, span: formatSpan(periods), groups, addsUp };
}

/** What the picture and the sentences are made from. */
export function view(rows: ShotsFiredRow[]) {
  const sums = addUpYears(rows);
  const inYears = knownIn(rows, 'incidents').filter(({ period }) => sums.periods.includes(period));
  const [low = 0, high = 0] = extent(inYears, ({ value }) => value);
  const drawn = rows.filter((row) => row.panel !== 'who');
  const rate = Math.round(sums.oneIn / 100) * 100;
  return { rows, drawn, ...sums, low, high, rate, who: whoWereShot(rows) };
}

export type ShownYears = ReturnType<typeof view>;
