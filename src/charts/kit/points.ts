import type { Mark } from '@observablehq/plot';
import type { ChartRow } from '../../data/chart-row.ts';

/** Where a row stands in the picture, in pixels of the drawing, for whoever explores it. */
export interface Point {
  row: ChartRow;
  x: number;
  y: number;
  /** What the mark says: value, unit, date, and where it comes from. */
  words: string;
  /** What it is filled with, or drawn with where it is not filled. */
  colour: string;
}

type Render = (index: number[], scales: Scales, values: Values, ...rest: unknown[]) => SVGElement | null;
type Scales = Record<string, { bandwidth?: () => number } | undefined>;
type Values = Record<'fill' | 'stroke', ArrayLike<string> | undefined> &
  Record<string, ArrayLike<number> | undefined>;
type InteractiveMark = Mark & {
  render: Render;
  data: unknown;
  dx?: number;
  dy?: number;
  fill?: string;
  stroke?: string;
  isInteractive?: boolean;
};

/** Marks that a reader can point at. The others are ground, rules and labels. */
export function interactive<M extends Mark>(mark: M): M {
  (mark as unknown as InteractiveMark).isInteractive = true;
  return mark;
}

const marksOf = (marks: unknown[]) =>
  (marks.flat(Infinity) as InteractiveMark[]).filter(
    (mark) => mark && typeof mark === 'object' && Array.isArray(mark.data),
  );

const rowsOf = (mark: InteractiveMark) => mark.data as (ChartRow | undefined)[];

/**
 * Wraps the explored marks so that drawing them also notes where each row went: serialised lines and areas hold no
 * element for a row, so this cannot be read off the picture afterwards. A row that several marks draw is one point, on
 * the topmost.
 */
export function capturePoints(marks: unknown[], tooltip: (row: ChartRow) => string): Point[] {
  const points: Point[] = [];
  for (const mark of marksOf(marks)) {
    if (!mark.isInteractive) continue;
    const render = mark.render;
    mark.render = function (this: InteractiveMark, index, scales, values, ...rest) {
      for (const i of index) {
        const row = rowsOf(this)[i];
        if (!row) continue;
        const below = points.findIndex((point) => point.row === row);
        if (below >= 0) points.splice(below, 1);
        points.push({
          row,
          x: middle('x', i, scales, values) + (this.dx ?? 0),
          y: middle('y', i, scales, values) + (this.dy ?? 0),
          words: tooltip(row),
          colour: colourOf(this, i, values),
        });
      }
      return render.call(this, index, scales, values, ...rest);
    };
  }
  return points;
}

function colourOf({ fill, stroke }: InteractiveMark, i: number, values: Values): string {
  const [filled, drawn] = [values['fill']?.[i] ?? fill, values['stroke']?.[i] ?? stroke];
  return (filled === undefined || filled === 'none' ? drawn : filled) ?? 'transparent';
}

function middle(axis: 'x' | 'y', i: number, scales: Scales, values: Values): number {
  const at = values[axis]?.[i];
  if (at !== undefined) return at + (scales[axis]?.bandwidth?.() ?? 0) / 2;
  const start = values[`${axis}1`]?.[i] ?? 0;
  const end = values[`${axis}2`]?.[i] ?? start;
  return (start + end) / 2;
}
