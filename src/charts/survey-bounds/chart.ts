import { formatCount, formatInWords, formatTenths } from '../../data/format.ts';
import { percentColumn } from '../kit/columns.ts';
import { defineChart } from '../kit/define-chart.ts';
import { testThird } from '../kit/opinion.ts';
import { figuresOfCells, valuesOf } from '../kit/rows-and-phrases.ts';
import { drawBands } from './bands.ts';
import { deriveRows, view, type Row } from './rows.ts';

export const surveyBounds = defineChart<Row, ReturnType<typeof view>>({
  id: 'survey-bounds',
  tables: ['responses', 'questions', 'surveys', 'survey-counts'],
  spatialCoverage: () => 'London',
  rows: deriveRows,
  states: (rows, write) =>
    valuesOf(rows, 'members').map((members) => ({
      id: String(members),
      label: write('state', { members: formatCount(members) }),
    })),
  view,
  section: ({ isOther }) => (isOther ? 'another count' : undefined),
  figures({ first, rows, drawn, others: [next, last] }) {
    const inTable = rows.length - drawn.length;
    return {
      ...figuresOfCells(first),
      'next-members': next && formatCount(next.members),
      'next-low': next && formatTenths(next.low),
      'last-members': last && formatCount(last.members),
      'last-low': last && formatTenths(last.low),
      'in-table': inTable > 0 ? formatInWords(inTable) : undefined,
    };
  },
  claims({ first, drawn }) {
    const narrowest = Math.min(...drawn.map(({ low, high }) => high - low));
    return {
      'a-third': testThird(first),
      'almost-anything': { holds: narrowest > 50, figures: { narrowest } },
    };
  },
  table: ({ rows }) => ({
    columns: [{ name: 'answer' }, percentColumn('percent'), percentColumn('low'), percentColumn('high')],
    rows,
  }),
  draw: ({ drawn }, { width }, write) => drawBands(drawn, width, write),
  referenceDate: (_view, write) => write('asked'),
});
