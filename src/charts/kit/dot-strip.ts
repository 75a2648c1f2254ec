import type * as Plot from '@observablehq/plot';
import { range } from 'd3';
import type { Line } from './labels.ts';
import { drawPath } from './shapes.ts';

/** Dots of which each is one thing: an operation, an incident, a person. */

/** The dots along straight lines, from the middle of the first to that of the last, `step` pixels from each other: all of them one path. */
export const drawDots = (
  lines: Line[],
  { radius, step, colour }: { radius: number; step: number; colour: string },
): Plot.RenderFunction =>
  drawPath(lines.map(([x1, y1, x2, y2]) => `M${at(x1)},${at(y1)}L${at(x2)},${at(y2)}`).join(''), {
    stroke: `var(--${colour})`,
    'stroke-width': radius * 2,
    'stroke-linecap': 'round',
    'stroke-dasharray': `0 ${step}`,
  });

const at = (pixels: number) => Math.round(pixels * 10) / 10;

interface Field {
  /** About how many stand beside each other: a number near it that fills the last row is preferred. */
  about: number;
  width: number;
  /** The side of the square, in dots, that is kept clear for the one that is larger. */
  hole: number;
}

/** So many dots in rows from the top left, one of them apart in a clear square: where it is, and the lines of the others. */
export function dotField(count: number, { about, width, hole }: Field) {
  const places = count - 1 + hole ** 2;
  const columns = range(about - 8, about + 9).find((columns) => places % columns === 0) ?? about;
  const rows = Math.ceil(places / columns);
  const step = Math.floor((width / columns) * 10) / 10;
  const middle = (index: number) => (index + 0.5) * step;
  const [left, top] = [Math.floor(columns * 0.66), Math.floor((rows - hole) / 2)];
  const lines = range(rows).flatMap((row) => {
    const end = Math.min(columns, places - row * columns);
    const run = (from: number, to: number): Line => [
      middle(from),
      middle(row),
      middle(to - 1) + 0.1,
      middle(row),
    ];
    return row < top || row >= top + hole ? [run(0, end)] : [run(0, left), run(left + hole, end)];
  });
  const half = (hole - 1) / 2;
  return { step, lines, one: { x: middle(left + half), y: middle(top + half) }, height: rows * step };
}
