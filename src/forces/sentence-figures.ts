import type { ChartTable } from '../charts/kit/define-chart.ts';
import { compact } from '../charts/kit/rows-and-phrases.ts';
import type { Values } from '../charts/kit/sentence.ts';
import type { ChartRow } from '../data/chart-row.ts';
import { type CheckedText, formatCount, formatFinancialYear } from '../data/format.ts';

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

/** Counts of a force at two times, and of the country at each. */
export function compareTimes<Row extends Counted>(
  own: Row | undefined,
  earlier: Row | undefined,
  findOfCountry: (row: Row) => Counted | undefined,
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
    },
    rows: compact([own, earlier, all, allEarlier]),
  };
}
