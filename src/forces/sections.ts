import type { ChartTable } from '../charts/kit/define-chart.ts';
import { lastDay } from '../data/as-of.ts';
import type { ChartRow } from '../data/chart-row.ts';
import { type CheckedText, claim, text } from '../data/checked-text.ts';
import {
  formatCount,
  formatDate,
  formatEnd,
  formatFinancialYear,
  formatInWords,
  formatList,
  formatPeriod,
} from '../data/format.ts';
import type { TableName } from '../data/tables/index.ts';
import { type Facts, deriveQuoted, formatHedged, newestFirst, ofForce, sourcesOf } from './facts.ts';
import { type Force, beginSentence, nameForce } from './force-names.ts';

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

type MakeSection = (facts: Facts, force: Force) => SectionContent;

const base = 1000;

/** A force’s uses of Taser and its rate as a dot among the others’, without a rank. Its picture is `taser-strip`. */
const taser: MakeSection = (facts, force) => {
  const own = facts.taser.find((row) => row.force_id === force.force_id);
  if (!own) throw new Error(`taser: no row for ${force.geography}`);
  const { uses, per_1000, officers, period } = own;
  const name = beginSentence(nameForce(force));
  const rated =
    per_1000 === null || officers === null
      ? ''
      : text`: ${formatCount(per_1000)} for every ${formatCount(base)} officers`;
  return {
    id: 'taser',
    name: 'Taser',
    tables: ['taser-use', 'police-officers'],
    title:
      uses === null
        ? text`How often ${nameForce(force)} used Taser is not given`
        : text`${name} recorded ${formatCount(uses)} uses of Taser${rated}`,
    subtitle: text`Uses of Taser recorded per ${formatCount(base)} police officers, ${formatPeriod(period)}. Each dot is a force${per_1000 === null ? '' : `; ${nameForce(force)} is marked`}`,
    notes: [
      text`Forces differ in what they write down: a high figure may mean that all is written down. So the dot is no place in an order.`,
      text`A Taser that is drawn counts as used, whether or not it is fired.`,
      ...(officers === null
        ? []
        : [text`Officers: ${formatCount(officers)}, headcount on ${formatDate(lastDay(period))}.`]),
    ],
    sources: own.source_id.split(';').filter(Boolean),
    referenceDate: uses === null ? undefined : formatEnd(period),
    chart: 'taser-by-force',
  };
};

/** A force’s reports of aiming or firing a gun, newest year first. `value` is null where the force gave no figure. */
export const reportsOf = (facts: Facts, force: Force) =>
  newestFirst(ofForce(facts.reports, force), ({ period }) => period);

/** Counts with what they cannot tell: no rate, no share, no comparison with another force. */
const firearmsReports: MakeSection = (facts, force) => {
  const given = reportsOf(facts, force).filter(({ value }) => value !== null);
  const counts = given.map(
    ({ period, value }) => `${formatCount(value ?? NaN)} for ${formatFinancialYear(period)}`,
  );
  return {
    id: 'firearms-reports',
    name: 'Firearms reports',
    tables: ['firearms-reports'],
    title: text`Officers’ reports of aiming or firing a gun: ${counts.length > 0 ? formatList(counts) : 'not given'}`,
    subtitle: text`Reports that officers of ${nameForce(force)} wrote, years to March. We have no other years by force`,
    notes: [
      text`Forces differ so much in what they write down that a count cannot be set beside another force’s, nor beside its officers or its operations. A change from year to year may be a change in what is written down.`,
    ],
    sources: sourcesOf(given),
    referenceDate: given[0] && formatEnd(given[0].period),
    chart: 'firearms-by-force',
  };
};

const operations: MakeSection = (facts, force) => {
  const quoted = ofForce(facts.operations, force).map((row) => ({ ...row, when: row.period }));
  const { figures, section } = deriveQuoted(facts.tables, quoted, {
    when: 'Year to March',
    formatWhen: formatFinancialYear,
    counts: {
      official: { measure: 'operations', label: 'Operations' },
      parliament: { measure: 'operations_authorised_unaudited', label: 'Operations authorised' },
    },
  });
  const [newest] = figures;
  const hasRivals = figures.length > new Set(figures.map(({ when }) => when)).size;
  return {
    id: 'operations',
    name: 'Firearms operations',
    tables: ['operations'],
    title: newest
      ? text`Firearms operations: ${formatCount(newest.value)} in ${formatFinancialYear(newest.when)}, the newest year that does not rest on a copy alone`
      : text`We could not find how many firearms operations ${nameForce(force)} had in recent years`,
    subtitle: newest
      ? text`Operations for which armed officers were authorised, years to March, as newspapers quoted the Home Office`
      : text`The Home Office counts operations by force. We have neither its table nor a newspaper that quotes it for this force: not known is not none`,
    notes: [
      text`An operation is not a shooting: it is an authorisation to send armed officers.`,
      ...(newest ? [text`We could not find the years that are not listed: that is not none.`] : []),
      ...(hasRivals ? [text`Where the texts disagree about a year, the figures of each stand.`] : []),
    ],
    ...section,
    chart: 'firearms-operations',
  };
};

