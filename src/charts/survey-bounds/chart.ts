import { scaleLinear } from 'd3';
import { formatInWords, formatPercent } from '../../data/format.ts';
import { percentScale, percentTicks } from '../kit/bar-rows.ts';
import { defineChart, isWide } from '../kit/define-chart.ts';
import { candidateAt, labelAt, type LabelKind, type Line, wrapLabel } from '../kit/labels.ts';
import { endAt, middleAt, type Position, startAt } from '../kit/labels.ts';
import { colourOfAnswer, testThird } from '../kit/opinion.ts';
import { compact } from '../kit/rows-and-phrases.ts';
import { dotsAt, drawBoxes, drawLines, filled, middleOf, picture } from '../kit/shapes.ts';
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
  /** A band for each answer from its lower limit to its upper one, with a dot for those who answered. The first says in words what is what. */
  draw({ drawn }, { width }, write) {
    const wide = isWide(width);
    const [left, right] = wide ? [236, width - 14] : [0, width - 1];
    const [tall, pitch, top] = wide ? [24, 88, 44] : [20, 102, 60];
    const x = scaleLinear([0, 100], [left, right]);
    const boxOf = (row: Row) => {
      const y1 = top + drawn.indexOf(row) * pitch;
      return { x1: x(row.low), x2: x(row.high), y1, y2: y1 + tall };
    };
    const bands = drawn.map(boxOf);
    const bottom = (bands.at(-1)?.y2 ?? 0) + 28;
    const ends = bands.flatMap(({ x1, x2, y1, y2 }) => [x1, x2].map((x): Line => [x, y1 - 3, x, y2 + 3]));
    const candidates = drawn.flatMap((row) => {
      const { x1, x2, y1, y2 } = boxOf(row);
      const label = (kind: LabelKind, percent: number, name: string, at: Position, ...ys: number[]) => {
        const text = compact([formatPercent(percent), row === drawn[0] && write(name)]).join(' ');
        // From its mark inwards, or as far beside it as the edges of the drawing ask.
        const [left, right] = [Math.max(0, at.x - 20), Math.min(width, at.x + 20)];
        const positions = [
          ...ys.map((y) => ({ ...at, y })),
          ...ys.flatMap((y) => [startAt(left, y), endAt(right, y)]),
        ];
        return candidateAt(kind, text, positions, { halo: true });
      };
      const { text } = wrapLabel(width, 'heading', row.answer, wide ? left - 6 : width);
      const y = wide ? (y1 + y2) / 2 : y1 - (row === drawn[0] ? 52 : 34);
      return [
        labelAt('heading', text, startAt(0, y), { halo: true }),
        label('name', row.high, 'high', endAt(x2 + 1, 0), y1 - 14),
        label('name', row.low, 'low', startAt(x1 - 1, 0), y1 - 14, y1 - 32),
        label('value', row.percent, 'dot', middleAt(x(row.percent), 0), y2 + 15),
      ];
    });
    const at = (row: Row) => ({ x: x(row.percent), y: middleOf(boxOf(row)) });
    const dots = dotsAt(drawn, at, {
      r: 6.5,
      fill: ({ question_id, option_id }: Row) => `var(--${colourOfAnswer(`${question_id}/${option_id}`)})`,
      stroke: 'var(--ink)',
      strokeWidth: 1.5,
    });
    const marks = [
      drawLines(percentTicks.map((tick): Line => [x(tick), top - 4, x(tick), bottom])),
      drawBoxes(bands, (box) => box, filled('band')),
      drawLines(ends, { stroke: 'var(--ink)', strokeWidth: 2 }),
      dots,
    ];
    candidates.push(...percentScale(x, bottom + 12));
    return picture(width, bottom + 22, [{ marks, candidates, clear: bands }]);
  },
  referenceDate: (_view, write) => write('asked'),
});
