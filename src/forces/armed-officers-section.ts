import type { ChartRow } from '../data/chart-row.ts';
import type { ChartTable } from '../charts/kit/define-chart.ts';
import { type Force, nameForce } from './force-names.ts';
import { formatDate } from '../data/format.ts';
import { text } from '../data/checked-text.ts';
import type { Facts } from './facts.ts';
import { formatEnd, formatHedged, type MakePart, quotedRows, sourcesOf } from './force-section.ts';

const tableOf = (rows: ChartRow[]): ChartTable<ChartRow> => ({
  columns: [
    { name: 'when', label: 'Date', format: formatDate },
    { name: 'value', label: 'Armed officers', align: 'right', format: formatHedged },
    { name: 'quoted_by', label: 'Seen in' },
  ],
  rows,
});

function publishedOf(facts: Facts, { geography }: Force, measure: string) {
  const published = facts.armed.filter((row) => row.geography === geography && row.measure === measure);
  return published.map((row) => ({ ...row, when: row.date }));
}

const dayOf = (row: ChartRow) => formatDate(String(row['when']));

/** The officers of a force who may carry a gun, at the dates for which some text gives a number; what ministers counted is apart. */
export const armedOfficers: MakePart = (facts, force) => {
  const [published, stated] = [
    publishedOf(facts, force, 'armed_officers'),
    publishedOf(facts, force, 'armed_officers_unaudited'),
  ];
  const [rows, before] = [quotedRows(facts.tables, published), quotedRows(facts.tables, stated)];
  const newest = rows[0];
  const last = newest ?? before[0];
  return {
    id: 'armed-officers',
    name: 'Armed officers',
    tables: ['armed-officers'],
    title: newest
      ? text`Armed officers: ${formatHedged(Number(newest['value']), newest)}, ${dayOf(newest)}, the newest figure known here`
      : text`How many officers of ${nameForce(force)} may carry a gun is not known here`,
    subtitle: newest
      ? text`Officers authorised to carry a gun, at single dates, as each source gives them`
      : text`The Home Office counts them by force. Its table is not held, nor another text that gives a recent number for this force: not known is not none`,
    notes: newest
      ? [
          text`Other dates are not known here. The sources may count differently, so the figures are not joined and no change between them is worked out.`,
        ]
      : [],
    table: newest && tableOf(rows),
    apart: before[0] && {
      heading: text`${before.length > 1 ? `${dayOf(before.at(-1) ?? before[0])} to ${dayOf(before[0])}` : dayOf(before[0])}: what ministers told Parliament, another count`,
      table: tableOf(before),
    },
    sources: sourcesOf([...published, ...stated]),
    referenceDate: last && formatEnd(String(last['when'])),
    chart: force.geography === 'Metropolitan' ? 'armed-officers-met' : 'armed-officers',
  };
};
