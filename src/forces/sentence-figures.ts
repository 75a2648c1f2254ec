import { capitalise, compact, unique, where } from '../charts/kit/rows-and-phrases.ts';
import {
  type ClaimTests,
  type Figures,
  fillSentences,
  hasFigures,
  splitSentence,
} from '../charts/kit/sentence.ts';
import {
  type CheckedText,
  formatCount,
  formatDate,
  formatFinancialYear,
  formatList,
} from '../data/format.ts';
import { findSources, firmSources } from '../data/cite.ts';
import type { Tables } from '../data/tables/index.ts';
import { type Facts, mergeQuotes, type Quoted, sentencesFile, sourcesOf } from './facts.ts';
import { type Force, nameForce } from './force-names.ts';

/** What the sentences of a topic may put in and claim. */
export interface Topic {
  figures: Figures;
  claims?: ClaimTests;
  /** The rows that the sentence to use is made from. */
  rows: { source_id: string[] }[];
}

type Paragraph = Facts['paragraphs'][number];

/** Fills the paragraphs under the headings of a topic. */
export function prepareSentences(
  { paragraphs }: Facts,
  force: Force,
  { figures, claims = {} }: Pick<Topic, 'figures' | 'claims'>,
) {
  const name = nameForce(force);
  const named: Figures = { ...figures, 'the-force': name, 'The-force': capitalise(name) };
  const holds = ({ words }: Paragraph) =>
    splitSentence(words).placeholders.every(({ id = '' }) => claims[id] !== false);
  const fill = (found: Paragraph[], heading: string) =>
    fillSentences(found, { file: sentencesFile, heading, figures: named, claims });
  const under = (heading: string) => {
    const found = paragraphs.filter((paragraph) => paragraph.heading === heading);
    // Throws where the heading is missing.
    if (found.length === 0) fill([], heading);
    return { found, known: found.filter((paragraph) => hasFigures(paragraph, named)) };
  };
  return {
    /** The first whose claims hold; undefined where none has all its figures. Throws SentenceError. */
    fillOne: (heading: string): CheckedText | undefined => {
      const { known } = under(heading);
      return known.length > 0 ? fill(known, heading) : undefined;
    },
    /** The same for words that no force may lack: throws where none has all its figures, too. */
    fillNeeded: (heading: string): CheckedText => {
      const { found, known } = under(heading);
      return fill(known.length > 0 ? known : found, heading);
    },
    /** Each whose figures are known and whose claims hold. */
    fillAll: (heading: string): CheckedText[] =>
      under(heading)
        .known.filter(holds)
        .map((paragraph) => fill([paragraph], heading)),
  };
}

export const countOf = (value: number, one: string, several: string): string =>
  `${formatCount(value)} ${value === 1 ? one : several}`;

/** A figure that is not known, or not in this state, is put into no sentence. */
export const given = <T extends { value: number | null }>(
  row: T | undefined,
  format: (value: number, row: T) => string = formatCount,
): string | undefined => (row?.value == null ? undefined : format(row.value, row));

/** 2023-03-31 → on 31 March 2023; 2023-12 → in December 2023. */
export const formatOnDay = (date: string): string =>
  `${date.length === 10 ? 'on' : 'in'} ${formatDate(date)}`;

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

type Row<Grouped> = Grouped extends Map<string, (infer R)[]> ? R : never;
export type Officers = Row<Facts['officers']>;
export type Uses = Row<Facts['taserUse']>;

export const of = <R>(grouped: Map<string, R[]>, geography: string): R[] => grouped.get(geography) ?? [];

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

/** The quoted figures that no text doubts and no other text gives otherwise, newest first. */
export function listUndisputed<Row extends Quoted>(rows: Row[]): Row[] {
  const figures = mergeQuotes(rows.filter(({ qualifier }) => qualifier !== 'unsure'));
  return figures.filter(({ when }) => figures.filter((other) => other.when === when).length === 1);
}

/** The publishers of the texts in which figures were seen. */
export const nameReporters = (tables: Tables, rows: { source_id: string[] }[]): string =>
  formatList(
    unique(
      findSources(tables, firmSources(tables, sourcesOf(rows))).map(({ publisher }) =>
        publisher.replace(/ via .*|, copy on .*| \(.*\)$/, ''),
      ),
    ),
  );
