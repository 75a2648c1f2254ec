import { formatInWords } from '../../data/format.ts';
import { defineChart } from '../kit/define-chart.ts';
import { testThird } from '../kit/opinion.ts';
import { drawBands } from './bands.ts';
import { deriveRows, view, type Row } from './rows.ts';

export const surveyBounds = defineChart<Row, ReturnType<typeof view>>({
  id: 'survey-bounds',
  tables: ['responses', 'questions', 'surveys', 'survey-counts'],
  rows: deriveRows,
  states: {
    of: ({ members }) => String(members),
    label: ({ members }, write) => write('state', { members }),
  },
  view,
  section: ({ isOther }) => (isOther ? 'another count' : undefined),
  figures({ first, rows, drawn, others: [next, last] }) {
    const inTable = rows.length - drawn.length;
    return {
      ...first,
      'next-members': next?.members,
      'next-low': next?.low,
      'last-members': last?.members,
      'last-low': last?.low,
      'in-table': inTable > 0 ? formatInWords(inTable) : undefined,
      'a-third': testThird(first),
      'almost-anything': drawn.every(({ low, high }) => high - low > 50),
    };
  },
  columns: () => ({ low: { unit: '%' }, high: { unit: '%' } }),
  draw: ({ drawn }, { width }, write) => drawBands(drawn, width, write),
  referenceDate: (_view, write) => write('asked'),
});
