import type * as Plot from '@observablehq/plot';
import { group, max, scaleLinear } from 'd3';
import type { ChartRow } from '../../data/chart-row.ts';
import { isWide } from './define-chart.ts';
import type { Box, Label, LabelKind, Line } from './labels.ts';
import { endAt, groupByLook, labelAt, middleAt, paragraph, startAt, widest } from './labels.ts';
import { type BarEnd, interactive } from './points.ts';
import { baseLine, drawBoxes, drawLines } from './shapes.ts';

/**
 * Bars that lie one under the other from a common zero, in groups with a heading. The value stands beside the name and not
 * at the bar’s end, which stays free for annotations.
 */
interface BarRows<Row extends ChartRow> {
  width: number;
  rows: Row[];
  heading?: (row: Row) => string;
  /** The column that tells the bars apart: rows of one bar are its pieces. */
  bar: keyof Row & string;
  /** The name of a bar, by its first piece: what tells it apart, unless given. Bars beside bars of the same names have none. */
  name?: (row: Row) => string | undefined;
  /** Columns: where a piece begins and ends; without `from` at zero. */
  from?: keyof Row & string;
  to: keyof Row & string;
  /** The end of the scale; the longest bar unless given. */
  end?: number;
  /** What stands as the value of a bar, by its first piece. */
  value: (row: Row) => string;
  look: (row: Row) => Plot.RectOptions;
  /** The column up to which a bar is drawn over in another way. */
  over?: [column: keyof Row & string, look: Plot.RectOptions];
  /** Whether name and value stand above the bar: on phones, unless names are short. */
  stacked?: boolean;
  /** Where the bars begin and end, in pixels. */
  left?: number;
  right?: number;
  /** Where the first row begins, in pixels. */
  top?: number;
  /** The room that is left under a bar, in pixels: for an annotation on a phone, where nothing stands beside it. */
  under?: (row: Row) => number;
}

/** In pixels: the height of a bar, the gap below it, and what is added above the next group. */
const measures = { wide: { bar: 23, gap: 9 }, narrow: { bar: 16, gap: 7 } };
const nextGroup = 18;

/** On a phone the name stands so many pixels above its bar, after the value. */
const nameAbove = 22;

/** Bars that a reader can point at: those that look alike are one mark. The ring stands at the end `to`, or else in the middle. */
export const drawBars = <Row extends ChartRow>(
  rows: Row[],
  boxOf: (row: Row) => Box,
  look: (row: Row) => Plot.RectOptions,
  to?: BarEnd,
) => groupByLook(rows, look).map(([own, alike]) => interactive(drawBoxes(alike, boxOf, own), to));

export function barRows<Row extends ChartRow>(options: BarRows<Row>) {
  const { width, rows, heading, bar, from, to, value, look, over, under, top = 0 } = options;
  const wide = isWide(width);
  const size = measures[wide ? 'wide' : 'narrow'];
  const { stacked = !wide, left = stacked ? 0 : 284, right = width - (wide ? 14 : 1) } = options;
  const { name = (row: Row) => String(row[bar]) } = options;
  const end = options.end ?? max(rows, (row) => Number(row[to])) ?? 1;
  const x = scaleLinear([0, end], [left, right]);
  const labels: Label[] = [];
  const boxes = new Map<Row, Box>();
  const zeros: Line[] = [];
  let y = top;
  const write = (kind: LabelKind, text: string) => {
    const { label, bottom } = paragraph(width, kind, text, { y });
    labels.push(label);
    y = bottom;
  };
  const afterValue = 13 + widest(rows.map(value), 'value', width);
  for (const [title, ofGroup] of group(rows, (row) => heading?.(row))) {
    if (title) {
      write('heading', title);
      y += stacked ? 2 : 6;
    }
    for (const pieces of group(ofGroup, (row) => row[bar]).values()) {
      const [first] = pieces as [Row];
      const y1 = stacked ? y + nameAbove : y;
      const y2 = y1 + size.bar;
      for (const row of pieces)
        boxes.set(row, { x1: x(from ? Number(row[from]) : 0), x2: x(Number(row[to])), y1, y2 });
      const middle = stacked ? y + 11 : (y1 + y2) / 2;
      const valueAt = stacked ? startAt(0, middle) : endAt(left - (wide ? 13 : 9), middle);
      labels.push(labelAt('value', value(first), valueAt));
      const text = name(first);
      if (text) labels.push(labelAt('name', text, startAt(stacked ? afterValue : 0, middle)));
      zeros.push([x(0), y1, x(0), y2]);
      y = y2 + size.gap + (under?.(first) ?? 0);
    }
    y += nextGroup;
  }
  const boxOf = (row: Row) => boxes.get(row) as Box;
  return {
    /** Where the last bar ends. */
    bottom: max(boxes.values(), ({ y2 }) => y2) ?? top,
    marks: [
      ...drawBars(rows, boxOf, look, 'x2'),
      over && drawBoxes(rows, (row) => ({ ...boxOf(row), x2: x(Number(row[over[0]])) }), over[1]),
      drawLines(zeros, baseLine),
    ],
    labels,
    boxOf,
    x,
  };
}

export const percentTicks = [0, 25, 50, 75, 100];

/** The labels of a scale of percent under bars: the sign stands at its end alone. */
export const percentScale = (x: (value: number) => number, y: number): Label[] =>
  percentTicks.map((tick) => {
    const at = { 0: startAt, 100: endAt }[tick] ?? middleAt;
    return labelAt('axis', tick === 100 ? `${tick}%` : `${tick}`, at(x(tick), y));
  });
