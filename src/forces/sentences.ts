import { capitalise, compact, unique, where } from '../charts/kit/rows-and-phrases.ts';
import { leastBase } from '../charts/reports-ethnicity/rows.ts';
import {
  type CheckedText,
  formatCount,
  formatDate,
  formatEnd,
  formatFinancialYear,
  formatInWords,
} from '../data/format.ts';
import { country } from '../data/schema.ts';
import {
  type Facts,
  formatHedged,
  type Quoted,
  isCalendarYear,
  newestFirst,
  ofForce,
  sourcesOf,
  yearBefore,
} from './facts.ts';
import type { Force } from './force-names.ts';
import { countPeople, deriveShotDead, reportsOf } from './sections.ts';
import {
  type Officers,
  type Topic,
  type Uses,
  compareDays,
  compareYears,
  countOf,
  countTimes,
  formatOnDay,
  given,
  listUndisputed,
  nameReporters,
  of,
  prepareSentences,
} from './sentence-figures.ts';

const countUses = (value: number) => countOf(value, 'use', 'uses');
const countReports = (value: number) => countOf(value, 'report', 'reports');
const countOperations = (value: number) => countOf(value, 'firearms operation', 'firearms operations');

const officersOf = (facts: Facts, force: Force, measure: Officers['measure']): Officers[] =>
  newestFirst(where(of(facts.officers, force.geography), { measure }), ({ date }) => date);

function officers(facts: Facts, force: Force): Topic {
  const [last, ...earlier] = officersOf(facts, force, 'police_officers_headcount');
  return compareDays(facts, last, earlier.at(-1));
}

/** What the page of a force begins with. */
function introduction(facts: Facts, force: Force): Topic {
  const topic = officers(facts, force);
  const period = facts.taser[0]?.period ?? '';
  const used = facts.taser.find((row) => row.force_id === force.force_id);
  const report = reportsOf(facts, force).find((row) => row.period === period);
  const { people, span } = deriveShotDead(facts, force);
  return {
    ...topic,
    figures: {
      ...topic.figures,
      end: formatEnd(period),
      uses: used?.uses == null ? 'no figure for Taser' : `${countUses(used.uses)} of Taser`,
      reports:
        given(report, (value) => countOf(value, 'officers’ report', 'officers’ reports')) ??
        'no figure for officers’ reports',
      people: countPeople(people),
      span,
    },
  };
}

/** Full-time equivalents, where they are newer than the newest headcount; compared with those of its day. */
function fullTimeEquivalents(facts: Facts, force: Force): Topic {
  const [headcount] = officersOf(facts, force, 'police_officers_headcount');
  const [last, ...earlier] = officersOf(facts, force, 'police_officers_fte');
  const isNewer = last !== undefined && headcount !== undefined && last.date > headcount.date;
  const first = earlier.find(({ date }) => date === headcount?.date);
  const topic = compareDays(facts, isNewer ? last : undefined, first);
  const joined = { headcount: given(headcount), 'headcount-year': headcount?.date.slice(0, 4) };
  return { ...topic, figures: { ...topic.figures, ...joined } };
}

function armedOfficers({ armed, tables }: Facts, force: Force): Topic {
  const listOf = (measure: 'armed_officers' | 'armed_officers_unaudited') =>
    listUndisputed(where(ofForce(armed, force), { measure }));
  const [newest, ...others] = listOf('armed_officers');
  const [stated] = listOf('armed_officers_unaudited');
  const isOfSameText = ({ source_id }: Quoted) => source_id.some((id) => newest?.source_id.includes(id));
  const alike = others.find(isOfSameText);
  const earlier = others.find((row) => !isOfSameText(row) && row.value !== newest?.value);
  const count = (value: number, quoted: Quoted) =>
    `${formatHedged(value, quoted)} armed ${value === 1 ? 'officer' : 'officers'}`;
  const phrase = given(newest, count);
  return {
    figures: {
      armed: phrase,
      Armed: phrase && capitalise(phrase),
      'armed-number': given(newest),
      when: newest && formatOnDay(newest.when),
      reporter: newest && nameReporters(tables, compact([newest, alike])),
      alike: given(alike, formatHedged),
      'alike-when': alike && formatOnDay(alike.when),
      earlier: given(earlier, formatHedged),
      'earlier-when': earlier && formatOnDay(earlier.when),
      unaudited: given(stated, count),
      'stated-by': stated && nameReporters(tables, [stated]),
      'unaudited-when': stated && formatOnDay(stated.when),
    },
    claims: { unknown: !newest },
    rows: compact(newest ? [newest, alike] : [stated]),
  };
}

