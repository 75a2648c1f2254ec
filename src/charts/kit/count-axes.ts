import * as Plot from '@observablehq/plot';
import { formatCount } from '../../data/format.ts';
import { compact } from './lists.ts';
import { axisLabel, hatchFill } from './marks.ts';

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

/** A tick for each year; the years under some of them. */
export const yearAxis = (years: number[], labelled: number[], text: (year: number) => string) => [
  Plot.axisX(years, { ...bareTicks, color: 'var(--muted)' }),
  axisLabel(labelled, { x: Plot.identity, text, frameAnchor: 'bottom', dy: 21 }),
];

export const roundLine = { strokeWidth: 2, strokeLinejoin: 'round', strokeLinecap: 'round' } as const;

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
