import { sum } from 'd3';
import { compact, rowWhere, unique, where } from '../charts/kit/rows-and-phrases.ts';
import { leastBase } from '../charts/reports-ethnicity/rows.ts';
import { lastDay } from '../data/as-of.ts';
import { formatCount, formatEnd, formatFinancialYear, formatInWords, formatList } from '../data/format.ts';
import type { Values } from '../charts/kit/sentence.ts';
import type { Tables } from '../data/tables/index.ts';
import { country } from '../data/schema.ts';
import {
  compareTimes,
  countOf,
  countTimes,
  type Facts,
  isCalendarYear,
  newestFirst,
  ofForce,
  reportsOf,
  type ShownTopic,
  sourcesOf,
  type Topic,
  yearBefore,
} from './facts.ts';
import { type Force, nameForce } from './force-names.ts';

const countUses = (value: number | null | undefined) => countOf(value, 'use', 'uses');

type Officers = Tables['police-officers'][number];

const officersOf = (facts: Facts, force: Force, measure: Officers['measure']) =>
  newestFirst(where(ofForce(facts.officers, force), { measure }), ({ date }) => date);

/** With those of the country as the same releases give them. */
const compareOfficers = (facts: Facts, last?: Officers, first?: Officers, others?: Values) =>
  compareTimes(
    last,
    first,
    ({ date, measure, release }) =>
      where(ofForce(facts.publishedOfficers, { geography: country }), { date, measure, release })[0],
    others,
  );

export function officersTopic(facts: Facts, force: Force, others?: Values): Topic {
  const [last, ...earlier] = officersOf(facts, force, 'police_officers_headcount');
  return compareOfficers(facts, last, earlier.at(-1), others);
}

/** What the page of a force begins with. */
export function introductionTopic(facts: Facts, force: Force): Topic {
  const period = facts.taser[0]?.period ?? '';
  const used = facts.taser.find((row) => row.force_id === force.force_id);
  const report = reportsOf(facts, force).find((row) => row.period === period);
  const { people, span } = shotDeadTopic(facts, force).values;
  const uses = countUses(used?.uses);
  const reports = countOf(report?.value, 'officers’ report', 'officers’ reports');
  return officersTopic(facts, force, {
    end: formatEnd(period),
    uses: uses ? `${uses} of Taser` : 'no figure for Taser',
    reports: reports ?? 'no figure for officers’ reports',
    people: people ?? 'no one',
    span,
  });
}

/** Full-time equivalents, where they are newer than the newest headcount; compared with those of its day. */
export function fullTimeTopic(facts: Facts, force: Force): Topic {
  const [headcount] = officersOf(facts, force, 'police_officers_headcount');
  const [last, ...earlier] = officersOf(facts, force, 'police_officers_fte');
  const isNewer = last !== undefined && headcount !== undefined && last.date > headcount.date;
  const first = earlier.find(({ date }) => date === headcount?.date);
  return compareOfficers(facts, isNewer ? last : undefined, first, {
    year: last?.date.slice(0, 4),
    headcount: headcount?.value,
    'headcount-year': headcount?.date.slice(0, 4),
  });
}

/** A force’s uses of Taser, and its rate as a dot among the others’, without a rank. Its picture is `taser-strip`. */
export function taserTopic(facts: Facts, force: Force): ShownTopic {
  const { period, per_1000, ...dot } = rowWhere(facts.taser, { force_id: force.force_id });
  const find = (
    geography: string,
    period: string,
    measure: Tables['taser-use'][number]['measure'] = 'total',
  ) => where(ofForce(facts.taserUse, { geography }), { period, measure })[0];
  const own = find(force.geography, period);
  const kinds = (['discharge', 'not_stated', 'non_discharge'] as const).map((kind) =>
    find(force.geography, period, kind),
  );
  const isWhole = own?.value === kinds.reduce((sum, row) => sum + (row?.value ?? NaN), 0);
  const [discharged, notStated] = isWhole ? kinds : [];
  const [beforeBreak] = newestFirst(
    where(ofForce(facts.taserUse, force), { measure: 'total' }).filter(isCalendarYear),
    ({ period }) => period,
  );
  const earlier = find(force.geography, yearBefore(period));
  return {
    ...compareTimes(own, earlier, (row) => find(country, row.period), {
      ...countTimes(own),
      when: formatFinancialYear(period),
      period,
      uses: countUses(own?.value),
      discharged: discharged?.value,
      'not-stated': notStated?.value,
      'before-break': beforeBreak?.value,
      'break-year': beforeBreak?.period.slice(0, 4),
      'per-base': dot.officers === null ? null : per_1000,
      base: 1000,
      marked: per_1000 === null ? null : nameForce(force),
      officers: dot.officers,
      day: lastDay(period),
    }),
    shown: {
      sources: dot.source_id.split(';').filter(Boolean),
      referenceDate: dot.uses === null ? undefined : formatEnd(period),
      chart: 'taser-by-force',
    },
  };
}

