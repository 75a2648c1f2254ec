import type { ChartRow } from '../data/chart-row.ts';
import type { ChartTable } from '../charts/kit/define-chart.ts';
import { citeInShort } from '../data/cite.ts';
import { formatCount } from '../data/format.ts';
import type { Tables } from '../data/tables/index.ts';
import { text } from '../data/checked-text.ts';
import { newestFirst, type SectionContent, sourcesOf } from './force-section.ts';

/** Figures by force of tables that are not held, as newspapers and ministers quoted them. */

interface Quoted {
  /** A date or a period. */
  when: string;
  measure: string;
  value: number;
  qualifier: string | null;
  source_id: string[];
}

/** Figures of one measure, newest first, each with all who quote it. Where two disagree about a day or year, both stay. */
export function mergeQuotes(tables: Tables, quoted: Quoted[]) {
  const quotes = Map.groupBy(quoted, ({ when, value }) => `${when} · ${value}`);
  const figures = [...quotes.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const { when, measure, value, qualifier } = first;
    const hedge = qualifier === 'about' ? 'about ' : '';
    return [{ when, measure, value, hedge, quoted_by: citeInShort(tables, sourcesOf([first, ...others])) }];
  });
  return newestFirst(figures, ({ when }) => when);
}

type Figures = ReturnType<typeof mergeQuotes>;

/** About 2,200. */
export const formatHedged = (value: number, { hedge }: ChartRow): string =>
  `${hedge ?? ''}${formatCount(value)}`;

interface Labels {
  when: string;
  value: string;
  formatWhen: (when: string) => string;
}

export const tableOf = (rows: Figures, { when, value, formatWhen }: Labels): ChartTable<ChartRow> => ({
  columns: [
    { name: 'when', label: when, format: formatWhen },
    { name: 'value', label: value, align: 'right', format: formatHedged },
    { name: 'quoted_by', label: 'Seen in' },
  ],
  rows,
});

/** What ministers told Parliament, which is another count than the official one. */
export function otherCountOf(rows: Figures, labels: Labels): SectionContent['otherCount'] {
  const [last, first] = [rows[0], rows.at(-1)];
  if (!last || !first) return undefined;
  const span = [...new Set([first, last])].map(({ when }) => labels.formatWhen(when)).join(' to ');
  return {
    heading: text`${span}: what ministers told Parliament, another count`,
    table: tableOf(rows, labels),
  };
}
