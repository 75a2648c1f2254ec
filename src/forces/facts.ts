import { join } from 'node:path';
import { descending } from 'd3';
import type { ChartTable } from '../charts/kit/define-chart.ts';
import { compact, where } from '../charts/kit/rows-and-phrases.ts';
import { parseSentences, type Values } from '../charts/kit/sentence.ts';
import {
  asOf,
  lastDay,
  vintages,
  deriveOperationsByForce,
  deriveReportsByForce,
  countedOf,
  deriveVintages,
  seriesKeyOf,
} from '../data/as-of.ts';
import type { ChartRow } from '../data/chart-row.ts';
import { isFirm } from '../data/cite.ts';
import { deriveOnce, makeOnce, readOnce } from '../data/derive-once.ts';
import type { ChartText } from '../data/editions.ts';
import { type CheckedText, formatCount, formatFinancialYear } from '../data/format.ts';
import type { Tables } from '../data/tables/index.ts';
import { country } from '../data/schema.ts';
import type { Force } from './force-names.ts';
import { deriveTaserStrip } from './taser-strip.ts';

/** Firearms operations of England and Wales: of each year the newest publication that counts. */
const deriveAllOperations = (tables: Tables) =>
  vintages(
    where(deriveVintages(tables, 'operations'), { geography: country, measure: 'operations' }),
    seriesKeyOf,
  ).flatMap((publications) => countedOf(tables, publications).slice(-1));

export const sentencesFile = 'src/forces/sentences.md';

/** The sentences as they are saved: the same object while they do not change. */
export const loadSentences = (): ChartText =>
  makeOnce(loadSentences, readOnce(join(process.cwd(), sentencesFile)), (bytes) => ({
    file: sentencesFile,
    source: new TextDecoder().decode(bytes),
  }));

export const isCalendarYear = ({ period }: { period: string }): boolean => /^(\d{4})-01\/\1-12$/.test(period);

/** 2019-04/2020-03 → 2018-04/2019-03. */
export const yearBefore = (period: string): string =>
  period.replaceAll(/\d{4}/g, (year) => String(Number(year) - 1));

const yearOfPlace = ({ geography, period }: { geography: string; period: string }) =>
  `${geography} · ${period}`;

/** Of people shot dead, the newest publication of each place and year. */
const deriveDeaths = (tables: Tables, measure: Tables['fatal-shootings'][number]['measure']) =>
  asOf(where(tables['fatal-shootings'], { measure }), null, yearOfPlace);

/** Calendar years and the year before the newest are totals alone; a region may have the name of a force. */
function deriveTaserUse(tables: Tables) {
  const period = deriveTaserStrip(tables)[0]?.period ?? '';
  const isShown = (row: Tables['taser-use'][number]) =>
    row.geography_type !== 'region' &&
    (row.period === period ||
      (row.measure === 'total' && (isCalendarYear(row) || row.period === yearBefore(period))));
  return asOf(tables['taser-use'].filter(isShown), null, (row) => `${yearOfPlace(row)} · ${row.measure}`);
}

/** The rows that the pages of the forces are written from, and the sentences for newsrooms. */
const derivations = {
  taser: deriveTaserStrip,
  taserUse: deriveTaserUse,
  reports: deriveReportsByForce,
  operations: (tables: Tables) =>
    deriveOperationsByForce(tables).map((row) => ({ ...row, when: row.period })),
  allOperations: deriveAllOperations,
  /** Every publication that more than a copy bears out. Those who also carry a Taser are a part of these. */
  armed: (tables: Tables) =>
    where(tables['armed-officers'], { geography_type: 'force' })
      .filter((row) => row.measure !== 'armed_officers_with_taser' && isFirm(tables, row))
      .map((row) => ({ ...row, when: row.date })),
  /** By force and year to March, newest first: people shot dead in an incident of two forces stand under both. */
  deaths: (tables: Tables) =>
    newestFirst(deriveDeaths(tables, 'fatal_police_shootings_fatalities_by_force'), ({ period }) => period),
  /** In England and Wales, by year to March. */
  allDeaths: (tables: Tables) => deriveDeaths(tables, 'fatal_police_shootings_fatalities'),
  officers: (tables: Tables) => asOf(tables['police-officers'], null, seriesKeyOf),
  publishedOfficers: (tables: Tables) => tables['police-officers'],
};

type Derived = { [Name in keyof typeof derivations]: ReturnType<(typeof derivations)[Name]> };

