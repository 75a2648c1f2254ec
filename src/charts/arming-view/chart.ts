import { formatCount, formatPercent } from '../../data/format.ts';
import { barRows, percentScale } from '../kit/bar-rows.ts';
import { percentColumn, textColumns } from '../kit/columns.ts';
import { defineChart, isWide } from '../kit/define-chart.ts';
import type { Label } from '../kit/labels.ts';
import { colourOfAnswer } from '../kit/opinion.ts';
import { rowWhere, where } from '../kit/rows-and-phrases.ts';
import { annotateRight, filled, notPublished, outlined, picture } from '../kit/shapes.ts';
import { deriveRows, type Row } from './rows.ts';

const look = ({ part, bar }: Row) =>
  part === 'not published'
    ? notPublished
    : part === 'opposite answer'
      ? outlined
      : filled(colourOfAnswer(bar));

const percentOf = (rows: Row[], bar: string, part: Row['part'] = 'answer') =>
  rowWhere(rows, { bar, part }).percent;
const all = 'arming_view/all_routinely_armed';
const specialists = 'arming_view/more_specialists_not_all';
const moreArmed = (rows: Row[]) => percentOf(rows, all) + percentOf(rows, specialists);

export const armingView = defineChart<Row>({
  id: 'arming-view',
  // Unchecked: the base of the survey’s answers, as the article names it.
  name: 'The 11,000',
  tables: ['responses', 'questions', 'surveys', 'survey-counts'],
  spatialCoverage: () => 'London',
  rows: deriveRows,
  figures: (rows) => ({
    'the-answers': `the ${formatCount(rows[0]?.answered ?? 0)}`,
    'all-percent': '100',
    all: formatPercent(percentOf(rows, all)),
    specialists: formatPercent(percentOf(rows, specialists)),
    'more-armed': formatPercent(moreArmed(rows)),
    enough: formatPercent(percentOf(rows, 'arming_view/adequate_now')),
    'not-published': formatPercent(percentOf(rows, 'arming_view/not_published', 'not published')),
    'would-carry': formatPercent(percentOf(rows, 'carry_if_decided/prepared')),
    'would-resign': formatPercent(percentOf(rows, 'resign/would_resign')),
    'would-not': formatPercent(percentOf(rows, 'resign/would_resign', 'opposite answer')),
    never: formatPercent(percentOf(rows, 'carry_never/never')),
    taser: formatPercent(percentOf(rows, 'taser_all/yes')),
  }),
  claims(rows) {
    const { answered = 0, members = 1 } = rows[0] ?? {};
    const [every, more] = [percentOf(rows, all), percentOf(rows, specialists)];
    const views = where(rows, { question_id: 'arming_view', part: 'answer' }).length;
    return {
      'one-in-four': { holds: Math.abs(every - 25) <= 1.5, figures: { every } },
      'more-specialists': { holds: more > every, figures: { every, more } },
      'a-third': { holds: Math.abs(answered / members - 1 / 3) < 0.02, figures: { answered, members } },
      views: { holds: views === 3, figures: { views } },
    };
  },
  table: (rows) => ({
    columns: [
      ...textColumns({ question: 'Question', answer: 'Answer' }),
      percentColumn('percent', 'Percent'),
    ],
    rows,
  }),
  draw(rows, { width }, write) {
    const wide = isWide(width);
    const annotation = write('more armed');
    const bars = barRows({
      width,
      rows,
      heading: ({ question }) => question,
      bar: 'bar',
      name: 'answer',
      from: 'from',
      to: 'to',
      end: 100,
      value: ({ percent }) => formatPercent(percent),
      look,
      under: (row) => (wide || row.bar !== all ? undefined : annotation),
    });
    const inBars = where(rows, { part: 'opposite answer' }).map((row): Label => {
      const { x1, x2, y1, y2 } = bars.boxOf(row);
      const text = `${formatPercent(row.percent)} ${row.answer.toLowerCase()}`;
      return {
        text,
        kind: 'remark',
        fill: 'var(--ink-2)',
        x: (x1 + x2) / 2,
        y: (y1 + y2) / 2,
        anchor: 'middle',
      };
    });
    const together = [specialists, all].map((bar) => bars.boxOf(rowWhere(rows, { bar })));
    const more = wide ? [annotateRight(width, together, annotation)] : [];
    const never = bars.boxOf(rowWhere(rows, { bar: 'carry_never/never' }));
    const labels: Label[] = [
      ...bars.labels,
      ...inBars,
      ...more.map(({ label }) => label),
      {
        text: write('never'),
        kind: 'remark',
        x: never.x2 + 10,
        y: (never.y1 + never.y2) / 2,
      },
      ...percentScale(bars.x, bars.bottom + 18),
    ];
    return picture(width, bars.bottom + 28, [...bars.marks, ...more.map(({ mark }) => mark)], labels);
  },
  tooltip: (row) =>
    row.part === 'not published'
      ? `${row.question} ${formatPercent(row.percent)} gave answers that were not published.`
      : `${row.question} ${row.answer}: ${formatPercent(row.percent)} of those who answered, January 2017.`,
  referenceDate: () => 'January 2017',
});
