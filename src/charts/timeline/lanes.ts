import { max, min, scaleLinear, sum, ticks } from 'd3';
import { isWide, type Write } from '../kit/define-chart.ts';
import type { Box, Candidate, Line } from '../kit/labels.ts';
import { boxAround, boxOf, candidateAt, labelAt, middleAt, startAt, wrapLabel } from '../kit/labels.ts';
import { where } from '../kit/rows-and-phrases.ts';
import { dotsAt, drawLines, drawPath, picture, ticksDown } from '../kit/shapes.ts';
import { endOf, kindsOf, type Row, scaleChanges, startOf } from './rows.ts';

/** The events that the picture names, each by its words in text.md; the first ones are placed first. */
const named = [
  'kaba',
  'crime-policing-act',
  'sidney-street',
  'westminster',
  'paris',
  'hungerford',
  'stockwell',
  'met-fed-survey',
];
const isNamed = ({ event_id }: Row) => named.includes(event_id);

const radius = 3.5;

/** How far dots that would cover each other step aside, in dots: 0, 1 up, 1 down, 2 up. One number a row. */
function stepsAside(rows: Row[], x: (row: Row) => number): Map<Row, number> {
  const steps = new Map<Row, number>();
  for (const row of rows) {
    const isNear = (other: Row) => Math.abs(x(other) - x(row)) < 2 * radius + 1;
    const near = where(rows, { kind: row.kind }).filter((other) => steps.has(other) && isNear(other));
    const taken = near.map((other) => steps.get(other));
    steps.set(row, [0, -1, 1, -2, 2].find((step) => !taken.includes(step)) ?? 0);
  }
  return steps;
}

/** A dot for each event on the line of its kind; years lie evenly on either side of a change of scale. */
export function drawLanes(rows: Row[], width: number, write: Write) {
  const wide = isWide(width);
  const kinds = kindsOf(rows);
  const [left, right] = wide ? [160, width - 12] : [8, width - 8];
  const [first, end] = [Math.floor(min(rows, startOf) ?? 0), Math.ceil(max(rows, endOf) ?? 0)];
  const change = left + (right - left) * 0.34;
  const x = scaleLinear([first, scaleChanges, end], [left, change, right]);
  const at = (row: Row) => x((startOf(row) + endOf(row)) / 2);
  // On a phone the name of a kind stands over its line, and over the words at its dots where there are any.
  const isWorded = (kind?: string) => rows.some((row) => row.kind === kind && isNamed(row));
  const nameOver = (kind: string) => (isWorded(kind) ? 46 : 20);
  const lanes = kinds.map((kind, index) =>
    wide ? 50 : nameOver(kind) + (isWorded(kinds[index - 1]) ? 38 : 24),
  );
  const lineOf = (kind: string) => (wide ? -4 : 4) + sum(lanes.slice(0, kinds.indexOf(kind) + 1));
  const aside = stepsAside(rows, at);
  const y = (row: Row) => lineOf(row.kind) + (aside.get(row) ?? 0) * (2 * radius + 0.5);
  const bottom = lineOf(kinds.at(-1) ?? '') + 30;
  const names = kinds.map((kind) =>
    labelAt('name', kind, startAt(0, lineOf(kind) - (wide ? 0 : nameOver(kind))), { halo: true }),
  );

  const candidateOf = (row: Row): Candidate => {
    const { tall, ...label } = wrapLabel(width, 'annotation', write(row.event_id), wide ? 400 : 180);
    const long = boxOf({ ...label, x: 0, y: 0 }, width).x2;
    // Over or under its dot, as far to either side as the words still reach it.
    const positions = [-1, 1].flatMap((side) =>
      [7, 12, 18, 25].flatMap((away) =>
        [0.5, 0.3, 0.7, 0.1, 0.9].map((before) => ({
          x: Math.max(0, Math.min(width - long, at(row) - long * before)),
          y: y(row) + side * (away + tall / 2),
        })),
      ),
    );
    // A thread to a dot further off, or nobody could tell which of those near is meant.
    const tie = ({ y1, y2 }: Box): Line[] => {
      const [from, to] = y2 < y(row) ? [y2 - 2, y(row)] : [y(row), y1 + 2];
      const x = Math.round(at(row));
      return to - from > 10 ? [[x, Math.round(from), x, Math.round(to)]] : [];
    };
    return { ...label, halo: true, positions, tie };
  };
  const before = ticks(first, scaleChanges, 4).filter((year) => x(year) > x(first) + 40);
  const years = [first, ...before, ...ticks(scaleChanges, end, wide ? 8 : 3)];
  const axis = years.map((year) => {
    const positions = [middleAt(x(year), bottom + 15), startAt(x(year) - 4, bottom + 15)];
    return candidateAt('axis', String(year), positions, { optional: true });
  });
  const hint = labelAt('remark', write('change'), middleAt(change, 9));
  const clear = rows.map((row) => boxAround({ x: at(row), y: y(row) }, radius + (isNamed(row) ? 3 : 2)));
  const words = named.flatMap((event_id) => where(rows, { event_id })).map(candidateOf);

  /** As one path: with an element for each, the embed would be over its limit of bytes. */
  const drawDots = (rows: Row[], radius: number, stroke: string) => {
    const places = rows.map((row) => `M${at(row)},${y(row)}h0`);
    const look = { stroke, 'stroke-width': 2 * radius, 'stroke-linecap': 'round' };
    const place = (row: Row) => ({ x: at(row), y: y(row) });
    return dotsAt(rows, place, { fill: stroke, render: drawPath(places.join(''), look) });
  };
  const [others, withWords] = [rows.filter((row) => !isNamed(row)), rows.filter(isNamed)];
  const spans = where(rows, { date_precision: 'interval' }).map((row): Line => {
    return [x(startOf(row)), y(row), x(endOf(row)), y(row)];
  });
  const across = [-1.6, 1.6].map((dx): Line => [change + dx, 20, change + dx, bottom]);
  const quiet = { stroke: 'var(--rule-2)' };
  const marks = [
    drawLines(kinds.map((kind): Line => [left - 4, lineOf(kind), right, lineOf(kind)])),
    drawLines(across, quiet),
    drawLines(ticksDown(years.map(x), bottom), quiet),
    drawLines(spans, { stroke: 'var(--event)', strokeWidth: 1.4 }),
    drawDots(others, radius, 'var(--event)'),
    drawDots(withWords, radius + 1, 'var(--ink)'),
  ];
  const candidates = [hint, ...axis, ...words];
  return picture(width, bottom + 26, [{ marks, labels: names, candidates, clear }]);
}
