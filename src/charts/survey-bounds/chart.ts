import { formatCount, formatInWords, formatPercent } from '../../data/format.ts';
import { percentColumn, textColumns } from '../kit/columns.ts';
import { defineChart } from '../kit/define-chart.ts';
import { valuesOf } from '../kit/rows-and-phrases.ts';
import { drawBands } from './bands.ts';
import { deriveRows, view, type Row } from './rows.ts';

export const surveyBounds = defineChart<Row, ReturnType<typeof view>>({
  id: 'survey-bounds',
  // Unchecked: the share of the members who answered, which the title’s claim tests.
  name: 'What a third can say',
  tables: ['responses', 'questions', 'surveys', 'survey-counts'],
  spatialCoverage: () => 'London',
  rows: deriveRows,
  states: (rows) =>
    valuesOf(rows, 'members').map((members) => ({
      id: String(members),
      label: `${formatCount(members)} members`,
    })),
  view,
  section: ({ isOther }) => (isOther ? 'another count' : undefined),
  figures({ first, rows, drawn, others: [next, last] }) {
    const inTable = rows.length - drawn.length;
    return {
      members: formatCount(first.members),
      answered: formatCount(first.answered),
      percent: formatPercent(first.percent),
      low: formatPercent(first.low),
      high: formatPercent(first.high),
      'next-members': next && formatCount(next.members),
      'next-low': next && formatPercent(next.low),
      'last-members': last && formatCount(last.members),
      'last-low': last && formatPercent(last.low),
      'in-table': inTable > 0 ? formatInWords(inTable) : undefined,
    };
  },
  claims({ first: { answered, members }, drawn }) {
    const narrowest = Math.min(...drawn.map(({ low, high }) => high - low));
    return {
      'a-third': { holds: Math.abs(answered / members - 1 / 3) < 0.02, figures: { answered, members } },
      'almost-anything': { holds: narrowest > 50, figures: { narrowest } },
    };
  },
  table: ({ rows }) => ({
    columns: [
      ...textColumns({ answer: 'Answer' }),
      percentColumn('percent', 'Of those who answered, %'),
      percentColumn('low', 'Of all members, if no other agreed, %'),
      percentColumn('high', 'Of all members, if all others did, %'),
    ],
    rows,
  }),
  draw: ({ drawn }, { width }, write) => drawBands(drawn, width, write),
  tooltip: (row) =>
    `${row.answer}: ${formatPercent(row.percent)} of those who answered, January 2017; of all ${formatCount(row.members)} members between ${formatPercent(row.low)}, if no other member agreed, and ${formatPercent(row.high)}, if all others did.`,
  referenceDate: () => 'January 2017',
});
