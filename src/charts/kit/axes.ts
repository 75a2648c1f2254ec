import * as Plot from '@observablehq/plot';
import type { ChartRow } from '../../data/chart-row.ts';
import { axisLabel } from './marks.ts';

/** Lays a picture out in pixels of its own, from corner to corner. */
export const inPixels = {
  margin: 0,
  x: { type: 'identity', axis: null },
  y: { type: 'identity', axis: null },
} as const;

export const percentTicks = [0, 25, 50, 75, 100];

/** The sign stands at the end of the scale alone: 0, 25, 50, 75, 100%. */
export const formatTick = (percent: number): string => (percent === 100 ? `${percent}%` : `${percent}`);

/** The labels of a scale of percent along x. Those at its ends can be moved, so that they stay inside the picture. */
export const percentLabels = (options: Plot.TextOptions, ends: Record<number, Plot.TextOptions> = {}) =>
  percentTicks.map((tick) =>
    axisLabel([tick], { x: Plot.identity, text: formatTick, ...options, ...ends[tick] }),
  );

/** A thin line from 0 to 100 percent for each row, with ticks that stand across it. */
export const percentTracks = <Row extends ChartRow>(rows: Row[], y: (row: Row) => number) => [
  Plot.ruleY(rows, { y, stroke: 'var(--rule)' }),
  ...percentTicks.map((tick) =>
    Plot.ruleX(rows, {
      x: () => tick,
      y1: (row: Row) => y(row) - 4,
      y2: (row: Row) => y(row) + 4,
      stroke: tick === 0 ? 'var(--ink)' : 'var(--rule-2)',
    }),
  ),
];
