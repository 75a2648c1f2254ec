import { greatest, max, pairs, scaleLinear, scaleUtc, utcFormat } from 'd3';
import { formatCount } from '../../data/format.ts';
import { drawBars } from '../kit/bar-rows.ts';
import { isWide, type Write } from '../kit/define-chart.ts';
import { type Box, candidateAt, endAt, labelAt, middleAt, startAt, wrapLabel } from '../kit/labels.ts';
import { where } from '../kit/rows-and-phrases.ts';
import { dotsAt, drawLines, drawPath, filled, ink, picture, ticksDown } from '../kit/shapes.ts';
import type { Row } from './rows.ts';

const dayOf = (row: Row | undefined) => new Date(row?.day ?? '');
const yearLength = 366 * 24 * 60 * 60 * 1000;
const later = (date: Date, years: number) => new Date(date.getTime() + years * yearLength);

/** In pixels: less between two sticks, and their labels lean apart. */
const nearest = 60;

/** Counts as sticks from zero; under their axis what happened, each event on a thread from its day. */
export function drawSticks(rows: Row[], width: number, write: Write) {
  const wide = isWide(width);
  const kinds = ['count', 'target', 'event'] as const;
  const [counts, targets, events] = kinds.map((kind) => where(rows, { kind })) as [Row[], Row[], Row[]];
  const [stick, top, base] = wide ? [9, 26, 196] : [6, 44, 196];
  const valueOf = (row: Row) => row.value ?? 0;
  const y = scaleLinear([0, max([...counts, ...targets], valueOf) ?? 1], [base, top]);

  // Counts before the longest time without one stand apart, behind a gap in the axis.
  const [before, after] = greatest(pairs(counts), ([a, b]) => dayOf(b).getTime() - dayOf(a).getTime()) ?? [];
  const [gapLeft, gapRight] = wide ? [64, 82] : [30, 40];
  const lastOf = (row: Row) => new Date(row.until ?? row.day);
  const end = max([...counts, ...events], lastOf) ?? new Date();
  const [from, to] = [later(dayOf(before), 1), later(dayOf(after), -0.8)];
  const x = scaleUtc(
    [later(dayOf(counts[0]), -1), from, to, later(end, wide ? 0.4 : 1.4)],
    [0, gapLeft, gapRight, width],
  );
  // What was early in a year has its first day in the rows, and is drawn in the middle of its first three months.
  const at = (row: Row) => x(row.event === 'applications' ? later(dayOf(row), 1 / 8) : dayOf(row));
  const box = (row: Row): Box => {
    const inset = row.hollow ? 0.75 : 0;
    const half = stick / 2 - inset;
    const y1 = y(valueOf(row)) + inset;
    return { x1: at(row) - half, x2: at(row) + half, y1, y2: base };
  };

  // Words end at their thread, and each thread is longer than the one before it: none crosses a word.
  let bottom = base + 32;
  const threads: string[] = [];
  const brackets: string[] = [];
  const words = events.map((row) => {
    const { kind, text, tall } = wrapLabel(width, 'annotation', write(String(row.event)), at(row) - 13);
    const y = bottom + tall / 2;
    threads.push(`M${at(row)},${base}V${y}h-6`);
    if (row.until) brackets.push(`M${at(row)},${base + 8}H${x(lastOf(row))}V${base}`);
    bottom += tall + (wide ? 4 : 8);
    return labelAt(kind, text.replaceAll('\n· ', ' ·\n'), endAt(at(row) - 11, y));
  });

  const values = counts.map((row, index) => {
    const { x1, x2, y1 } = box(row);
    const about = row.hollow === 'rounded' && write('about', { count: row.value });
    const text = about ? about.replace(' ', wide ? ' ' : '\n') : formatCount(valueOf(row));
    const [above, beside] = [y1 - (text.includes('\n') ? 19 : wide ? 11 : 9), y1 + (about ? 17 : 9)];
    const left = [endAt(x2 + 2, above), endAt(x1 - 5, beside)];
    const right = [startAt(x1 - 2, above), startAt(x2 + 5, beside)];
    const [isAfter, isBefore] = [counts[index - 1], counts[index + 1]].map(
      (other) => other && Math.abs(at(other) - at(row)) < nearest,
    );
    const leaning = isBefore ? left : isAfter ? right : [];
    const near = [...leaning, middleAt(at(row), above), ...left, ...right];
    const raised = [0, 17, 34].flatMap((up) => near.map((position) => ({ ...position, y: position.y - up })));
    return candidateAt(wide ? 'value' : 'heading', text, raised);
  });

  const due = events.find(({ event }) => event === 'due');
  const dash = (row: Row) => {
    const [x1, x2] = [at(row), due ? at(due) : width];
    return { x1, x2, x: (x1 + x2) / 2, y: y(valueOf(row)) };
  };
  const targetLabels = targets.map((row) => {
    const { x1, x2, x, y } = dash(row);
    const text = write('target').replace(': ', wide ? ': ' : ':\n');
    const positions = (wide ? [-14, -30, -46, 14] : [-21, -36]).flatMap((down) => [
      endAt(x2, y + down),
      middleAt(x, y + down),
      startAt(x1, y + down),
      endAt(x - 6, y + down),
    ]);
    return candidateAt('heading', text, positions, { fill: 'var(--target)' });
  });

  // A year whose day is named by an event is not labelled.
  const ticks = x.ticks(12).filter((tick) => tick < from || tick > to);
  const years = ticks.map((tick) =>
    candidateAt('axis', utcFormat('%Y')(tick), [middleAt(x(tick), base + 15)], { optional: true }),
  );
  const clear = [
    ...counts.map(box),
    ...targets.map(dash).map(({ x1, x2, y }) => ({ x1, x2, y1: y - 2, y2: y + 2 })),
    ...events.map((row) => ({ x1: at(row) - 4, x2: x(lastOf(row)) + 4, y1: base, y2: base + 30 })),
  ];
  const crossing = events.filter((row) =>
    events.some((other) => other.until && at(other) < at(row) && at(row) < x(lastOf(other))),
  );
  const thin = { ...ink, 'stroke-width': 1 };
  const outline = { fill: 'var(--paper)', stroke: 'var(--armed)', strokeWidth: 1.5 };
  const dashes = { stroke: 'var(--target)', 'stroke-width': 2.5, 'stroke-dasharray': '6 4' };
  const dashed = targets.map(dash).map(({ x1, x2, y }) => `M${x1},${y}H${x2}`);
  const marks = [
    drawLines([[0, base, gapLeft, base]], ink),
    drawLines([[gapRight, base, width, base]], ink),
    drawLines(ticksDown(ticks.map(x), base), ink),
    ...drawBars(counts, box, ({ hollow }) => (hollow === null ? filled('armed') : outline), 'y1'),
    dotsAt(targets, dash, { fill: dashes.stroke, render: drawPath(dashed.join(''), dashes) }),
    drawPath(brackets.join(''), thin),
    // A thread passes over the bracket of an earlier event.
    ...crossing.map((row) =>
      drawPath(`M${at(row)},${base + 5}v6`, { stroke: 'var(--paper)', 'stroke-width': 5 }),
    ),
    drawPath(threads.join(''), thin),
    dotsAt(events, (row) => ({ x: at(row), y: base }), { r: 2.5, fill: 'var(--ink)' }),
  ];
  const candidates = [...values, ...targetLabels, ...years];
  return picture(width, bottom + 2, [{ marks, labels: words, candidates, clear }]);
}
