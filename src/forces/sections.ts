import { sum } from 'd3';
import type { ChartTable } from '../charts/kit/define-chart.ts';
import { rowWhere } from '../charts/kit/rows-and-phrases.ts';
import { lastDay } from '../data/as-of.ts';
import type { ChartRow } from '../data/chart-row.ts';
import {
  type CheckedText,
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
import { type Force, nameForce } from './force-names.ts';
import { given, prepareSentences, type Topic } from './sentence-figures.ts';

/** What a section of a force’s page shows, and the figures and claims of its words. */
interface Shown extends Pick<Topic, 'figures' | 'claims'> {
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

/** A section of a force’s page, in the terms of a chart. */
export type SectionContent = ReturnType<ReturnType<typeof defineSection>>;

/**
 * Its words stand in sentences.md: `name` is a few words for the margin, and its heading there. The notes are those of this
 * force; those of notes.csv are added wherever its tables are shown.
 */
const defineSection =
  (id: string, name: string, tables: TableName[], show: (facts: Facts, force: Force) => Shown) =>
  (facts: Facts, force: Force) => {
    const shown = show(facts, force);
    const { fillNeeded, fillAll } = prepareSentences(facts, force, shown);
    const under = `${name}, section`;
    return {
      id,
      name,
      tables,
      ...shown,
      title: fillNeeded(`${under}, title`),
      subtitle: fillNeeded(`${under}, subtitle`),
      notes: fillAll(`${under}, note`),
    };
  };

/** A force’s uses of Taser and its rate as a dot among the others’, without a rank. Its picture is `taser-strip`. */
const taser = defineSection('taser', 'Taser', ['taser-use', 'police-officers'], (facts, force) => {
  const own = rowWhere(facts.taser, { force_id: force.force_id });
  const { uses, per_1000, officers, period } = own;
  const isRated = per_1000 !== null && officers !== null;
  return {
    figures: {
      uses: given({ value: uses }),
      'per-base': isRated ? formatCount(per_1000) : undefined,
      base: formatCount(1000),
      period: formatPeriod(period),
      marked: per_1000 === null ? undefined : nameForce(force),
      officers: given({ value: officers }),
      day: formatDate(lastDay(period)),
    },
    sources: own.source_id.split(';').filter(Boolean),
    referenceDate: uses === null ? undefined : formatEnd(period),
    chart: 'taser-by-force',
  };
});

/** A force’s reports of aiming or firing a gun, newest year first. `value` is null where the force gave no figure. */
export const reportsOf = (facts: Facts, force: Force) =>
  newestFirst(ofForce(facts.reports, force), ({ period }) => period);

/** Counts with what they cannot tell: no rate, no share, no comparison with another force. */
const firearmsReports = defineSection(
  'firearms-reports',
  'Firearms reports',
  ['firearms-reports'],
  (facts, force) => {
    const known = reportsOf(facts, force).filter(({ value }) => value !== null);
    const counts = known.map(
      ({ period, value }) => `${formatCount(value ?? NaN)} for ${formatFinancialYear(period)}`,
    );
    return {
      figures: { counts: formatList(counts) || undefined },
      sources: sourcesOf(known),
      referenceDate: known[0] && formatEnd(known[0].period),
      chart: 'firearms-by-force',
    };
  },
);

const operations = defineSection('operations', 'Firearms operations', ['operations'], (facts, force) => {
  const { figures, section } = deriveQuoted(facts.tables, ofForce(facts.operations, force), {
    when: 'Year to March',
    formatWhen: formatFinancialYear,
    counts: {
      official: { measure: 'operations', label: 'Operations' },
      parliament: { measure: 'operations_authorised_unaudited', label: 'Operations authorised' },
    },
  });
  const [newest] = figures;
  const years = new Set(figures.map(({ when }) => when)).size;
  return {
    figures: { newest: given(newest), year: newest && formatFinancialYear(newest.when) },
    claims: {
      known: years > 0,
      disputed: figures.length > years,
    },
    ...section,
    chart: 'firearms-operations',
  };
});

/** The officers of a force who may carry a gun, at single dates. */
const armedOfficers = defineSection(
  'armed-officers',
  'Armed officers',
  ['armed-officers'],
  (facts, force) => {
    const { figures, section } = deriveQuoted(facts.tables, ofForce(facts.armed, force), {
      when: 'Date',
      formatWhen: formatDate,
      counts: {
        official: { measure: 'armed_officers', label: 'Armed officers' },
        parliament: { measure: 'armed_officers_unaudited', label: 'Armed officers' },
      },
    });
    const [newest] = figures;
    return {
      figures: { newest: given(newest, formatHedged), date: newest && formatDate(newest.when) },
      claims: { known: figures.length > 0 },
      ...section,
      chart: force.geography === 'Metropolitan' ? 'armed-officers-met' : 'armed-officers',
    };
  },
);

const sumOf = (rows: { value: number }[]) => sum(rows, ({ value }) => value);

/** People shot dead by police under a force, newest year first. The table names only forces with somebody shot dead. */
export function deriveShotDead({ deaths }: Facts, force: Force) {
  const [newest, oldest] = [deaths[0], deaths.at(-1)];
  if (!newest || !oldest) throw new Error('shot-dead: nothing is known by force');
  const own = ofForce(deaths, force);
  const totals = [...Map.groupBy(deaths, (row) => row.geography).values()].map(sumOf);
  return {
    own,
    isListed: own.length > 0,
    isJoint: own.some(({ joint_incident }) => joint_incident),
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

const shotDead = defineSection('shot-dead', 'People shot dead', ['fatal-shootings'], (facts, force) => {
  const { own, isListed, isJoint, people, span, forces, leastOfAll, newest } = deriveShotDead(facts, force);
  const years = own.filter(({ value }) => value > 0);
  return {
    figures: {
      people: isListed ? formatCount(people) : undefined,
      span,
      listed: isListed ? nameForce(force) : undefined,
      unlisted: isListed ? undefined : force.force_name,
      forces: formatInWords(forces),
      zero: isListed ? formatCount(0) : undefined,
      end: formatEnd(newest.period),
    },
    claims: {
      'each-with-dead': leastOfAll > 0,
      joint: isJoint,
      'none-joint': !isJoint,
    },
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
});

/** The sections of a force’s page in their order, after the chart of its officers. */
export const forceSections = {
  taser,
  'firearms-reports': firearmsReports,
  operations,
  'armed-officers': armedOfficers,
  'shot-dead': shotDead,
};