function operations(facts: Facts, force: Force): Topic {
  const listOf = (measure: 'operations' | 'operations_authorised_unaudited') =>
    listUndisputed(where(ofForce(facts.operations, force), { measure }));
  const counted = listOf('operations');
  const [newest, earlier] = counted;
  const [stated] = listOf('operations_authorised_unaudited');
  const [report] = reportsOf(facts, force);
  const inYearOfReport = counted.find(({ period }) => period === report?.period);
  const topic = compareYears(newest, earlier, (period) => where(facts.allOperations, { date: period })[0]);
  return {
    ...topic,
    figures: {
      ...topic.figures,
      operations: given(newest, countOperations),
      'operations-number': given(newest),
      reporter: newest && nameReporters(facts.tables, compact([newest, earlier])),
      unaudited: given(stated),
      'unaudited-year': stated && formatFinancialYear(stated.period),
      matched: given(inYearOfReport, countOperations),
      'reports-number': given(report),
      'reports-year': report && formatFinancialYear(report.period),
    },
  };
}

function taser(facts: Facts, force: Force): Topic {
  const period = facts.taser[0]?.period ?? '';
  const find = (geography: string, period: string, measure: Uses['measure'] = 'total') =>
    where(of(facts.taserUse, geography), { period, measure })[0];
  const own = find(force.geography, period);
  const kinds = (['discharge', 'not_stated', 'non_discharge'] as const).map((kind) =>
    find(force.geography, period, kind),
  );
  const sum = kinds.reduce((sum, row) => sum + (row?.value ?? NaN), 0);
  const [discharged, notStated] = own?.value === sum ? kinds : [];
  const [beforeBreak] = newestFirst(
    where(of(facts.taserUse, force.geography), { measure: 'total' }).filter(isCalendarYear),
    ({ period }) => period,
  );
  const topic = compareYears(own, find(force.geography, yearBefore(period)), (year) => find(country, year));
  return {
    ...topic,
    figures: {
      ...topic.figures,
      ...countTimes(own),
      year: formatFinancialYear(period),
      uses: given(own, countUses),
      discharged: given(discharged),
      'not-stated': given(notStated),
      'before-break': given(beforeBreak),
      'break-year': beforeBreak?.period.slice(0, 4),
    },
  };
}

function reports(facts: Facts, force: Force): Topic {
  const [own, earlier] = reportsOf(facts, force);
  const topic = compareYears(
    own,
    earlier,
    (period) => where(facts.reports, { geography: country, period })[0],
  );
  const isFew = own?.value && own.value < leastBase;
  return {
    ...topic,
    figures: {
      ...topic.figures,
      ...countTimes(own),
      reports: given(own, countReports),
      'few-reports': isFew ? given(own, countReports) : undefined,
    },
  };
}

function shotDead(facts: Facts, force: Force): Topic {
  const { own, isListed, isJoint, people, span, forces, leastOfAll, newest } = deriveShotDead(facts, force);
  const periods = unique(facts.deaths.map(({ period }) => period)).toSorted();
  const all = periods.map((period) => where(facts.allDeaths, { period })[0]);
  const isCounted = all.every((row) => row !== undefined);
  return {
    figures: {
      span,
      people: isListed ? countPeople(people) : undefined,
      'people-number': people > 0 ? countOf(people, 'person', 'people') : undefined,
      country: isCounted ? formatCount(compact(all).reduce((sum, { value }) => sum + value, 0)) : undefined,
      forces: formatInWords(forces),
      begin: periods[0] && formatDate(periods[0].slice(0, 7)),
      end: formatEnd(newest.period),
    },
    claims: {
      joint: isJoint,
      unlisted: !isListed,
      'each-with-dead': leastOfAll > 0,
    },
    rows: isListed ? [...own, ...compact(all)] : [newest],
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

/** What a newsroom may write of a force, and what its figures cannot bear. The sentences stand in sentences.md. */
export interface ForceSentences {
  topic: string;
  use: CheckedText | undefined;
  avoid: CheckedText[];
  /** Ids of the sources of the sentence to use. */
  sources: string[];
}

/** The sentences of a force, topic by topic: one to use, where its figures are known, and all that are not to be used. */
export const deriveSentences = (facts: Facts, force: Force): ForceSentences[] =>
  Object.entries(topics).map(([topic, derive]) => {
    const derived = derive(facts, force);
    const { fillOne, fillAll } = prepareSentences(facts, force, derived);
    return {
      topic,
      use: fillOne(topic),
      avoid: fillAll(`${topic}, not to use`),
      sources: sourcesOf(derived.rows),
    };
  });

/** A force in three sentences, from the figures that its page shows. */
export function summary(facts: Facts, force: Force): CheckedText {
  const text = prepareSentences(facts, force, introduction(facts, force)).fillOne('Introduction');
  if (text === undefined) throw new Error(`summary: no officers of ${force.geography}`);
  return text;
}