/** The officers of a force who may carry a gun, at single dates. */
const armedOfficers: MakeSection = (facts, force) => {
  const quoted = ofForce(facts.armed, force).map((row) => ({ ...row, when: row.date }));
  const { figures, section } = deriveQuoted(facts.tables, quoted, {
    when: 'Date',
    formatWhen: formatDate,
    counts: {
      official: { measure: 'armed_officers', label: 'Armed officers' },
      parliament: { measure: 'armed_officers_unaudited', label: 'Armed officers' },
    },
  });
  const [newest] = figures;
  return {
    id: 'armed-officers',
    name: 'Armed officers',
    tables: ['armed-officers'],
    title: newest
      ? text`Armed officers: ${formatHedged(newest.value, newest)}, ${formatDate(newest.when)}, the newest figure we have`
      : text`We could not find how many officers of ${nameForce(force)} may carry a gun`,
    subtitle: newest
      ? text`Officers authorised to carry a gun, at single dates, as each source gives them`
      : text`The Home Office counts them by force. We have neither its table nor another text that gives a recent number for this force: not known is not none`,
    notes: newest
      ? [
          text`We have no other dates. The sources may count differently, so the figures are not joined and no change between them is worked out.`,
        ]
      : [],
    ...section,
    chart: force.geography === 'Metropolitan' ? 'armed-officers-met' : 'armed-officers',
  };
};

const sumOf = (rows: { value: number }[]) => rows.reduce((sum, { value }) => sum + value, 0);

/** People shot dead by police under a force, newest year first. The table names only forces with somebody shot dead. */
export function deriveShotDead({ deaths }: Facts, force: Force) {
  const [newest, oldest] = [deaths[0], deaths.at(-1)];
  if (!newest || !oldest) throw new Error('shot-dead: nothing is known by force');
  const own = ofForce(deaths, force);
  const totals = [...Map.groupBy(deaths, (row) => row.geography).values()].map(sumOf);
  return {
    own,
    people: sumOf(own),
    span: formatPeriod(`${oldest.period.slice(0, 7)}/${newest.period.slice(8)}`),
    forces: totals.length,
    leastOfAll: Math.min(...totals),
    newest,
  };
}

/** One person, two people, no one. */
// Unchecked: the count itself, in words.
export const countPeople = (people: number): string =>
  people === 0 ? 'no one' : people === 1 ? 'one person' : `${formatInWords(people)} people`;

const shotDead: MakeSection = (facts, force) => {
  const { own, people, span, forces, leastOfAll, newest } = deriveShotDead(facts, force);
  const isListed = own.length > 0;
  const joint = own.filter(({ joint_incident }) => joint_incident).length;
  const years = own.filter(({ value }) => value > 0);
  return {
    id: 'shot-dead',
    name: 'People shot dead',
    tables: ['fatal-shootings'],
    title: isListed
      ? text`People shot dead by police: ${formatCount(people)}, ${span}`
      : text`People shot dead by police: none is listed under this force, ${span}`,
    subtitle: isListed
      ? text`People, as the police complaints body (now the IOPC) counts them under ${nameForce(force)}, by year to March`
      : text`The table of the police complaints body (now the IOPC) lists ${formatInWords(forces)} forces, ${claim('each with somebody who was shot dead', leastOfAll > 0, { leastOfAll })}. ${force.force_name} is not among them`,
    notes: [
      text`An incident of several forces is counted under each, so the counts of forces do not add up to those of the country${joint > 0 ? `; ${claim('such an incident is among these', joint > 0, { joint })}` : ''}.`,
      ...(isListed ? [text`In the years that are not listed the count is ${formatCount(0)}.`] : []),
      text`These figures do not say what happened, nor who was at fault. After ${formatEnd(newest.period)} we have no count by force.`,
    ],
    table:
      years.length > 0
        ? {
            columns: [
              { name: 'period', label: 'Year to March', format: formatFinancialYear },
              { name: 'value', label: 'People', align: 'right', format: formatCount },
            ],
            rows: years.map(({ period, value }) => ({ period, value })),
          }
        : undefined,
    sources: isListed ? sourcesOf(own) : newest.source_id,
    referenceDate: formatEnd(newest.period),
    chart: 'shots-fired',
  };
};

/** The sections of a force’s page in their order, after the chart of its officers. */
export const forceSections = {
  taser,
  'firearms-reports': firearmsReports,
  operations,
  'armed-officers': armedOfficers,
  'shot-dead': shotDead,
} satisfies Record<string, MakeSection>;
