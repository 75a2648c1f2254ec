import type { ChartTable } from '../charts/kit/define-chart.ts';
import { compact, unique, where } from '../charts/kit/rows-and-phrases.ts';
import type { Values } from '../charts/kit/sentence.ts';
import type { ChartRow } from '../data/chart-row.ts';
import { text, formatCount, formatDate, formatEnd, formatFinancialYear, formatList } from '../data/format.ts';
import { citeInShort, findSources, firmSources, namePublisher } from '../data/cite.ts';
import type { Tables } from '../data/tables/index.ts';
import {
  compareTimes,
  countOf,
  type Facts,
  formatHedged,
  newestFirst,
  ofForce,
  reportsOf,
  type ShownFigures,
  type ShownTopic,
  sourcesOf,
} from './facts.ts';
import type { Force } from './force-names.ts';

interface Quoted {
  /** A date or a period. */
  when: string;
  measure: string;
  value: number;
  qualifier: string | null;
  note: string | null;
  source_id: string[];
}

interface Labels {
  when: string;
  formatWhen: (when: string) => string;
  official: [measure: string, label: string];
  /** Another count, which ministers stated in Parliament. */
  stated: Labels['official'];
  chart: string;
}

/** Quoted figures, newest first, each with the sources of all who quote it. Where two disagree about a day or year, both stay. */
function mergeQuotes<Row extends Quoted>(quoted: Row[]): Row[] {
  const quotes = Map.groupBy(quoted, ({ when, value }) => `${when} · ${value}`);
  const figures = [...quotes.values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, source_id: sourcesOf([first, ...others]) }] : [],
  );
  return newestFirst(figures, ({ when }) => when);
}

/** The quoted figures that no text doubts and no other text gives otherwise, newest first. */
function listUndisputed<Row extends Quoted>(rows: Row[]): Row[] {
  const figures = mergeQuotes(rows.filter(({ qualifier }) => qualifier !== 'unsure'));
  return figures.filter(({ when }) => figures.filter((other) => other.when === when).length === 1);
}

/** Figures by force of a table that the site does not have, as newspapers quoted them; and what ministers told Parliament, another count. */
function deriveQuoted<Row extends Quoted>(tables: Tables, quoted: Row[], labels: Labels) {
  const { formatWhen, chart } = labels;
  const listOf = ([measure, label]: Labels['official']) => {
    const rows = quoted.filter((row) => row.measure === measure);
    const figures = mergeQuotes(rows);
    const table: ChartTable<ChartRow> = {
      columns: [
        { name: 'when', label: labels.when, format: formatWhen },
        { name: 'value', label, align: 'right', format: formatHedged },
        { name: 'quoted_by', label: 'Seen in' },
      ],
      rows: figures.toReversed().map(({ when, value, qualifier, note, source_id }) => {
        const doubt = qualifier === 'unsure' ? ['. In doubt', note].filter(Boolean).join(': ') : '';
        return { when, value, qualifier, quoted_by: citeInShort(tables, source_id) + doubt };
      }),
    };
    return { rows, figures, undisputed: listUndisputed(rows), table: rows.length > 0 ? table : undefined };
  };
  const [official, stated] = [listOf(labels.official), listOf(labels.stated)];
  const last = official.figures[0] ?? stated.figures[0];
  const span = unique([stated.figures.at(-1), stated.figures[0]]).map((row) => formatWhen(row?.when ?? ''));
  const heading = text`${span.join(' to ')}: what ministers told Parliament, another count`;
  const [newest, ...others] = official.undisputed;
  const shown: ShownFigures = {
    table: official.table,
    otherCount: stated.table && { heading, table: stated.table },
    sources: sourcesOf([...official.rows, ...stated.rows]),
    referenceDate: last && formatEnd(last.when),
    chart,
  };
  return { figures: official.figures, newest, others, stated: stated.undisputed[0], shown };
}

