import type { Mark } from '@observablehq/plot';
import type { ChartRow } from '../../data/chart-row.ts';

/** Where a row stands in the picture, in pixels of the drawing, for whoever explores it. */
export interface Point {
  row: ChartRow;
  x: number;
  y: number;
  /** The tooltip: value, unit, date, and where it comes from. */
  words: string;
  /** What it is filled with, or drawn with where it is not filled. */
  colour: string;
}

type Channel = ArrayLike<number> | undefined;
type Values = Record<'x' | 'y' | 'x1' | 'x2' | 'y1' | 'y2', Channel> & { fill?: ArrayLike<string> };
type InteractiveMark = Mark & {
  render: (index: number[], scales: unknown, values: Values, ...rest: unknown[]) => SVGElement | null;
  data: ChartRow[];
  fill?: string;
  stroke?: string;
  isInteractive?: boolean;
};

/** Marks that a reader can point at. The others are background, rules and labels. */
export function interactive<M extends Mark>(mark: M): M {
  (mark as unknown as InteractiveMark).isInteractive = true;
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
        const middle = (at: Channel, start: Channel, end: Channel) =>
          at?.[i] ?? ((start?.[i] ?? NaN) + (end?.[i] ?? NaN)) / 2;
        points.delete(row);
        points.set(row, {
          row,
          x: middle(values.x, values.x1, values.x2),
          y: middle(values.y, values.y1, values.y2),
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
