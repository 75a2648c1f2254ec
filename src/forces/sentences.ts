import { leastBase } from '../charts/reports-ethnicity/rows.ts';
import { unique, where } from '../charts/kit/rows-and-phrases.ts';
import { type Claims, type Figures, fillSentences, splitSentence } from '../charts/kit/sentence.ts';
import type { CheckedText } from '../data/checked-text.ts';
import { findSources, firmSources } from '../data/cite.ts';
import { formatCount, formatDate, formatFinancialYear, formatInWords, formatList } from '../data/format.ts';
import type { Tables } from '../data/tables/index.ts';
import {
  type Facts,
  formatEnd,
  formatHedged,
  newestFirst,
  ofForce,
  sentencesFile,
  sourcesOf,
} from './facts.ts';
import { type Force, beginSentence, nameForce } from './force-names.ts';
import { countPeople, deriveShotDead, reportsOf } from './sections.ts';

/** What a newsroom may write of a force, and what its figures cannot bear. The sentences stand in sentences.md. */
export interface ForceSentences {
  topic: string;
  use: CheckedText | undefined;
  avoid: CheckedText[];
  /** Ids of the sources of the sentence to use. */
  sources: string[];
}

interface Topic {
  figures: Figures;
  claims?: Claims;
  /** The rows that the sentence to use is made from. */
  rows: { source_id: string[] }[];
}

const country = 'England and Wales';

const present = <T>(items: (T | undefined)[]): T[] => items.filter((item) => item !== undefined);

const countOf = (value: number, one: string, several: string): string =>
  `${formatCount(value)} ${value === 1 ? one : several}`;

const countUses = (value: number) => countOf(value, 'use', 'uses');
const countReports = (value: number) => countOf(value, 'report', 'reports');
const countOperations = (value: number) => countOf(value, 'firearms operation', 'firearms operations');

/** A figure that is not known, or not in this state, is put into no sentence. */
const given = <T extends { value: number | null }>(
  row: T | undefined,
  format: (value: number, row: T) => string = formatCount,
): string | undefined => (row?.value == null ? undefined : format(row.value, row));

/** 2023-03-31 → on 31 March 2023; 2023-12 → in December 2023. */
const formatWhen = (date: string): string => `${date.length === 10 ? 'on' : 'in'} ${formatDate(date)}`;

const unknown = (isUnknown: boolean): Claims => ({
  unknown: { holds: isUnknown, figures: { found: isUnknown ? 'nothing' : 'a figure' } },
});

type Row<Grouped> = Grouped extends Map<string, (infer R)[]> ? R : never;
type Officers = Row<Facts['officers']>;
type Uses = Row<Facts['taserUse']>;

const of = <R>(grouped: Map<string, R[]>, geography: string): R[] => grouped.get(geography) ?? [];

/** Officers on two days, of the force and of the country, by one measure. */
function compareDays(facts: Facts, last: Officers | undefined, first: Officers | undefined): Topic {
  const ofCountry = (row: Officers | undefined) =>
    row && where(of(facts.officers, country), { date: row.date, measure: row.measure })[0];
  const whole = (row: Officers | undefined) => (row ? Math.round(row.value) : NaN);
  const figures = { last: whole(last), first: whole(first) };
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
      more: { holds: change > 0, figures },
      fewer: { holds: change < 0, figures },
      same: { holds: change === 0, figures },
    },
    rows: present([last, first, all, allFirst]),
  };
}

const officersOf = (facts: Facts, force: Force, measure: Officers['measure']): Officers[] =>
  newestFirst(where(of(facts.officers, force.geography), { measure }), ({ date }) => date);

function officers(facts: Facts, force: Force): Topic {
  const [last, ...earlier] = officersOf(facts, force, 'police_officers_headcount');
  return compareDays(facts, last, earlier.at(-1));
}

/** Newer than the newest headcount; compared with the day of that, by the same measure. */
function fullTimeEquivalents(facts: Facts, force: Force): Topic {
  const [headcount] = officersOf(facts, force, 'police_officers_headcount');
  const [last, ...earlier] = officersOf(facts, force, 'police_officers_fte');
  const isNewer = last !== undefined && headcount !== undefined && last.date > headcount.date;
  const first = earlier.find(({ date }) => date === headcount?.date);
  const topic = compareDays(facts, isNewer ? last : undefined, first);
  const joined = { headcount: given(headcount), 'headcount-year': headcount?.date.slice(0, 4) };
  return { ...topic, figures: { ...topic.figures, ...joined } };
}

interface Quoted {
  value: number;
  qualifier: string | null;
  source_id: string[];
}

