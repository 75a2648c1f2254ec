import { greatest, max } from 'd3';
import { defineChart } from '../kit/define-chart.ts';
import { figuresOfAnswers, formatPercentOf } from '../kit/opinion.ts';
import { valuesOf, where } from '../kit/rows-and-phrases.ts';
import { deriveRows, type Row } from './rows.ts';
import { drawSpine } from './spine.ts';

function view(rows: Row[]) {
  const drawn = where(rows, { shown: 'in the picture' });
  /** For arming every officer, in the two countries of the title. */
  const forAll = where(drawn, { question_id: 'arming_view' }).filter(({ side }) => side !== 'against');
  const joined = forAll.filter(({ line }) => line !== null);
  return { rows, drawn, joined, most: greatest(forAll, ({ percent }) => percent) };
}

export const officerOpinion = defineChart<Row, ReturnType<typeof view>>({
  id: 'officer-opinion',
  tables: ['surveys', 'questions', 'responses', 'survey-counts'],
  rows: deriveRows,
  view,
  figures({ rows, drawn, joined, most }) {
    const [first, last] = joined.map(formatPercentOf);
    const others = valuesOf(where(drawn, { run_by_union: 'no' }), 'sponsor');
    return {
      ...figuresOfAnswers(rows),
      first,
      last,
      most: most && formatPercentOf(most),
      'most-of': most && `${most.place}, ${most.year}`,
      'no-majority': (most?.percent ?? 0) < 50,
      'all-but-one': others.length === 1,
      all: others.length === 0,
      two: joined.every(({ option_id }) => option_id.split(';').length === 2),
    };
  },
  columns: (_view, write) => ({ answered: { align: 'right', missing: () => write('not found') } }),
  draw: ({ drawn, joined }, { width }, write) => drawSpine(drawn, joined, width, write),
  tooltip: ({ year, answered, run_by_union }, write) => ({
    year: year === null ? write('no date') : String(year),
    answered: answered ?? write('not found'),
    union: write(run_by_union === 'yes' ? 'a union' : 'not a union'),
  }),
  referenceDate: ({ drawn }) => String(max(drawn, ({ year }) => year ?? 0)),
});