/** Each again only where its tables have changed. Rows are not compared: to read them would count as using them. */
export function deriveFacts(tables: Tables, sentences = loadSentences()) {
  const derived = Object.entries(derivations).map(([name, derive]) => [
    name,
    deriveOnce<Tables, unknown>(derive, derive, tables, Object.is),
  ]);
  return {
    ...(Object.fromEntries(derived) as Derived),
    tables,
    paragraphs: makeOnce(deriveFacts, sentences, ({ source }) => parseSentences(source)),
  };
}

export type Facts = ReturnType<typeof deriveFacts>;

/** The rows of a force, or of the country. They are grouped once for all forces. */
export const ofForce = <R extends { geography: string }>(
  rows: R[],
  { geography }: { geography: string },
): R[] => makeOnce(ofForce, rows, (rows) => Map.groupBy(rows, (row) => row.geography)).get(geography) ?? [];

/** Sorts by the last day of a date or period, the newest first. */
export const newestFirst = <R>(rows: R[], dayOf: (row: R) => string): R[] =>
  rows.toSorted((a, b) => descending(lastDay(dayOf(a)), lastDay(dayOf(b))));

/** The sources of some rows, each once. */
export const sourcesOf = (rows: { source_id: string[] }[]): string[] => [
  ...new Set(rows.flatMap((row) => row.source_id)),
];

/** About 2,200. */
export const formatHedged = (value: number, { qualifier }: { qualifier?: ChartRow[string] }): string =>
  `${qualifier === 'about' ? 'about ' : ''}${formatCount(value)}`;

/** A force’s reports of aiming or firing a gun, newest year first. `value` is null where the force gave no figure. */
export const reportsOf = (facts: Facts, force: Force) =>
  newestFirst(ofForce(facts.reports, force), ({ period }) => period);

/** What is known of a force on a topic, for the words of its page and for the sentences that newsrooms may use. */
export interface Topic {
  /** What sentences may put in and claim. */
  values: Values;
  /** The rows that the sentence to use is made from. */
  rows: { source_id: string[] }[];
}

/** What a section of a force’s page shows besides its words. */
export interface ShownFigures {
  /** What is known, row by row; absent where nothing is, or the title says it all. */
  table?: ChartTable<ChartRow> | undefined;
  /** Figures of another count, which must not be read in one line with the table. */
  otherCount?: { heading: CheckedText; table: ChartTable<ChartRow> } | undefined;
  /** Ids of the sources of what is shown. */
  sources: string[];
  /** The day for which the newest figure is true, in words; absent where none is known. */
  referenceDate?: string | undefined;
  /** Id of the chart that shows all forces, or the country. */
  chart: string;
}

/** A topic that has a section on the page of a force. */
export interface ShownTopic extends Topic {
  shown: ShownFigures;
}

/** A figure that is not known is put into no sentence. */
export const countOf = (
  value: number | null | undefined,
  one: string,
  several: string,
): string | undefined => (value == null ? undefined : `${formatCount(value)} ${value === 1 ? one : several}`);

/** A count of a year or of a day. */
interface Counted {
  value: number | null;
  period?: string;
  date?: string;
  source_id: string[];
}

/** Readings of a count that are wrong, for the sentences not to use. A count of zero is not misread. */
export function countTimes(row: Counted | undefined): Values {
  const number = row?.value || undefined;
  return {
    number,
    people: countOf(number, 'person', 'people'),
    times: countOf(number, 'time', 'times'),
  };
}

/** Counts of a force at two times, and of the country at each; `others` are what else its sentences may put in. */
export function compareTimes<Row extends Counted>(
  own: Row | undefined,
  earlier: Row | undefined,
  findOfCountry: (row: Row) => Counted | undefined,
  others: Values = {},
): Topic {
  const timeOf = ({ period, date }: Row) => (period ? formatFinancialYear(period) : date);
  const [all, allEarlier] = [own && findOfCountry(own), earlier && findOfCountry(earlier)];
  const counts = [own, earlier, all, allEarlier].map((row) => Math.round(row?.value ?? NaN));
  const [now = NaN, then = NaN, country, countryEarlier] = counts;
  return {
    values: {
      count: now,
      when: own && timeOf(own),
      change: Math.abs(now - then),
      earlier: then,
      'earlier-when': earlier && timeOf(earlier),
      country,
      'country-earlier': countryEarlier,
      unknown: own?.value == null,
      more: now > then,
      fewer: now < then,
      same: now === then,
      ...others,
    },
    rows: compact([own, earlier, all, allEarlier]),
  };
}
