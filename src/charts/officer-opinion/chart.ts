import { greatest, max } from 'd3';
import { formatList, formatPercent } from '../../data/format.ts';
import { percentColumn, textColumns, yearColumn } from '../kit/columns.ts';
import { defineChart } from '../kit/define-chart.ts';
import { sharesOf } from '../kit/opinion.ts';
import { valuesOf, where } from '../kit/rows-and-phrases.ts';
import { deriveRows, type Row, answersInText } from './rows.ts';
import { drawSpine } from './spine.ts';

/** What others give for the same answer: none, one or several. */
const formatOthers = (row: Row | undefined) =>
  row?.also_given
    ? formatList(row.also_given.split(';').map((given) => formatPercent(Number(given))))
    : undefined;

function view(rows: Row[]) {
  const drawn = where(rows, { shown: 'in the picture' });
  /** For arming every officer, in the two countries of the title. */
  const forAll = where(drawn, { question_id: 'arming_view' }).filter(({ side }) => side !== 'against');
  return { rows, drawn, forAll, most: greatest(forAll, ({ percent }) => percent) };
}

export const officerOpinion = defineChart<Row, ReturnType<typeof view>>({
  id: 'officer-opinion',
  name: 'Officers',
  tables: ['surveys', 'questions', 'responses', 'survey-counts'],
  spatialCoverage: () => 'United Kingdom',
  rows: deriveRows,
  view,
  figures({ rows, forAll, most }) {
    const [ballot, of2003, of2006] = ['PFEW1995', 'PFEW2003', 'PFEW2006'].map(
      (survey_id) => where(rows, { survey_id, side: 'against' })[0],
    );
    const [first, last] = forAll.filter(({ line }) => line !== null);
    return {
      ...sharesOf(rows, answersInText),
      first: first && formatPercent(first.percent),
      last: last && formatPercent(last.percent),
      most: most && formatPercent(most.percent),
      'most-of': `${most?.place ?? ''}, ${most?.year ?? ''}`,
      ballot: ballot?.answered ?? undefined,
      'of-2003': of2003?.answered ?? undefined,
      'also-2003': formatOthers(of2003),
      'also-2006': formatOthers(of2006),
    };
  },
  claims({ drawn, forAll, most }) {
    const others = valuesOf(where(drawn, { run_by_union: 'no' }), 'sponsor');
    const added = forAll.filter(({ line }) => line).map(({ option_id }) => option_id.split(';').length);
    return {
      'no-majority': { holds: (most?.percent ?? 0) < 50, figures: { most: most?.percent ?? 0 } },
      'all-but-one': { holds: others.length === 1, figures: { others: others.join() } },
      all: { holds: others.length === 0, figures: { others: others.join() } },
      two: { holds: added.every((count) => count === 2), figures: { added: added.join() } },
    };
  },
  table: ({ rows }) => ({
    columns: [
      ...textColumns({ place: 'Which officers' }),
      yearColumn('year', 'Year'),
      ...textColumns({ answer: 'Answer, in our words' }),
      percentColumn('percent', 'Percent of those who answered'),
      { name: 'answered', label: 'Answered', align: 'right', missing: () => 'not found' },
      ...textColumns({ question: 'Question, in our words', sponsor: 'Run by', shown: 'Shown' }),
    ],
    rows,
  }),
  draw: ({ drawn }, { width }, write) => drawSpine(drawn, width, write),
  tooltip: (row) =>
    `${row.place}, ${row.year ?? 'no date found'}. ${row.answer}: ${formatPercent(row.percent)} of those who answered (how many: ${row.answered ?? 'not found'}). Run by ${row.sponsor}, ${row.run_by_union === 'yes' ? 'a' : 'no'} union.`,
  referenceDate: ({ drawn }) => String(max(drawn, ({ year }) => year ?? 0)),
});