/** Of figures that texts quote the newest day or year first; none that is in doubt, or that another text gives otherwise. */
function listUndisputed<Row extends Quoted>(rows: Row[], whenOf: (row: Row) => string) {
  const byTime = Map.groupBy(
    rows.filter(({ qualifier }) => qualifier !== 'unsure'),
    whenOf,
  );
  const agreed = [...byTime].filter(([, quoted]) => new Set(quoted.map(({ value }) => value)).size === 1);
  const figures = agreed.flatMap(([when, [row, ...others]]) =>
    row ? [{ when, value: row.value, qualifier: row.qualifier, source_id: sourcesOf([row, ...others]) }] : [],
  );
  return newestFirst(figures, ({ when }) => when);
}

/** The publishers of the texts in which figures were seen. */
const nameReporters = (tables: Tables, rows: { source_id: string[] }[]): string =>
  formatList(
    unique(
      findSources(tables, firmSources(tables, sourcesOf(rows))).map(({ publisher }) =>
        publisher.replace(/ via .*| \(.*\)$/, ''),
      ),
    ),
  );

function armedOfficers({ armed, tables }: Facts, force: Force): Topic {
  const listOf = (measure: 'armed_officers' | 'armed_officers_unaudited') =>
    listUndisputed(where(ofForce(armed, force), { measure }), ({ date }) => date);
  const [newest, ...others] = listOf('armed_officers');
  const [told] = listOf('armed_officers_unaudited');
  const earlier = others.find(({ value }) => value !== newest?.value);
  const count = (value: number, { qualifier }: Quoted) => {
    const number = formatHedged(value, { hedge: qualifier === 'about' ? 'about ' : '' });
    return `${number} armed ${value === 1 ? 'officer' : 'officers'}`;
  };
  const phrase = given(newest, count);
  return {
    figures: {
      armed: phrase,
      Armed: phrase && beginSentence(phrase),
      'armed-number': given(newest),
      when: newest && formatWhen(newest.when),
      reporter: newest && nameReporters(tables, [newest]),
      earlier: given(earlier),
      unaudited: given(told, count),
      'unaudited-when': told && formatWhen(told.when),
    },
    claims: unknown(newest === undefined),
    rows: present([newest ?? told]),
  };
}

function operations({ operations, allOperations, tables, ...facts }: Facts, force: Force): Topic {
  const listOf = (measure: 'operations' | 'operations_authorised_unaudited') =>
    listUndisputed(where(ofForce(operations, force), { measure }), ({ period }) => period);
  const counted = listOf('operations');
  const [newest, earlier] = counted;
  const [told] = listOf('operations_authorised_unaudited');
  const all = (row: typeof newest) => row && where(allOperations, { period: row.when })[0];
  const [report] = reportsOf({ ...facts, operations, allOperations, tables }, force);
  const inYearOfReport = counted.find(({ when }) => when === report?.period);
  const yearOf = (row: typeof newest) => row && formatFinancialYear(row.when);
  const ofCountry = present([all(newest), all(earlier)]);
  return {
    figures: {
      operations: given(newest, countOperations),
      'operations-number': given(newest),
      year: yearOf(newest),
      earlier: given(earlier),
      'earlier-year': yearOf(earlier),
      reporter: newest && nameReporters(tables, present([newest, earlier])),
      country: given(all(newest)),
      'country-earlier': given(all(earlier)),
      unaudited: given(told),
      'unaudited-year': yearOf(told),
      matched: given(inYearOfReport, countOperations),
      'reports-number': given(report),
      'reports-year': report && formatFinancialYear(report.period),
    },
    claims: unknown(newest === undefined),
    rows: [
      ...present([newest, earlier]),
      ...ofCountry.map(({ source_id }) => ({ source_id: source_id?.split(';') ?? [] })),
    ],
  };
}

/** 2019-04/2020-03 → 2018-04/2019-03. */
const yearBefore = (period: string): string =>
  period.replaceAll(/\d{4}/g, (year) => String(Number(year) - 1));

const isCalendarYear = ({ period }: { period: string }) => /^(\d{4})-01\/\1-12$/.test(period);

function taser(facts: Facts, force: Force): Topic {
  const period = facts.taser[0]?.period ?? '';
  const find = (geography: string, period: string, measure: Uses['measure'] = 'total') =>
    where(of(facts.taserUse, geography), { period, measure })[0];
  const [own, earlier] = [period, yearBefore(period)].map((year) => find(force.geography, year));
  const [all, allEarlier] = [period, yearBefore(period)].map((year) => find(country, year));
  const kinds = (['discharge', 'not_stated', 'non_discharge'] as const).map((kind) =>
    find(force.geography, period, kind),
  );
  const sum = kinds.reduce((sum, row) => sum + (row?.value ?? NaN), 0);
  const [discharged, notStated] = own?.value === sum ? kinds : [];
  const [beforeBreak] = newestFirst(
    where(of(facts.taserUse, force.geography), { measure: 'total' }).filter(isCalendarYear),
    ({ period }) => period,
  );
  const used = own?.value ? own : undefined;
  return {
    figures: {
      uses: given(own, countUses),
      'uses-number': given(used),
      year: formatFinancialYear(period),
      earlier: given(earlier),
      'earlier-year': formatFinancialYear(yearBefore(period)),
      country: given(all),
      'country-earlier': given(allEarlier),
      times: given(used, (value) => countOf(value, 'time', 'times')),
      people: given(used, (value) => countOf(value, 'person', 'people')),
      discharged: given(discharged),
      'not-stated': given(notStated),
      'before-break': given(beforeBreak),
      'break-year': beforeBreak?.period.slice(0, 4),
    },
    claims: unknown(own?.value == null),
    rows: present([own, earlier, all, allEarlier]),
  };
}