/** Counts with what they cannot tell: no rate, no share, no comparison with another force. */
export function reportsTopic(facts: Facts, force: Force): ShownTopic {
  const all = reportsOf(facts, force);
  const [own, earlier] = all;
  const known = all.flatMap((row) => (row.value === null ? [] : [{ ...row, value: row.value }]));
  const counts = known.map(({ value, period }) => `${formatCount(value)} for ${formatFinancialYear(period)}`);
  const findOfCountry = ({ period }: { period: string }) =>
    where(facts.reports, { geography: country, period })[0];
  const reports = countOf(own?.value, 'report', 'reports');
  return {
    ...compareTimes(own, earlier, findOfCountry, {
      ...countTimes(own),
      counts: formatList(counts) || null,
      reports,
      'few-reports': own?.value && own.value < leastBase ? reports : null,
    }),
    shown: {
      sources: sourcesOf(known),
      referenceDate: known[0] && formatEnd(known[0].period),
      chart: 'firearms-by-force',
    },
  };
}

const sumOf = (rows: { value: number }[]) => sum(rows, ({ value }) => value);

/** One person, two people, no one. */
// Unchecked: the count itself, in words.
const countPeople = (people: number): string =>
  people === 0 ? 'no one' : people === 1 ? 'one person' : `${formatInWords(people)} people`;

/** People shot dead by police under a force, newest year first. The table names only forces with somebody shot dead. */
export function shotDeadTopic({ deaths, allDeaths }: Facts, force: Force): ShownTopic {
  const [newest, oldest] = [deaths[0], deaths.at(-1)];
  if (!newest || !oldest) throw new Error('shot-dead: nothing is known by force');
  const own = ofForce(deaths, force);
  const isListed = own.length > 0;
  const isJoint = own.some(({ joint_incident }) => joint_incident === true);
  const people = sumOf(own);
  const totals = [...Map.groupBy(deaths, (row) => row.geography).values()].map(sumOf);
  const all = unique(deaths.map(({ period }) => period))
    .toSorted()
    .map((period) => where(allDeaths, { period })[0]);
  const years = own.filter(({ value }) => value > 0);
  return {
    values: {
      span: `${oldest.period.slice(0, 7)}/${newest.period.slice(8)}`,
      people: isListed ? countPeople(people) : null,
      count: isListed ? people : null,
      'people-number': people > 0 ? countOf(people, 'person', 'people') : null,
      country: all.every((row) => row !== undefined) ? sumOf(compact(all)) : null,
      forces: formatInWords(totals.length),
      listed: isListed ? nameForce(force) : null,
      'unlisted-name': isListed ? null : force.force_name,
      zero: isListed ? 0 : null,
      begin: oldest.period.slice(0, 7),
      end: formatEnd(newest.period),
      joint: isJoint,
      'none-joint': !isJoint,
      unlisted: !isListed,
      'each-with-dead': Math.min(...totals) > 0,
    },
    rows: isListed ? [...own, ...compact(all)] : [newest],
    shown: {
      table:
        years.length > 0
          ? {
              columns: [
                { name: 'period', label: 'Year to March', format: formatFinancialYear },
                { name: 'value', label: 'People', align: 'right', format: formatCount },
              ],
              rows: years.toReversed().map(({ period, value }) => ({ period, value })),
            }
          : undefined,
      sources: isListed ? sourcesOf(own) : newest.source_id,
      referenceDate: formatEnd(newest.period),
      chart: 'shots-fired',
    },
  };
}
