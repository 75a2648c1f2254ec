import type { ChartRow } from '../../data/chart-row.ts';
import { type Chart, type ChartTable, widths } from './define-chart.ts';
import { namesOf, type Point } from './points.ts';
import { type Drawing, renderChart } from './render-chart.ts';

/** A point as it travels: x and y in pixels of its drawing, and the place of its row in the chart’s table. */
export type SentPoint = [x: number, y: number, row: number];

/** One of the drawings of a chart: its points, series by series, each in the order in which a reader steps through it. */
export interface SentDrawing {
  width: number;
  height: number;
  series: SentPoint[][];
}

/** What can be heard: what stands along the axis, in order, and for each series its steps. A gap is left out. */
export interface SentSonification {
  along: string[];
  height: string;
  series: { name: string; steps: [along: number, height: number, row: number][] }[];
}

/** All that the exploring script needs to know of a chart in a state. */
export interface Exploration {
  /** What the row at that place of the table says. */
  words: string[];
  /** Names of the series that can be picked out by their labels. */
  names: string[];
  drawings: SentDrawing[];
  sonification?: SentSonification;
}

interface Options {
  state?: string | undefined;
}

/** The points of both drawings of a chart in a state. */
export function exploreChart(chart: Chart, rows: ChartRow[], { state }: Options): Exploration {
  const table = chart.table(rows, { state });
  const drawn = Object.values(widths).map((width) => renderChart(chart, rows, { width, state }));
  const said = new Map(drawn.flatMap(({ points }) => points.map(({ row, words }) => [row, words])));
  const sonification = chart.sonification?.({ state });
  return {
    words: table.rows.map((row) => said.get(row) ?? ''),
    names: chart.series ? namesOf(chart.series, table.rows) : [],
    drawings: drawn.map((drawing) => sendDrawing(chart, table.rows, drawing)),
    ...(sonification && {
      sonification: sendSound(chart, table, { ...sonification, isHeard: (row) => said.has(row) }),
    }),
  };
}

function sendDrawing(chart: Chart, shown: ChartRow[], { points, width, height }: Drawing): SentDrawing {
  const inTable = points.toSorted((a, b) => shown.indexOf(a.row) - shown.indexOf(b.row));
  const series = [...Map.groupBy(inTable, ({ row }) => chart.series?.(row) ?? '').values()];
  return {
    width,
    height,
    series: series
      .map((run) =>
        inOrder(run).map(({ row, x, y }): SentPoint => [Math.round(x), Math.round(y), shown.indexOf(row)]),
      )
      .toSorted((a, b) => meanY(a) - meanY(b)),
  };
}

const meanY = (points: SentPoint[]) => points.reduce((sum, [, y]) => sum + y, 0) / points.length;

const isRising = (values: number[]) =>
  values.every((value, index) => index === 0 || value >= (values[index - 1] ?? 0));

/** Points in the order of the table. Where that runs down the picture, as in a list of bars, so do the steps; else they go from left to right. */
export function inOrder(points: Point[]): Point[] {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const runsDown = isRising(ys) && (ys[0] ?? 0) < (ys.at(-1) ?? 0) && !isRising(xs);
  return runsDown ? points : points.toSorted((a, b) => a.x - b.x || a.y - b.y);
}

function sendSound(
  chart: Chart,
  { columns, rows }: ChartTable<ChartRow>,
  { along, height, isHeard }: { along: string; height: string; isHeard: (row: ChartRow) => boolean },
): SentSonification {
  const heard = rows.filter((row) => isHeard(row) && row[height] !== null);
  const steps = [...new Set(heard.map((row) => row[along] ?? ''))].toSorted((a, b) => (a < b ? -1 : 1));
  const columnOf = (name: string) => columns.find((column) => column.name === name);
  const format = columnOf(along)?.format ?? String;
  return {
    along: steps.map((step) => format(step as never, {})),
    height: columnOf(height)?.label ?? '',
    series: [...Map.groupBy(heard, (row) => chart.series?.(row) ?? chart.name)].map(([name, run]) => ({
      name,
      steps: run.map((row) => [steps.indexOf(row[along] ?? ''), Number(row[height]), rows.indexOf(row)]),
    })),
  };
}
