import type { ChartRow } from '../data/chart-row.ts';
import type { ChartTable } from '../charts/kit/define-chart.ts';
import { type Force, nameForce } from './force-names.ts';
import { formatCount, formatFinancialYear } from '../data/format.ts';
import { text } from '../data/checked-text.ts';
import type { Facts } from './facts.ts';
import { formatEnd, type MakePart, quotedRows, sourcesOf } from './force-section.ts';

const tableOf = (rows: ChartRow[], label: string): ChartTable<ChartRow> => ({
  columns: [
    { name: 'when', label: 'Year to March', format: formatFinancialYear },
    { name: 'value', label, align: 'right', format: formatCount },
    { name: 'quoted_by', label: 'Seen in' },
  ],
  rows,
});

function publishedOf(facts: Facts, { geography }: Force, measure: string) {
  const published = facts.operations.filter((row) => row.geography === geography && row.measure === measure);
  return published.map((row) => ({ ...row, when: row.period }));
}

const yearOf = (row: ChartRow | undefined) => formatFinancialYear(String(row?.['when']));

/**
 * A force’s firearms operations: the Home Office’s official series, of whose figures by force newspapers quoted some; and apart
 * from it what ministers told Parliament before, which counts otherwise.
 */
export const operations: MakePart = (facts, force) => {
  const [official, stated] = [
    publishedOf(facts, force, 'operations'),
    publishedOf(facts, force, 'operations_authorised_unaudited'),
  ];
  const [rows, before] = [quotedRows(facts.tables, official), quotedRows(facts.tables, stated)];
  const newest = rows[0];
  const hasRivals = rows.length > new Set(rows.map(({ when }) => when)).size;
  const last = newest ?? before[0];
  return {
    id: 'operations',
    name: 'Firearms operations',
    tables: ['operations'],
    title: newest
      ? text`Firearms operations: ${formatCount(Number(newest['value']))} in ${yearOf(newest)}, the newest year known here`
      : text`How many firearms operations ${nameForce(force)} had in recent years is not known here`,
    subtitle: newest
      ? text`Operations for which armed officers were authorised, years to March, as newspapers quoted the Home Office`
      : text`The Home Office counts operations by force. Its table is not held, nor a newspaper that quotes it for this force: not known is not none`,
    notes: [
      text`An operation is not a shooting: it is an authorisation to send armed officers.`,
      ...(newest ? [text`Years that are not listed are not known here: that is not none.`] : []),
      ...(hasRivals ? [text`Where the texts disagree about a year, the figures of each stand.`] : []),
    ],
    table: newest && tableOf(rows, 'Operations'),
    apart: before[0] && {
      heading: text`${yearOf(before.at(-1))} to ${yearOf(before[0])}: what ministers told Parliament, another count`,
      table: tableOf(before, 'Operations authorised'),
    },
    sources: sourcesOf([...official, ...stated]),
    referenceDate: last && formatEnd(String(last['when'])),
    chart: 'firearms-operations',
  };
};
