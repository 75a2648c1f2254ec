import * as Plot from '@observablehq/plot';
import { greatest, least, max, range, scaleBand, sort } from 'd3';
import { formatCount } from '../../data/format.ts';
import { isWide, type Write } from '../kit/define-chart.ts';
import { type Box, candidateAt, type Line, wrapLabel } from '../kit/labels.ts';
import { endAt, labelAt, middleAt, startAt } from '../kit/labels.ts';
import { interactive } from '../kit/points.ts';
import { compact, runsWhere, unique, valuesOf, where } from '../kit/rows-and-phrases.ts';
import { annotateAbove, dotsAt, drawBoxes, drawLines, drawPath, filled } from '../kit/shapes.ts';
import { ink, notPublished, type Part, picture, ticksDown } from '../kit/shapes.ts';
import { knownIn, panels, type ShownYears, type ShotsFiredRow as Row } from './rows.ts';

/** Dots of which each is one thing: so many pixels from each other, along straight lines from the first to the last. */
const drawDots = (
  lines: Line[],
  { radius, step, colour }: { radius: number; step: number; colour: string },
) =>
  drawPath(lines.map(([x1, y1, x2, y2]) => `M${x1},${y1}L${x2},${y2}`).join(''), {
    stroke: `var(--${colour})`,
    'stroke-width': radius * 2,
    'stroke-linecap': 'round',
    'stroke-dasharray': `0 ${step}`,
  });

/**
 * So many dots in rows from the top left, about as many beside each other that they fill the last row. One of them is apart,
 * in a clear square of `hole` dots: where it is, and the lines of the others.
 */
function dotField(count: number, width: number, { about, hole }: { about: number; hole: number }) {
  const places = count - 1 + hole ** 2;
  const columns = range(about - 8, about + 9).find((columns) => places % columns === 0) ?? about;
  const rows = Math.ceil(places / columns);
  const step = Math.floor((width / columns) * 10) / 10;
  const middle = (index: number) => (index + 0.5) * step;
  const [left, top] = [Math.floor(columns * 0.66), Math.floor((rows - hole) / 2)];
  const lines = range(rows).flatMap((row) => {
    const end = Math.min(columns, places - row * columns);
    const run = (from: number, to: number): Line => {
      return [middle(from), middle(row), middle(to - 1) + 0.1, middle(row)];
    };
    return row < top || row >= top + hole ? [run(0, end)] : [run(0, left), run(left + hole, end)];
  });
  const half = (hole - 1) / 2;
  return { step, lines, one: { x: middle(left + half), y: middle(top + half) }, height: rows * step };
}

const operationsHeight = 42;

/** As high as the most that is said of a year. */
const mostOf = ({ value, also_reported }: Row) => Math.max(value ?? 0, also_reported ?? 0);

