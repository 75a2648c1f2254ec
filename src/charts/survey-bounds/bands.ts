import { scaleLinear } from 'd3';
import { formatPercent } from '../../data/format.ts';
import { percentScale, percentTicks } from '../kit/bar-rows.ts';
import { isWide, type Write } from '../kit/define-chart.ts';
import type { Candidate, Label, LabelKind, Line } from '../kit/labels.ts';
import { centred, wrapLabel } from '../kit/labels.ts';
import { colourOfAnswer } from '../kit/opinion.ts';
import { compact } from '../kit/rows-and-phrases.ts';
import { dotsAt, drawBoxes, drawLines, filled, middleOf, picture } from '../kit/shapes.ts';
import type { Row } from './rows.ts';

/** A band for each answer from its lower limit to its upper one, with a dot for those who answered. The first says in words what is what. */
export function drawBands(rows: Row[], width: number, write: Write) {
  const wide = isWide(width);
  const [left, right] = wide ? [236, width - 14] : [0, width - 1];
  const [tall, pitch, top] = wide ? [24, 88, 26] : [20, 102, 60];
  const x = scaleLinear([0, 100], [left, right]);
  const boxOf = (row: Row) => {
    const y1 = top + rows.indexOf(row) * pitch;
    return { x1: x(row.low), x2: x(row.high), y1, y2: y1 + tall };
  };
  const bands = rows.map(boxOf);
  const bottom = (bands.at(-1)?.y2 ?? 0) + 28;
  const ends = bands.flatMap(({ x1, x2, y1, y2 }) => [x1, x2].map((x): Line => [x, y1 - 3, x, y2 + 3]));
  const candidates = rows.flatMap((row): (Candidate | Label)[] => {
    const { x1, x2, y1, y2 } = boxOf(row);
    const remark = (heading: string) => row === rows[0] && write(heading);
    const label = (kind: LabelKind, percent: number, heading: string, x: number, ...ys: number[]) => ({
      kind,
      halo: true,
      positions: centred(x, ys, width),
      text: compact([formatPercent(percent), remark(heading)]).join(' '),
    });
    const { text, kind } = wrapLabel(width, 'heading', row.answer, wide ? left - 6 : width);
    const y = wide ? (y1 + y2) / 2 : y1 - (row === rows[0] ? 52 : 34);
    return [
      { text, kind, x: 0, y, halo: true },
      label('name', row.high, 'high', x2, y1 - 14),
      label('name', row.low, 'low', x1, y1 - 14, y1 - 32),
      label('value', row.percent, 'dot', x(row.percent), y2 + 15),
    ];
  });
  const at = (row: Row) => ({ x: x(row.percent), y: middleOf(boxOf(row)) });
  const dots = dotsAt(rows, at, {
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
}
