import * as Plot from '@observablehq/plot';
import { axisLabel, hatchFill } from './marks.ts';
import { compact } from './rows-and-phrases.ts';
import type { ChartRow } from '../../data/chart-row.ts';
import { formatCount } from '../../data/format.ts';

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

/** Where a text stands beside its point, in pixels: it begins to the right of it, or ends to the left. */
export const toRight = (dx: number, dy = 0) => ({ textAnchor: 'start', dx, dy }) as const;
export const toLeft = (dx: number, dy = 0) => ({ textAnchor: 'end', dx: -dx, dy }) as const;

/** The figures of an upright axis, each on its rule; the topmost with the unit. */
export const countAxis = (ticks: number[], unit = '') =>
  axisLabel(ticks, {
    y: Plot.identity,
    text: (tick: number) => compact([formatCount(tick), tick === ticks.at(-1) && unit]).join(' '),
    frameAnchor: 'left',
    ...toRight(0, -8),
  });

/** Ticks without labels. */
export const bareTicks = { tickSize: 5, label: null, tickFormat: () => '' } as const;

/** A bar or tile of what was not published. */
export const hatched = { fill: hatchFill, stroke: 'var(--hatch)', strokeWidth: 0.75 };

/** In pixels, clockwise from the top, as in CSS. */
export const margins = (
  marginTop: number,
  marginRight: number,
  marginBottom: number,
  marginLeft: number,
) => ({
  marginTop,
  marginRight,
  marginBottom,
  marginLeft,
});
