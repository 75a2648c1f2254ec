import type { ChartRow } from '../data/chart-row.ts';
import type { ChartTable } from '../charts/kit/define-chart.ts';
import { lastDay } from '../data/as-of.ts';
import type { Force } from './force-names.ts';
import { formatDate } from '../data/format.ts';
import type { TableName } from '../data/tables/index.ts';
import type { CheckedText } from '../data/checked-text.ts';
import type { Facts } from './facts.ts';

/** A section of a force’s page, in the terms of a chart. */
export interface SectionContent {
  id: string;
  /** A few words for the margin. */
  name: string;
  tables: TableName[];
  title: CheckedText;
  subtitle: CheckedText;
  /** Of this force; those of notes.csv are added wherever its tables are shown. */
  notes: CheckedText[];
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

export type MakeSection = (facts: Facts, force: Force) => SectionContent;

export const ofForce = <R extends { geography: string }>(rows: R[], { geography }: Force): R[] =>
  rows.filter((row) => row.geography === geography);

const endOf = (dateOrPeriod: string) => dateOrPeriod.split('/').at(-1) ?? '';

/** 2019-04/2020-03 → 2020-03-31. */
export const lastDayOf = (dateOrPeriod: string): string => lastDay(endOf(dateOrPeriod));

/** 2019-04/2020-03 → March 2020. */
export const formatEnd = (dateOrPeriod: string): string => formatDate(endOf(dateOrPeriod));

/** Sorts by the last day of a date or period, the newest first. */
export const newestFirst = <R>(rows: R[], dayOf: (row: R) => string): R[] =>
  rows.toSorted((a, b) => lastDayOf(dayOf(b)).localeCompare(lastDayOf(dayOf(a))));

/** The sources of some rows, each once. */
export const sourcesOf = (rows: { source_id: string[] }[]): string[] => [
  ...new Set(rows.flatMap((row) => row.source_id)),
];