function reports(facts: Facts, force: Force): Topic {
  const [own, earlier] = reportsOf(facts, force);
  const ofCountry = (row: typeof own) =>
    row && where(facts.reports, { geography: country, period: row.period })[0];
  const [all, allEarlier] = [ofCountry(own), ofCountry(earlier)];
  const written = own?.value ? own : undefined;
  return {
    figures: {
      reports: given(own, countReports),
      'reports-number': given(written),
      year: own && formatFinancialYear(own.period),
      earlier: given(earlier),
      'earlier-year': earlier && formatFinancialYear(earlier.period),
      country: given(all),
      'country-earlier': given(allEarlier),
      people: given(written, (value) => countOf(value, 'person', 'people')),
      times: given(written, (value) => countOf(value, 'time', 'times')),
      'few-reports': written && (written.value ?? 0) < leastBase ? given(written, countReports) : undefined,
    },
    claims: unknown(own?.value == null),
    rows: present([own, earlier, all, allEarlier]),
  };
}

function shotDead(facts: Facts, force: Force): Topic {
  const { own, people, span, forces, leastOfAll, newest } = deriveShotDead(facts, force);
  const periods = unique(facts.deaths.map(({ period }) => period)).toSorted();
  const all = periods.map((period) => where(facts.allDeaths, { period })[0]);
  const joint = own.filter(({ joint_incident }) => joint_incident).length;
  const [isListed, isCounted] = [own.length > 0, all.every((row) => row !== undefined)];
  return {
    figures: {
      span,
      people: isListed ? countPeople(people) : undefined,
      'people-number': people > 0 ? countOf(people, 'person', 'people') : undefined,
      country: isCounted ? formatCount(present(all).reduce((sum, { value }) => sum + value, 0)) : undefined,
      forces: formatInWords(forces),
      begin: periods[0] && formatDate(periods[0].slice(0, 7)),
      end: formatEnd(newest.period),
    },
    claims: {
      joint: { holds: joint > 0, figures: { joint } },
      unlisted: { holds: !isListed, figures: { rows: own.length } },
      'each-with-dead': { holds: leastOfAll > 0, figures: { leastOfAll } },
    },
    rows: isListed ? [...own, ...present(all)] : [newest],
  };
}

/** By the heading of their sentences. */
const topics: Record<string, (facts: Facts, force: Force) => Topic> = {
  Officers: officers,
  'Full-time equivalents': fullTimeEquivalents,
  'Armed officers': armedOfficers,
  'Firearms operations': operations,
  Taser: taser,
  'Reports of aiming or firing a gun': reports,
  'People shot dead': shotDead,
};

/**
 * The sentences of a force, topic by topic. A paragraph of sentences.md that puts in a figure that is not known for the force is
 * passed over. Of the others under a topic the first whose claims hold is the sentence to use; of those not to use all are
 * shown whose claims hold. Throws SentenceError where a name is wrong or no sentence holds.
 */
export function deriveSentences(facts: Facts, force: Force): ForceSentences[] {
  const { paragraphs } = facts;
  const name = nameForce(force);
  return Object.entries(topics).map(([topic, derive]) => {
    const { figures, claims = {}, rows } = derive(facts, force);
    const named: Figures = { ...figures, 'the-force': name, 'The-force': beginSentence(name) };
    const candidates = (heading: string) =>
      paragraphs.filter(
        (paragraph) =>
          paragraph.heading === heading &&
          splitSentence(paragraph.words).put.every(
            ({ id, words }) => id !== undefined || !(words in named) || named[words] !== undefined,
          ),
      );
    const fill = (found: typeof paragraphs, heading: string) =>
      fillSentences(found, { file: sentencesFile, heading, figures: named, claims });
    const holds = ({ words }: (typeof paragraphs)[number]) =>
      splitSentence(words).put.every(({ id = '' }) => claims[id]?.holds !== false);
    const toUse = candidates(topic);
    const notToUse = `${topic}, not to use`;
    return {
      topic,
      use: toUse.length > 0 ? fill(toUse, topic) : undefined,
      avoid: candidates(notToUse)
        .filter(holds)
        .map((paragraph) => fill([paragraph], notToUse)),
      sources: sourcesOf(rows),
    };
  });
}