/** The publishers of the texts in which figures were seen. */
const nameReporters = (tables: Tables, rows: { source_id: string[] }[]): string =>
  formatList(
    unique(
      findSources(tables, firmSources(tables, sourcesOf(rows))).map((source) =>
        namePublisher(source).replace(/, copy on .*/, ''),
      ),
    ),
  );

/** Of a quoted figure its count as {name}, and its day or year as {name-when}. */
const about = <Row extends Quoted>(
  name: string,
  row: Row | undefined,
  format: (value: number, row: Row) => string | undefined,
  formatWhen: Labels['formatWhen'],
): Values => ({
  [name]: row && format(row.value, row),
  [`${name}-when`]: row && formatWhen(row.when),
});

/** 2023-03-31 → on 31 March 2023; 2023-12 → in December 2023. */
const formatOnDay = (date: string): string => `${date.length === 10 ? 'on' : 'in'} ${formatDate(date)}`;

/** The officers of a force who may carry a gun, at single dates. */
export function armedTopic({ armed, tables }: Facts, force: Force): ShownTopic {
  const { figures, newest, others, stated, shown } = deriveQuoted(tables, ofForce(armed, force), {
    when: 'Date',
    formatWhen: formatDate,
    official: ['armed_officers', 'Armed officers'],
    stated: ['armed_officers_unaudited', 'Armed officers'],
    chart: force.geography === 'Metropolitan' ? 'armed-officers-met' : 'armed-officers',
  });
  const isOfSameText = ({ source_id }: Quoted) => source_id.some((id) => newest?.source_id.includes(id));
  const alike = others.find(isOfSameText);
  const earlier = others.find((row) => !isOfSameText(row) && row.value !== newest?.value);
  const count = (value: number, quoted: Quoted) =>
    `${formatHedged(value, quoted)} armed ${value === 1 ? 'officer' : 'officers'}`;
  const [first] = figures;
  return {
    values: {
      ...about('newest', first, formatHedged, formatDate),
      ...about('armed', newest, count, formatOnDay),
      ...about('alike', alike, formatHedged, formatOnDay),
      ...about('earlier', earlier, formatHedged, formatOnDay),
      ...about('unaudited', stated, count, formatOnDay),
      'armed-number': newest?.value,
      reporter: newest && nameReporters(tables, compact([newest, alike])),
      'stated-by': stated && nameReporters(tables, [stated]),
      known: figures.length > 0,
      unknown: !newest,
    },
    rows: compact(newest ? [newest, alike] : [stated]),
    shown,
  };
}

const countOperations = (value: number | undefined) =>
  countOf(value, 'firearms operation', 'firearms operations');

export function operationsTopic(facts: Facts, force: Force): ShownTopic {
  const quoted = ofForce(facts.operations, force);
  const { figures, newest, others, stated, shown } = deriveQuoted(facts.tables, quoted, {
    when: 'Year to March',
    formatWhen: formatFinancialYear,
    official: ['operations', 'Operations'],
    stated: ['operations_authorised_unaudited', 'Operations authorised'],
    chart: 'firearms-operations',
  });
  const [earlier] = others;
  const [report] = reportsOf(facts, force);
  const inYearOfReport = compact([newest, ...others]).find(({ period }) => period === report?.period);
  const findOfCountry = ({ period }: { period: string }) => where(facts.allOperations, { date: period })[0];
  const [first] = figures;
  const years = new Set(figures.map(({ when }) => when)).size;
  return {
    ...compareTimes(newest, earlier, findOfCountry, {
      ...about('newest', first, formatCount, formatFinancialYear),
      ...about('unaudited', stated, formatCount, formatFinancialYear),
      operations: countOperations(newest?.value),
      raids: countOf(newest?.value, 'armed raid', 'armed raids'),
      reporter: newest && nameReporters(facts.tables, compact([newest, earlier])),
      matched: countOperations(inYearOfReport?.value),
      'reports-number': report?.value,
      'reports-year': report && formatFinancialYear(report.period),
      known: years > 0,
      disputed: figures.length > years,
    }),
    shown,
  };
}
