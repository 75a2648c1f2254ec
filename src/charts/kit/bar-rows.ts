import type * as Plot from '@observablehq/plot';
import { group, max, scaleLinear } from 'd3';
import type { ChartRow } from '../../data/chart-row.ts';
import { type Box, type Label, type LabelKind, leading, sizeOf } from './labels.ts';
import { isWide } from './marks.ts';
import { interactive } from './points.ts';
import { drawBoxes, drawLines, type Line } from './shapes.ts';
import { breakLines, estimateWidth } from './svg-text.ts';

/**
 * Bars that lie one under the other from a common zero, in groups with a heading. The value stands beside the name and not
 * at the bar’s end, which stays free for what is said of it.
 */
interface BarRows<Row extends ChartRow> {
  width: number;
  rows: Row[];
  /** Columns: the heading of a group, what tells the bars apart, and the name of a bar. Rows of one bar are its pieces. */
  heading?: keyof Row & string;
  bar: keyof Row & string;
  name: keyof Row & string;
  /** Columns: where a piece begins and ends; without `from` at zero. */
  from?: keyof Row & string;
  to: keyof Row & string;
  /** The end of the scale; the longest bar unless given. */
  end?: number;
  format: (value: number) => string;
  look: (row: Row) => Plot.RectOptions;
  /** Where the bars begin on a desktop, in pixels. */
  left?: number;
  /** Where the first row begins, in pixels. */
  top?: number;
  /** What is said under a bar, in the serif: on a phone, where nothing stands beside it. */
  under?: (row: Row) => string | undefined;
}

interface BarLayout<Row> {
  /** Where the last bar ends. */
  bottom: number;
  marks: Plot.Markish[];
  labels: Label[];
  boxOf: (row: Row) => Box;
  x: (value: number) => number;
}

/** In pixels: the height of a bar, and the gaps below it, below a heading, and above the next group. */
const measures = {
  wide: { bar: 23, gap: 9, heading: 6, nextGroup: 18 },
  narrow: { bar: 16, gap: 7, heading: 2, nextGroup: 18 },
};

/** On a phone the name stands so many pixels above its bar, after the value. */
const nameAbove = 22;

export function barRows<Row extends ChartRow>(options: BarRows<Row>): BarLayout<Row> {
  const { width, rows, heading, bar, name, from, to, format, look, under, top = 0 } = options;
  const wide = isWide(width);
  const size = measures[wide ? 'wide' : 'narrow'];
  const left = wide ? (options.left ?? 284) : 0;
  const end = options.end ?? max(rows, (row) => Number(row[to])) ?? 1;
  const x = scaleLinear([0, end], [left, width - (wide ? 14 : 1)]);
  const labels: Label[] = [];
  const boxes = new Map<Row, Box>();
  const zeros: Line[] = [];
  let y = top;
  const write = (kind: LabelKind, text: string) => {
    const size = sizeOf(kind, width);
    const lines = breakLines(text, { size, width });
    const tall = lines.length * size * leading;
    labels.push({ kind, text: lines.join('\n'), x: 0, y: y + tall / 2 });
    y += tall;
  };
  const valueOf = (row: Row) => format(Number(row[to]) - (from ? Number(row[from]) : 0));
  const afterValue = 8 + (max(rows, (row) => estimateWidth(valueOf(row), sizeOf('value', width))) ?? 0);
  for (const [title, ofGroup] of group(rows, (row) => (heading ? String(row[heading]) : ''))) {
    if (title) {
      write('heading', title);
      y += size.heading;
    }
    for (const pieces of group(ofGroup, (row) => row[bar]).values()) {
      const [first] = pieces as [Row];
      const y1 = wide ? y : y + nameAbove;
      const y2 = y1 + size.bar;
      for (const row of pieces)
        boxes.set(row, { x1: x(from ? Number(row[from]) : 0), x2: x(Number(row[to])), y1, y2 });
      const middle = wide ? (y1 + y2) / 2 : y + 11;
      labels.push(
        {
          text: valueOf(first),
          kind: 'value',
          y: middle,
          ...(wide ? { x: left - 13, anchor: 'end' } : { x: 0 }),
        },
        { text: String(first[name]), kind: 'name', x: wide ? 0 : afterValue, y: middle },
      );
      zeros.push([x(0), y1, x(0), y2]);
      y = y2 + size.gap;
      const below = under?.(first);
      if (below) {
        write('annotation', below);
        y += size.gap;
      }
    }
    y += size.nextGroup;
  }
  const boxOf = (row: Row) => boxes.get(row) as Box;
  const alike = group(rows, (row) => JSON.stringify(look(row)));
  const bottom = max(boxes.values(), ({ y2 }) => y2) ?? top;
  return {
    bottom,
    marks: [
      ...[...alike.values()].map((some) => interactive(drawBoxes(some, boxOf, look(some[0] as Row)))),
      drawLines(zeros, { stroke: 'var(--ink)', strokeWidth: 1.5 }),
    ],
    labels,
    boxOf,
    x,
  };
}

/** The labels of a scale of percent under bars: the sign stands at its end alone. */
export const percentScale = (x: (value: number) => number, y: number): Label[] =>
  [0, 25, 50, 75, 100].map((tick) => ({
    text: tick === 100 ? `${tick}%` : `${tick}`,
    kind: 'axis',
    x: x(tick),
    y,
    anchor: tick === 0 ? 'start' : tick === 100 ? 'end' : 'middle',
  }));
