import { vintages } from '../../data/as-of.ts';
import { isKnownYear, periodsBetween, readOperations } from '../firearms-operations/rows.ts';
import { formatFinancialYear } from '../../data/format.ts';
import { share } from '../../data/share.ts';
import type { Tables } from '../../data/tables/index.ts';

/**
 * England and Wales, years to March: firearms operations and incidents in which police fired at a person on purpose (Home
 * Office; before 2012/13 ministers’ statements to Parliament), and people shot dead by police (the police complaints body).
 * The years begin with the series of people shot dead.
 */

export const panels = ['operations', 'incidents', 'deaths'] as const;
export type Panel = (typeof panels)[number];

/** A type, not an interface, so that it can stand as a chart’s row. */
export type ShotsFiredRow = {
  /** `who` rows divide the people shot dead over several years; they are told in words and not drawn. */
  panel: Panel | 'who';
  period: string;
  year: string;
  dimension: string | null;
  group: string | null;
  value: number | null;
  /** `not published`: the series had not begun. `not known`: published perhaps, but not held here. Zero is a known value. */
  standing: 'known' | 'not known' | 'not published';
  /** What a later text at second hand says instead. */
  also_reported: number | null;
  /** Whether the figure was only seen in texts that carry a release, never in one of the publisher’s own. */
  second_hand: 'yes' | 'no';
  source_id: string | null;
};

const geography = 'England and Wales';

type Published = { period: string; released: string; value: number; source_id: string[] };

/** The newest official figure of each period; where a later text at second hand says another, both stand. */
function readLatest(tables: Tables, rows: Published[]) {
  const isOfficial = (row: Published) =>
    tables.sources.some(
      ({ source_id, standing }) => standing === 'official' && row.source_id.includes(source_id),
    );
  return vintages(rows, (row) => row.period).map((publications) => {
    const present = publications.findLast(isOfficial) ?? publications.at(-1);
    if (!present) throw new Error('shots-fired: nothing published');
    const other = publications
      .slice(publications.indexOf(present) + 1)
      .findLast((row) => row.value !== present.value);
    const agreeing = publications.filter((row) => row === other || row.value === present.value);
    return {
      period: present.period,
      value: present.value,
      also: other?.value ?? null,
      second_hand: isOfficial(present) ? ('no' as const) : ('yes' as const),
      source_id: [...new Set(agreeing.flatMap((row) => row.source_id))].join(';'),
    };
  });
}

export function readShotsFired(tables: Tables): ShotsFiredRow[] {
  const operations = readOperations(tables)
    .filter(isKnownYear)
    .map((row) => ({ ...row, also: null }));
  const incidents = readLatest(
    tables,
    tables.discharges.filter((row) => row.geography === geography),
  );
  const deaths = readLatest(
    tables,
    tables['fatal-shootings'].filter(
      (row) => row.geography === geography && row.measure === 'fatal_police_shootings_fatalities',
    ),
  );
  const known = { operations, incidents, deaths };
  const begun = operations[0]?.period ?? '';
  const all = [...operations, ...deaths].map((row) => row.period).toSorted();
  const drawn = panels.flatMap((panel) =>
    periodsBetween(all[0] ?? '', all.at(-1) ?? '').map((period): ShotsFiredRow => {
      const row = known[panel].find((row) => row.period === period);
      const missing = panel === 'operations' && period < begun ? 'not published' : 'not known';
      return {
        panel,
        period,
        year: formatFinancialYear(period),
        dimension: null,
        group: null,
        value: row?.value ?? null,
        standing: row ? 'known' : missing,
        also_reported: row?.also ?? null,
        second_hand: row?.second_hand ?? 'no',
        source_id: row?.source_id ?? null,
      };
    }),
  );
  const who = tables['fatal-shootings-who'].map(
    ({ period, dimension, group, value, source_id }): ShotsFiredRow => ({
      panel: 'who',
      period,
      year: formatSpan(yearsIn(period)),
      dimension,
      group,
      value,
      standing: 'known',
      also_reported: null,
      second_hand: 'no',
      source_id: source_id.join(';'),
    }),
  );
  return [...drawn, ...who];
}

/** The years to March within a period: 2004-04/2020-03 → 2004-04/2005-03 … 2019-04/2020-03. */
const yearsIn = (period: string) => periodsBetween(period, `${Number(period.slice(8, 12)) - 1}`);

const formatSpan = (periods: string[]) =>
  `${formatFinancialYear(periods[0] ?? '')} to ${formatFinancialYear(periods.at(-1) ?? '')}`;

type Known = ShotsFiredRow & { value: number };

export const isKnownRow = (row: ShotsFiredRow): row is Known => row.value !== null;

export const knownIn = (rows: ShotsFiredRow[], panel: Panel): Known[] =>
  rows.filter(isKnownRow).filter((row) => row.panel === panel);

const sum = (rows: { value: number }[]) => rows.reduce((total, row) => total + row.value, 0);

/** The newest ten years for which all three series are known, added up: a year counts in all three or in none. */
export function addUpYears(rows: ShotsFiredRow[], { count = 10 } = {}) {
  const isWhole = (period: string) =>
    panels.every((panel) => knownIn(rows, panel).some((row) => row.period === period));
  const newest =
    rows
      .filter((row) => row.panel === 'deaths')
      .map((row) => row.period)
      .findLast(isWhole) ?? '';
  const periods = periodsBetween(`${Number(newest.slice(0, 4)) - count + 1}`, newest);
  if (!periods.every(isWhole))
    throw new Error(`shots-fired: not all of ${count} years to ${newest} are known`);
  const total = (panel: Panel) => sum(knownIn(rows, panel).filter((row) => periods.includes(row.period)));
  const totals = { operations: total('operations'), incidents: total('incidents'), deaths: total('deaths') };
  return {
    count,
    periods,
    span: formatSpan(periods),
    totals,
    oneIn: share(totals.operations, totals.incidents),
  };
}

/** Who was shot dead, and how many were in the same years by the yearly series: every division should add up to them. */
export function whoWereShot(rows: ShotsFiredRow[]) {
  const parts = rows.filter(isKnownRow).filter((row) => row.panel === 'who');
  const periods = yearsIn(parts[0]?.period ?? '');
  const dimensions = ['gender', 'age', 'ethnicity'].map((dimension) => {
    const own = parts.filter((row) => row.dimension === dimension);
    return { dimension, parts: own, total: sum(own) };
  });
  return {
    people: sum(knownIn(rows, 'deaths').filter((row) => periods.includes(row.period))),
    span: formatSpan(periods),
    dimensions,
  };
}
