import type { Mark } from '@observablehq/plot';
import type { ChartRow } from '../../data/chart-row.ts';

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
type InteractiveMark = Mark & {
  render: Render;
  data: unknown;
  isInteractive?: boolean;
  isLegendTarget?: boolean;
};

/** Marks that a reader can point at. The others are ground, rules and labels. */
export function interactive<M extends Mark>(mark: M): M {
  (mark as unknown as InteractiveMark).isInteractive = true;
  return mark;
}

/** Labels by which a reader can pick out a series: each says the name of the series of its row. */
export function legendTarget<M extends Mark>(mark: M): M {
  (mark as unknown as InteractiveMark).isLegendTarget = true;
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
          x: middle('x', i, scales, values),
          y: middle('y', i, scales, values),
          words: tooltip(row),
        });
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

/** The names of the series of a table, in its order. Their places are those that `data-series` gives. */
export const namesOf = (series: (row: ChartRow) => string, rows: ChartRow[]): string[] => [
  ...new Set(rows.map(series)),
];

/**
 * Where a drawing has labels that name its series, wraps its marks so that each element says of which series it is, as
 * `data-series`, and each label that it can be picked, as `data-pick`. A label’s datum is a row or the series’ name. What is drawn from other things is left alone.
 */
export function tagSeries(marks: unknown[], series: (row: ChartRow) => string, rows: ChartRow[]): void {
  const all = marksOf(marks);
  const names = namesOf(series, rows);
  const places = new Map<unknown, number>([
    ...rows.map((row) => [row, names.indexOf(series(row))] as const),
    ...names.map((name, place) => [name, place] as const),
  ]);
  if (!all.some((mark) => mark.isLegendTarget)) return;
  for (const mark of all) {
    const render = mark.render;
    mark.render = function (this: InteractiveMark, index, ...rest) {
      const element = render.call(this, index, ...rest);
      // The index may be a typed array, whose own map knows numbers alone.
      const placed = Array.from(index, (i) => places.get(rowsOf(this)[i]));
      if (!element || placed.includes(undefined)) return element;
      const children = [...element.children];
      const tag = (name: string) => {
        if (children.length === placed.length)
          children.forEach((child, at) => {
            child.setAttribute(name, String(placed[at]));
          });
      };
      if (this.isLegendTarget) tag('data-pick');
      if (new Set(placed).size === 1) element.setAttribute('data-series', String(placed[0]));
      else tag('data-series');
      return element;
    };
  }
}
