import type { Mark } from '@observablehq/plot';
import type { ChartRow } from './chart.ts';

/** Where a row stands in the picture, in pixels of the drawing, for whoever explores it. */
export interface Point {
  row: ChartRow;
  x: number;
  y: number;
  /** What the mark says: value, unit, date, and where it comes from. */
  words: string;
}

type Render = (index: number[], scales: Scales, values: Values, ...rest: unknown[]) => SVGElement | null;
type Scales = Record<string, { bandwidth?: () => number } | undefined>;
type Values = Record<string, ArrayLike<number> | undefined>;
type Explored = Mark & { render: Render; data: ChartRow[]; isExplored?: boolean };

/** Marks that a reader can point at. The others are ground, rules and labels. */
export function explore<M extends Mark>(mark: M): M {
  (mark as unknown as Explored).isExplored = true;
  return mark;
}

/**
 * Wraps the explored marks so that drawing them also notes where each row went: serialised lines and areas hold no
 * element for a row, so this cannot be read off the picture afterwards.
 */
export function capturePoints(marks: unknown[], tell: (row: ChartRow) => string): Point[] {
  const points: Point[] = [];
  for (const mark of marks.flat(Infinity) as Explored[]) {
    if (!mark?.isExplored) continue;
    const render = mark.render;
    mark.render = function (this: Explored, index, scales, values, ...rest) {
      for (const i of index) {
        const row = this.data[i];
        if (row) points.push({ row, x: middle('x', i, scales, values), y: middle('y', i, scales, values), words: tell(row) });
      }
      return render.call(this, index, scales, values, ...rest);
    };
  }
  return points;
}

function middle(axis: 'x' | 'y', i: number, scales: Scales, values: Values): number {
  const at = values[axis]?.[i];
  if (at !== undefined) return at + (scales[axis]?.bandwidth?.() ?? 0) / 2;
  const start = values[`${axis}1`]?.[i] ?? 0;
  const end = values[`${axis}2`]?.[i] ?? start;
  return (start + end) / 2;
}
