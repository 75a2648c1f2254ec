import type { Mark } from '@observablehq/plot';
import type { ChartRow } from '../../data/chart-row.ts';

/** Where a row stands in the picture, in pixels of the drawing, for whoever explores it. */
export interface Point {
  row: ChartRow;
  /** Of a bar its end. */
  x: number;
  y: number;
  /** Where a bar begins. */
  from?: { x: number; y: number };
  /** The tooltip: value, unit, date, and where it comes from. */
  words: string;
  /** What it is filled with, or drawn with where it is not filled. */
  colour: string;
}

type Values = Record<'x' | 'y' | 'x1' | 'x2' | 'y1' | 'y2', ArrayLike<number> | undefined> & {
  fill?: ArrayLike<string>;
};
type InteractiveMark = Mark & {
  render: (index: number[], scales: unknown, values: Values, ...rest: unknown[]) => SVGElement | null;
  data: ChartRow[];
  fill?: string;
  stroke?: string;
  isInteractive?: boolean;
  barTo?: BarEnd | undefined;
};

/** Where a bar ends that begins at zero, and where it begins. */
const beginnings = { x1: 'x2', x2: 'x1', y1: 'y2' } as const;
export type BarEnd = keyof typeof beginnings;

/** Marks that a reader can point at. The others are background, rules and labels. */
export function interactive<M extends Mark>(mark: M, barTo?: BarEnd): M {
  Object.assign(mark, { isInteractive: true, barTo });
  return mark;
}

const interactiveIn = (marks: unknown[]) =>
  (marks.flat(Infinity) as InteractiveMark[]).filter((mark) => mark?.isInteractive);

/** What interactive marks draw. */
export const rowsIn = (marks: unknown[]): ChartRow[] => interactiveIn(marks).flatMap(({ data }) => data);

/**
 * Wraps the interactive marks so that drawing them also notes where each row went: folded and dashed paths hold no element
 * for a row, so this cannot be read off the picture afterwards. A row that several marks draw is one point, on the topmost.
 */
export function capturePoints(marks: unknown[], tooltip: (row: ChartRow) => string): Map<ChartRow, Point> {
  const points = new Map<ChartRow, Point>();
  for (const mark of interactiveIn(marks)) {
    const render = mark.render;
    mark.render = function (this: InteractiveMark, index, scales, values, ...rest) {
      for (const i of index) {
        const row = this.data[i];
        if (!row) continue;
        const { barTo } = this;
        const at = (channel: 'x' | 'y' | BarEnd | 'y2') => values[channel]?.[i] ?? NaN;
        const middle = {
          x: values.x ? at('x') : (at('x1') + at('x2')) / 2,
          y: values.y ? at('y') : (at('y1') + at('y2')) / 2,
        };
        const along = (end: BarEnd | 'y2') => ({ ...middle, [end.charAt(0)]: at(end) });
        points.delete(row);
        points.set(row, {
          row,
          ...(barTo ? { ...along(barTo), from: along(beginnings[barTo]) } : middle),
          words: tooltip(row),
          colour: colourOf(values.fill?.[i] ?? this.fill, this.stroke),
        });
      }
      return render.call(this, index, scales, values, ...rest);
    };
  }
  return points;
}

const colourOf = (fill = 'none', stroke?: string) => (fill === 'none' ? stroke : fill) ?? 'transparent';
