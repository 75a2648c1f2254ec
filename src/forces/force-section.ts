import type { ChartRow } from '../data/chart-row.ts';
import type { ChartTable } from '../charts/kit/define-chart.ts';
import { lastDay } from '../data/as-of.ts';
import { citeInShort } from '../data/cite.ts';
import type { Force } from './force-names.ts';
import { formatCount, formatDate } from '../data/format.ts';
import type { TableName, Tables } from '../data/tables/index.ts';
import type { CheckedText } from '../data/checked-text.ts';
import type { Facts } from './facts.ts';

/** A part of a force’s page, told as a chart is: what it finds, what it counts, its rows, and what they cannot tell. */
export interface Part {
  /** Its place in the page’s address, and its file. */
  id: string;
  /** A few words for the margin. */
  name: string;
  /** The tables that it draws on. */
  tables: TableName[];
  title: CheckedText;
  subtitle: CheckedText;
  /** Of this force; those of notes.csv are added wherever its tables are shown. */
  notes: CheckedText[];
  /** What is known, row by row; absent where nothing is, or the title says it all. */
  table?: ChartTable<ChartRow> | undefined;
  /** Figures that are counted otherwise and must not be read in one line with the table: folded away under its heading. */
  apart?: { heading: CheckedText; table: ChartTable<ChartRow> } | undefined;
  /** Ids of the sources of what is shown. */
  sources: string[];
  /** The day for which the newest figure is true, in words; absent where none is known. */
  referenceDate?: string | undefined;
  /** Id of the chart that shows all forces, or the country. */
  chart: string;
}

export type MakePart = (facts: Facts, force: Force) => Part;

/** The newest first, by the last day of a date or period. */
export const byDay = <R>(rows: R[], dayOf: (row: R) => string): R[] =>
  rows.toSorted((a, b) => endOf(dayOf(b)).localeCompare(endOf(dayOf(a))));

/** 2019-04/2020-03 ends on 2020-03-31. */
export const endOf = (dateOrPeriod: string) => lastDay(dateOrPeriod.split('/').at(-1) ?? '');

/** The end as a reader writes it: 2019-04/2020-03 → March 2020. */
export const formatEnd = (dateOrPeriod: string): string => formatDate(dateOrPeriod.split('/').at(-1) ?? '');

/** All that some rows rest on, each once. */
export const sourcesOf = (rows: { source_id: string[] }[]): string[] => [
  ...new Set(rows.flatMap((row) => row.source_id)),
];

interface Quoted {
  when: string;
  measure: string;
  value: number;
  note: string | null;
  source_id: string[];
}

/** A row for each figure that was published of a day or year, with all who give it: where two disagree, both stand. */
export function quotedRows(tables: Tables, published: Quoted[]): ChartRow[] {
  const said = Map.groupBy(published, ({ when, measure, value }) => `${when} · ${measure} · ${value}`);
  const rows = [...said.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const { when, measure, value, note } = first;
    return [
      {
        when,
        measure,
        value,
        hedge: /^about/.test(note ?? '') ? 'about' : null,
        quoted_by: citeInShort(tables, sourcesOf([first, ...others])),
      },
    ];
  });
  return byDay(rows, ({ when }) => when);
}

/** A figure with its hedge: about 2,200. */
export const formatHedged = (value: number, { hedge }: ChartRow): string =>
  [hedge, formatCount(value)].filter(Boolean).join(' ');
