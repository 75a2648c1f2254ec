import { flatRollup } from 'd3';
import type { ChartRow } from '../../data/chart-row.ts';
import { type Chart, type InState, widths } from './define-chart.ts';
import type { Point } from './points.ts';
import { renderChart } from './render-chart.ts';

/** Where the ring of a value stands in a drawing, in pixels; and of a bar where it begins. */
export type ValuePosition = [x: number, y: number, fromX?: number, fromY?: number];

/** The ring lies on the end of a bar, so that it covers no figure beyond, and in the middle of one that is shorter. */
const inside = (end: number, from: number) => end - Math.max(-10, Math.min(10, (end - from) / 2));

/** All that the script of a chart needs to know of it in a state. */
export type Exploration = ReturnType<typeof exploreChart>;

/** The values of a chart in a state, step by step as a reader goes through them, and where they stand in its drawings. */
export function exploreChart(
  chart: Chart,
  rows: ChartRow[],
  { state }: InState,
  drawnAt: number[] = Object.values(widths),
) {
  const shown = chart.table(rows, { state }).rows;
  const drawn = drawnAt.map((width) => renderChart(chart, rows, { width, state }));
  const steps = inSteps(chart, shown, drawn[0]?.points ?? []);
  const column = chart.sonification?.({ state });
  return {
    words: steps.map(({ words }) => words),
    /** The row of each in the chart’s table. */
    rows: steps.map(({ row }) => shown.indexOf(row)),
    /** The colour of its mark; empty where that is hatched. */
    colours: steps.map(({ colour }) => (colour.startsWith('url') ? '' : colour)),
    drawings: drawn.map(({ width, points }) => ({
      width,
      points: steps.map(({ row }): ValuePosition => {
        const point = points.find((other) => other.row === row);
        if (!point) throw new Error(`${chart.id}: “${chart.tooltip(row)}” is drawn at one width alone`);
        const { x, y, from } = point;
        const position = from ? [inside(x, from.x), inside(y, from.y), from.x, from.y] : [x, y];
        return position.map(Math.round) as ValuePosition;
      }),
    })),
    /** How high its tone is; null is a rest. Only where the values run in an order. */
    ...(column !== undefined && {
      tones: steps.map(({ row }) => (row[column] === null ? null : Number(row[column]))),
    }),
  };
}

/** Series by series, in the order of the table. */
function inSteps(chart: Chart, shown: ChartRow[], points: Point[]): Point[] {
  const inTable = points.toSorted((a, b) => shown.indexOf(a.row) - shown.indexOf(b.row));
  return flatRollup(inTable, inOrder, ({ row }) => chart.series?.(row) ?? '').flatMap(([, run]) => run);
}

const isRising = (values: number[]) =>
  values.every((value, index) => index === 0 || value >= (values[index - 1] ?? 0));

/** Bars from the top down. Points in the order of the table, where that runs down the picture, as in a list; else from left to right. */
export function inOrder(points: Point[]): Point[] {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const areBars = points.every(({ x, from = { x } }) => from.x !== x);
  if (areBars) return points.toSorted((a, b) => a.y - b.y);
  const runsDown = isRising(ys) && (ys[0] ?? 0) < (ys.at(-1) ?? 0) && !isRising(xs);
  return runsDown ? points : points.toSorted((a, b) => a.x - b.x || a.y - b.y);
}