/** A field of operations with the one of them in which police fired, and under it three strips on the same years. */
export function drawShots({ drawn, periods, rate }: ShownYears, width: number, write: Write) {
  const wide = isWide(width);
  const field = dotField(rate, width, wide ? { about: 100, hole: 5 } : { about: 70, hole: 4 });
  const left = wide ? 184 : 0;
  const years = valuesOf(drawn, 'year');
  const x = scaleBand(years, [left, width]).paddingInner(0.28).align(0);
  const leftOf = (row: Row | undefined) => x(row?.year ?? '') ?? 0;
  const rightOf = (row: Row | undefined) => leftOf(row) + x.bandwidth();
  const middle = (row: Row) => leftOf(row) + x.bandwidth() / 2;
  const radius = wide ? 3.3 : 2.7;
  const step = radius * 2.5;
  const ofField = [
    drawDots(field.lines, { radius: wide ? 1.5 : 1, step: field.step, colour: 'armed-2' }),
    Plot.dot([field.one], { x: 'x', y: 'y', r: wide ? 7 : 5.5, fill: 'var(--ink)' }),
  ];
  const caption = wrapLabel(width, 'annotation', write('field'), width);
  const underField = labelAt('annotation', caption.text, startAt(0, field.height + 6 + caption.tall / 2));
  // On a phone as narrow as a column, or it takes the room of the figures next to it.
  const either = write('either').replaceAll(' ', wide ? ' ' : '\n');
  let base = field.height + 6 + caption.tall;
  const strips = panels.flatMap((panel): Part[] => {
    const rows = where(drawn, { panel });
    const known = knownIn(rows, panel);
    const isBars = panel === 'operations';
    const most = max(known, mostOf) ?? 1;
    const unit = isBars ? operationsHeight / most : step;
    const top = base + (isBars ? 68 : 32) + (wide ? 0 : 44);
    const floor = top + most * unit;
    base = floor;
    const column = (row: Row, tall = mostOf(row) * unit): Box => {
      return { x1: leftOf(row), x2: rightOf(row), y1: floor - tall, y2: floor };
    };
    const head = wrapLabel(width, 'heading', write(panel), wide ? left - 16 : width);
    const headTop = wide ? floor - 18 - head.tall : top - (isBars ? 88 : 54);
    const labels = [
      labelAt('heading', head.text, startAt(0, headTop + head.tall / 2)),
      labelAt('remark', write(`${panel} together`), startAt(0, headTop + head.tall + 9)),
    ];
    const drawBars = (): Part[] => {
      const summed = rows.filter(({ period }) => periods.includes(period));
      const [start, end] = [leftOf(summed[0]), rightOf(summed.at(-1))];
      const bars = interactive(drawBoxes(known, column, filled('armed-2')), 'y1');
      return [{ marks: [bars] }, annotateAbove(top - 26, start, end, write('years together'))];
    };
    const drawStacks = (): Part[] => {
      const stack = (row: Row, first: number, last: number): Line[] => {
        const y = (dot: number) => floor - 1 - (dot - 0.5) * step;
        return last < first ? [] : [[middle(row), y(first), middle(row), y(last) - 0.1]];
      };
      const look = { radius, step, colour: panel === 'deaths' ? 'ink' : 'event' };
      const stacks = known.flatMap((row) => stack(row, 1, row.value));
      const at = (row: Row) => ({ x: middle(row), y: column(row).y1 + step / 2 });
      const asDots = { fill: `var(--${look.colour})`, render: drawDots(stacks, look) };
      const others = known.flatMap((row) => stack(row, row.value + 1, row.also_reported ?? 0));
      const hollow = { ...look, radius: radius - 1.2, colour: 'paper' };
      const ofOthers = others.length > 0 ? [drawDots(others, look), drawDots(others, hollow)] : [];
      return [{ marks: [dotsAt(known, at, asDots), ...ofOthers] }];
    };
    const unknown = where(rows, { value: null });
    const hatched = interactive(
      drawBoxes(unknown, (row) => column(row, 8), { ...notPublished, insetBottom: 1 }),
    );
    const label = (text: string, row: Row) => {
      const up = (dots: number) => column(row).y1 - 9 - dots * step;
      const over = [0, 0.5].map((dots) => middleAt(middle(row), up(dots)));
      const positions = [0, 0.5, 1, 2, 3, 4, 5].flatMap((dots) => [
        middleAt(middle(row), up(dots)),
        endAt(rightOf(row), up(dots)),
      ]);
      return candidateAt('remark', text, [...over, ...positions], { fill: 'var(--ink)' });
    };
    const turns = [known[0], least(known, ({ value }) => value), greatest(known, ({ value }) => value)];
    const plain = where(isBars ? unique(compact([...turns, known.at(-1)])) : known, { also_reported: null });
    const candidates = [
      ...known.filter((row) => row.also_reported !== null).map((row) => label(either, row)),
      ...sort(plain, ({ value }) => (value === 0 ? 0 : value === most ? 1 : 2)).map((row) =>
        label(formatCount(row.value), row),
      ),
      ...runsWhere(rows, ({ value }) => value === null).map((run) => {
        const positions = [middleAt((leftOf(run[0]) + rightOf(run.at(-1))) / 2, floor - 19)];
        return candidateAt('remark', write('no figure'), positions, { optional: true });
      }),
    ];
    const axis = drawLines([[left, floor, width, floor]], ink);
    const clear = known.map((row) => {
      const [x, half] = [middle(row), radius + 1];
      return isBars ? column(row) : { ...column(row), x1: x - half, x2: x + half };
    });
    return [
      { marks: [axis], labels, candidates, clear },
      ...(isBars ? drawBars() : drawStacks()),
      { marks: [hatched] },
    ];
  });
  const everyFifth = where(drawn, { panel: 'deaths' }).filter((_row, index) => index % 5 === 0);
  const y = base + 16;
  const axis = sort(everyFifth, (row) => (row.year === years.at(-1) ? 0 : 1)).map((row) => {
    const positions = [middleAt(middle(row), y), startAt(leftOf(row), y), endAt(width, y)];
    return candidateAt('axis', row.year, positions, { optional: true });
  });
  return picture(width, base + 26, [
    { marks: ofField, labels: [underField] },
    ...strips,
    { marks: [drawLines(ticksDown(everyFifth.map(middle), base), ink)], candidates: axis },
  ]);
}
