import { formatPercent } from '../../data/format.ts';
import { barRows, percentScale } from '../kit/bar-rows.ts';
import { defineChart, isWide, type Write } from '../kit/define-chart.ts';
import { type Box, endAt, labelAt, labelIn, startAt, wrapLabel } from '../kit/labels.ts';
import { colourOfAnswer, formatPercentOf, testThird } from '../kit/opinion.ts';
import { compact, rowWhere, where } from '../kit/rows-and-phrases.ts';
import { bracketDown, filled, middleOf, notPublished, outlined, picture } from '../kit/shapes.ts';
import { deriveRows, type Row } from './rows.ts';

const all = 'arming_view/all_routinely_armed';
const moreArmed = (rows: Row[]) =>
  ['arming_view/more_specialists_not_all', all].map((bar) => rowWhere(rows, { bar }));

const look = ({ part, bar }: Row) =>
  ({ answer: filled(colourOfAnswer(bar)), 'opposite answer': outlined, 'not published': notPublished })[part];

const nameOf = ({ answer, part }: Row, write: Write) => (part === 'not published' ? write('rest') : answer);

export const armingView = defineChart<Row>({
  id: 'arming-view',
  tables: ['responses', 'questions', 'surveys', 'survey-counts'],
  rows: deriveRows,
  figures(rows) {
    const [more = 0, every = 0] = moreArmed(rows).map(({ percent }) => percent);
    const nameOf = ({ bar, part }: Row) => compact([bar, part !== 'answer' && part]).join(', ');
    return {
      answers: rows[0]?.answered,
      'all-percent': '100',
      'more-armed': formatPercent(more + every),
      ...Object.fromEntries(rows.map((row) => [nameOf(row), formatPercentOf(row)])),
      'one-in-four': Math.abs(every - 25) <= 1.5,
      'more-specialists': more > every,
      'a-third': testThird(rows[0] as Row),
      views: where(rows, { question_id: 'arming_view', part: 'answer' }).length === 3,
    };
  },
  columns: (_view, write) => ({ answer: { format: (_answer, row) => nameOf(row, write) } }),
  draw(rows, { width }, write) {
    const wide = isWide(width);
    const annotation = wrapLabel(width, 'annotation', write('more armed'), wide ? 260 : 276);
    const bars = barRows({
      width,
      rows,
      heading: ({ question }) => question,
      bar: 'bar',
      name: (row) => nameOf(row, write),
      from: 'from',
      to: 'to',
      end: 100,
      value: formatPercentOf,
      look,
      under: (row) => (wide || row.bar !== all ? 0 : annotation.tall + 12),
    });
    const inBars = where(rows, { part: 'opposite answer' }).flatMap((row) =>
      labelIn(width, bars.boxOf(row), [`${formatPercentOf(row)} ${row.answer.toLowerCase()}`], {
        kind: 'remark',
        fill: 'var(--ink-2)',
      }),
    );
    // The bracket goes on down to its words: the bars, and what is under the second, are left to a reader’s guess.
    const [first, second] = moreArmed(rows).map(bars.boxOf) as [Box, Box];
    const at = wide ? 486 : 276;
    const bottom = second.y2 + (wide ? 14 : 6);
    const bracket = bracketDown(first, second, at, bottom);
    const middle = bottom + 3 + annotation.tall / 2;
    const more = labelAt('annotation', annotation.text, wide ? startAt(430, middle) : endAt(at, middle));
    const never = bars.boxOf(rowWhere(rows, { bar: 'carry_never/never' }));
    const remark = labelAt('remark', write('never'), startAt(never.x2 + 10, middleOf(never)));
    const under = [remark, ...percentScale(bars.x, bars.bottom + 18)];
    return picture(width, bars.bottom + 28, [
      bars,
      { marks: [bracket], labels: [...inBars, ...under], candidates: [more], clear: rows.map(bars.boxOf) },
    ]);
  },
  tooltip: (row) =>
    row.part === 'not published' ? { answer: undefined, rest: formatPercentOf(row) } : { rest: undefined },
  referenceDate: (_rows, write) => write('asked'),
});
