import { compact, where } from '../charts/kit/rows-and-phrases.ts';
import type { ClaimTests, Figures } from '../charts/kit/sentence.ts';
import { formatCount, formatDate, formatFinancialYear } from '../data/format.ts';
import type { ChartTable } from '../charts/kit/define-chart.ts';
import type { ChartRow } from '../data/chart-row.ts';
import type { CheckedText } from '../data/checked-text.ts';
import type { Tables } from '../data/tables/index.ts';
import type { Facts } from './facts.ts';

/** What is known of a force on a topic, for the words of its page and for the sentences that newsrooms may use. */
export interface Topic {
  /** What sentences may put in and claim. */
  figures: Figures;
  claims?: ClaimTests;
  /** The rows that the sentence to use is made from. */
  rows: { source_id: string[] }[];
}

/** What a section of a force’s page shows besides its words. */
export interface Shown {
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
  shown: Shown;
}

export const countOf = (value: number, one: string, several: string): string =>
  `${formatCount(value)} ${value === 1 ? one : several}`;

/** A figure that is not known, or not in this state, is put into no sentence. */
export const given = <T extends { value: number | null }>(
  row: T | undefined,
  format: (value: number, row: T) => string = formatCount,
): string | undefined => (row?.value == null ? undefined : format(row.value, row));

/** Readings of a count that are wrong, for the sentences not to use. A count of zero is not misread. */
export function countTimes(row: Yearly | undefined): Figures {
  const misread = row?.value ? row : undefined;
  return {
    number: given(misread),
    people: given(misread, (value) => countOf(value, 'person', 'people')),
    times: given(misread, (value) => countOf(value, 'time', 'times')),
  };
}

interface Yearly {
  period: string;
  value: number | null;
  source_id: string[];
}

/** Counts of two years, of the force and of the country. */
export function compareYears(
  own: Yearly | undefined,
  earlier: Yearly | undefined,
  findOfCountry: (period: string) => Pick<Yearly, 'value' | 'source_id'> | undefined,
): Topic {
  const all = own && findOfCountry(own.period);
  const allEarlier = earlier && findOfCountry(earlier.period);
  return {
    figures: {
      year: own && formatFinancialYear(own.period),
      earlier: given(earlier),
      'earlier-year': earlier && formatFinancialYear(earlier.period),
      country: given(all),
      'country-earlier': given(allEarlier),
    },
    claims: {
      unknown: own?.value == null,
    },
    rows: compact([own, earlier, all, allEarlier]),
  };
}

type Officers = Tables['police-officers'][number];

/** Officers on two days, by one measure, of the force and, as the same releases give them, of the country. */
export function compareDays(facts: Facts, last: Officers | undefined, first: Officers | undefined): Topic {
  const ofCountry = (row: Officers | undefined) =>
    row &&
    where(facts.officersOfCountry, {
      date: row.date,
      measure: row.measure,
      release: row.release,
    })[0];
  const round = (row: Officers | undefined) => (row ? Math.round(row.value) : NaN);
  const figures = { last: round(last), first: round(first) };
  const change = figures.last - figures.first;
  const [all, allFirst] = [ofCountry(last), ofCountry(first)];
  return {
    figures: {
      officers: given(last),
      day: last && formatDate(last.date),
      year: last?.date.slice(0, 4),
      change: first && formatCount(Math.abs(change)),
      'first-day': first && formatDate(first.date),
      country: given(all),
      'country-first': given(allFirst),
    },
    claims: {
      more: change > 0,
      fewer: change < 0,
      same: change === 0,
    },
    rows: compact([last, first, all, allFirst]),
  };
}
