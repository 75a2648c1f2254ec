import { compact, formatKnown } from '../charts/kit/rows-and-phrases.ts';
import type { ClaimTests, Figures } from '../charts/kit/sentence.ts';
import { formatCount, formatDate, formatFinancialYear, type CheckedText } from '../data/format.ts';
import type { ChartTable } from '../charts/kit/define-chart.ts';
import type { ChartRow } from '../data/chart-row.ts';

/** What is known of a force on a topic, for the words of its page and for the sentences that newsrooms may use. */
export interface Topic {
  /** What sentences may put in and claim. */
  figures: Figures;
  claims?: ClaimTests;
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

export const countOf = (value: number, one: string, several: string): string =>
  `${formatCount(value)} ${value === 1 ? one : several}`;

/** A figure that is not known, or not in this state, is put into no sentence. */
export const given = <T extends { value: number | null }>(
  row: T | undefined,
  format: (value: number, row: T) => string = formatCount,
): string | undefined => (row?.value == null ? undefined : format(row.value, row));

/** A count of a year or of a day. */
interface Counted {
  value: number | null;
  period?: string;
  date?: string;
  source_id: string[];
}

/** Readings of a count that are wrong, for the sentences not to use. A count of zero is not misread. */
export function countTimes(row: Counted | undefined): Figures {
  const misread = row?.value ? row : undefined;
  return {
    number: given(misread),
    people: given(misread, (value) => countOf(value, 'person', 'people')),
    times: given(misread, (value) => countOf(value, 'time', 'times')),
  };
}

/** Counts of a force at two times, and of the country at each. */
export function compareTimes<Row extends Counted>(
  own: Row | undefined,
  earlier: Row | undefined,
  findOfCountry: (row: Row) => Counted | undefined,
): Topic {
  const formatWhen = ({ period, date = '' }: Row) =>
    period ? formatFinancialYear(period) : formatDate(date);
  const [all, allEarlier] = [own && findOfCountry(own), earlier && findOfCountry(earlier)];
  const [now = NaN, then = NaN] = [own, earlier].map((row) => Math.round(row?.value ?? NaN));
  return {
    figures: {
      count: given(own),
      when: own && formatWhen(own),
      change: formatKnown(Math.abs(now - then)),
      earlier: given(earlier),
      'earlier-when': earlier && formatWhen(earlier),
      country: given(all),
      'country-earlier': given(allEarlier),
    },
    claims: {
      unknown: own?.value == null,
      more: now > then,
      fewer: now < then,
      same: now === then,
    },
    rows: compact([own, earlier, all, allEarlier]),
  };
}
