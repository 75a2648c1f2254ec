import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { descending } from 'd3';
import type { ChartTable } from '../charts/kit/define-chart.ts';
import { parseSentences } from '../charts/kit/sentence.ts';
import {
  asOf,
  countedOf,
  dateVintages,
  deriveOperationsByForce,
  deriveReportsByForce,
  lastDay,
  seriesKeyOf,
  vintages,
} from '../data/as-of.ts';
import type { ChartRow } from '../data/chart-row.ts';
import { formatCount, formatEnd, text } from '../data/format.ts';
import { citeInShort, isFirm } from '../data/cite.ts';
import type { Tables } from '../data/tables/index.ts';
import { country } from '../data/schema.ts';
import type { Force } from './force-names.ts';
import { deriveTaserStrip } from './taser-strip.ts';

export const isCalendarYear = ({ period }: { period: string }): boolean => /^(\d{4})-01\/\1-12$/.test(period);

/** Firearms operations of England and Wales: of each year the newest publication that counts. */
const deriveAllOperations = (tables: Tables) =>
  vintages(
    dateVintages(tables, 'operations').filter(
      ({ geography, measure }) => geography === country && measure === 'operations',
    ),
    seriesKeyOf,
  ).flatMap((publications) => countedOf(tables, publications).slice(-1));

export const sentencesFile = 'src/forces/sentences.md';

/** 2019-04/2020-03 → 2018-04/2019-03. */
export const yearBefore = (period: string): string =>
  period.replaceAll(/\d{4}/g, (year) => String(Number(year) - 1));

/** The newest publication of each figure. */
const newest = <R extends { released: string | null }>(rows: R[], keyOf: (row: R) => string): R[] =>
  asOf(rows, null, keyOf);

/** The rows that the pages of the forces are written from, and the sentences for newsrooms, read once for all of them. */
export function deriveFacts(tables: Tables) {
  const taser = deriveTaserStrip(tables);
  const period = taser[0]?.period ?? '';
  const deaths = Map.groupBy(tables['fatal-shootings'], ({ measure }) => measure);
  const officers = newest(tables['police-officers'], seriesKeyOf);
  // Calendar years and the year before the newest are totals alone; regions are left out.
  const taserUse = newest(
    tables['taser-use'].filter(
      (row) =>
        row.geography_type !== 'region' &&
        (row.period === period ||
          (row.measure === 'total' && (isCalendarYear(row) || row.period === yearBefore(period)))),
    ),
    (row) => `${row.geography} · ${row.period} · ${row.measure}`,
  );
  return {
    tables,
    taser,
    reports: deriveReportsByForce(tables),
    operations: deriveOperationsByForce(tables).map((row) => ({ ...row, when: row.period })),
    /** Every publication that more than a copy bears out. Those who also carry a Taser are a part of these. */
    armed: tables['armed-officers']
      .filter(
        (row) =>
          row.geography_type === 'force' &&
          row.measure !== 'armed_officers_with_taser' &&
          isFirm(tables, row),
      )
      .map((row) => ({ ...row, when: row.date })),
    /** People shot dead by police, by force and year to March, newest first: those of an incident of two forces stand under both. */
    deaths: newestFirst(
      newest(
        deaths.get('fatal_police_shootings_fatalities_by_force') ?? [],
        (row) => `${row.geography} · ${row.period}`,
      ),
      ({ period }) => period,
    ),
    officersOfCountry: tables['police-officers'].filter(({ geography }) => geography === country),
    officers: Map.groupBy(officers, ({ geography }) => geography),
    taserUse: Map.groupBy(taserUse, ({ geography }) => geography),
    allOperations: deriveAllOperations(tables),
    /** People shot dead in England and Wales, by year to March. */
    allDeaths: newest(deaths.get('fatal_police_shootings_fatalities') ?? [], (row) => row.period),
    paragraphs: parseSentences(readFileSync(join(process.cwd(), sentencesFile), 'utf8')),
  };
}

export type Facts = ReturnType<typeof deriveFacts>;

export const ofForce = <R extends { geography: string }>(rows: R[], { geography }: Force): R[] =>
  rows.filter((row) => row.geography === geography);

/** Sorts by the last day of a date or period, the newest first. */
export const newestFirst = <R>(rows: R[], dayOf: (row: R) => string): R[] =>
  rows
    .map((row) => ({ row, day: lastDay(dayOf(row)) }))
    .toSorted((a, b) => descending(a.day, b.day))
    .map(({ row }) => row);

/** The sources of some rows, each once. */
export const sourcesOf = (rows: { source_id: string[] }[]): string[] => [
  ...new Set(rows.flatMap((row) => row.source_id)),
];

export interface Quoted {
  /** A date or a period. */
  when: string;
  measure: string;
  value: number;
  qualifier: string | null;
  note: string | null;
  source_id: string[];
}

interface Labels {
  when: string;
  formatWhen: (when: string) => string;
  /** The measure of the official count and of what ministers told Parliament, and the heading of each. */
  counts: Record<'official' | 'parliament', { measure: string; label: string }>;
}

/** About 2,200. */
export const formatHedged = (value: number, { qualifier }: { qualifier?: ChartRow[string] }): string =>
  `${qualifier === 'about' ? 'about ' : ''}${formatCount(value)}`;

/** Quoted figures, newest first, each with the sources of all who quote it. Where two disagree about a day or year, both stay. */
export function mergeQuotes<Row extends Quoted>(quoted: Row[]): Row[] {
  const quotes = Map.groupBy(quoted, ({ when, value }) => `${when} · ${value}`);
  const figures = [...quotes.values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, source_id: sourcesOf([first, ...others]) }] : [],
  );
  return newestFirst(figures, ({ when }) => when);
}

/** Figures of one measure as rows of a section. */
const listQuotes = (tables: Tables, quoted: Quoted[], measure: string) =>
  mergeQuotes(quoted.filter((row) => row.measure === measure)).map(
    ({ when, value, qualifier, note, source_id }) => {
      const doubt = qualifier === 'unsure' ? ['. In doubt', note].filter(Boolean).join(': ') : '';
      return { when, value, qualifier, quoted_by: citeInShort(tables, source_id) + doubt };
    },
  );

/** Figures by force of a table that the site does not have, as newspapers quoted them; and what ministers told Parliament, another count. */
export function deriveQuoted(tables: Tables, quoted: Quoted[], { when, formatWhen, counts }: Labels) {
  const { official, parliament } = counts;
  const tableOf = (rows: ReturnType<typeof listQuotes>, label: string): ChartTable<ChartRow> => ({
    columns: [
      { name: 'when', label: when, format: formatWhen },
      { name: 'value', label, align: 'right', format: formatHedged },
      { name: 'quoted_by', label: 'Seen in' },
    ],
    rows,
  });
  const figures = listQuotes(tables, quoted, official.measure);
  const stated = listQuotes(tables, quoted, parliament.measure);
  const last = figures[0] ?? stated[0];
  const span = [...new Set([stated.at(-1), stated[0]])]
    .map((row) => formatWhen(row?.when ?? ''))
    .join(' to ');
  return {
    figures,
    section: {
      table: figures.length > 0 ? tableOf(figures, official.label) : undefined,
      otherCount:
        stated.length > 0
          ? {
              heading: text`${span}: what ministers told Parliament, another count`,
              table: tableOf(stated, parliament.label),
            }
          : undefined,
      sources: sourcesOf(
        [official, parliament].flatMap(({ measure }) => quoted.filter((row) => row.measure === measure)),
      ),
      referenceDate: last && formatEnd(last.when),
    },
  };
}
