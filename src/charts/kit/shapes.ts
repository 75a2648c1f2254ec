import * as Plot from '@observablehq/plot';
import { max, min, range } from 'd3';
import type { ChartRow } from '../../data/chart-row.ts';
import type { Chart } from './define-chart.ts';
import type { Box, Candidate, Label, Line, Position } from './labels.ts';
import { boxAround, boxOf, drawLabels, labelAt, middleAt } from './labels.ts';
import { placeLabels, startAt, tiesOf, wrapLabel } from './labels.ts';
import { interactive } from './points.ts';
import { make } from './svg.ts';

/** Shapes in pixels of the drawing. Scales are d3’s, and what is drawn of a row takes its place from a function of it. */

/** The fill of what was not published. */
export const hatchFill = 'url(#hatch)';

/** Lines at 45 degrees: a pattern and never a tint, so that it cannot be taken for a value. */
const hatchPattern: Plot.RenderFunction = (_index, _scales, _values, _dimensions, { document }) => {
  const line = make(document, 'path', { d: 'M0,0V5', stroke: 'var(--hatch)', 'stroke-width': 2.4 });
  const place = { id: 'hatch', width: 5, height: 5, patternUnits: 'userSpaceOnUse' };
  const pattern = make(document, 'pattern', { ...place, patternTransform: 'rotate(45)' }, line);
  return make(document, 'defs', {}, pattern) as SVGElement;
};

/** What lies in a drawing: marks, labels, labels that look for a position, and what these keep clear of besides the others. */
export interface Part {
  marks?: Plot.Markish[];
  labels?: Label[];
  candidates?: (Candidate | Label)[];
  clear?: Box[];
}

/** A drawing of parts, `height` pixels high. All marks lie under all labels. */
export function picture(width: number, height: number, parts: Part[]): ReturnType<Chart['draw']> {
  const labels = parts.flatMap(({ labels = [] }) => labels);
  const candidates = parts.flatMap(({ candidates = [] }) => candidates);
  const boxes = labels.map((label) => boxOf(label, width));
  const clear = [...parts.flatMap(({ clear = [] }) => clear), ...boxes];
  const placed = placeLabels(candidates, { width, height, clear });
  const ties = placed.flatMap((label) => tiesOf(label, width));
  return {
    margin: 0,
    x: { type: 'identity', axis: null },
    y: { type: 'identity', axis: null },
    width,
    height: Math.ceil(height),
    marks: [
      hatchPattern,
      ...parts.flatMap(({ marks = [] }) => marks),
      ...(ties.length > 0 ? [drawLines(ties, ink)] : []),
      ...drawLabels(width, [...labels, ...placed]),
    ],
  };
}

/** A rectangle for each item. */
export const drawBoxes = <T>(items: T[], box: (item: T) => Box, look: Plot.RectOptions) =>
  Plot.rect(items, {
    x1: (item: T) => box(item).x1,
    x2: (item: T) => box(item).x2,
    y1: (item: T) => box(item).y1,
    y2: (item: T) => box(item).y2,
    ...look,
  });

/** A dot for each row, which a reader can point at. */
export const dotsAt = <Row extends ChartRow>(
  rows: Row[],
  at: (row: Row) => { x: number; y: number },
  look: Plot.DotOptions,
) => interactive(Plot.dot(rows, { x: (row: Row) => at(row).x, y: (row: Row) => at(row).y, ...look }));

/** The middle of a box, from top to bottom. */
export const middleOf = ({ y1, y2 }: Box): number => (y1 + y2) / 2;

/** How a bar is filled: with a colour of one meaning, as published but not the subject, or as not published. */
export const filled = (colour: string): Plot.RectOptions => ({ fill: `var(--${colour})` });
export const outlined: Plot.RectOptions = {
  fill: 'var(--paper)',
  stroke: 'var(--muted)',
  strokeWidth: 0.9,
};
export const notPublished: Plot.RectOptions = {
  fill: hatchFill,
  stroke: 'var(--hatch)',
  strokeWidth: 0.75,
};

interface Stroke {
  stroke?: string;
  strokeWidth?: number;
}

/** Straight lines, each from one point to another, as one path. Plot makes no scale where no mark needs one. */
export const drawLines =
  (lines: Line[], { stroke = 'var(--rule)', strokeWidth = 1 }: Stroke = {}): Plot.RenderFunction =>
  (_index, { x = Number, y = Number }, _values, _dimensions, { document }) => {
    const to = ([x1, , x2, y2]: Line) => (x1 === x2 ? `V${y(y2)}` : `L${x(x2)},${y(y2)}`);
    const d = lines.map((line) => `M${x(line[0])},${y(line[1])}${to(line)}`).join('');
    return make(document, 'path', { d, fill: 'none', stroke, 'stroke-width': strokeWidth }) as SVGElement;
  };

/** The marks of an axis: short lines down from it. */
export const ticksDown = (xs: number[], y: number): Line[] => xs.map((x) => [x, y, x, y + 5]);

/** Boxes along a line, which no label may cover. */
export function alongLine([x1, y1, x2, y2]: Line): Box[] {
  const steps = Math.max(1, Math.ceil(Math.hypot(x2 - x1, y2 - y1) / 6));
  const part = (from: number, to: number, step: number) => from + ((to - from) * step) / steps;
  return range(steps + 1).map((step) => boxAround({ x: part(x1, x2, step), y: part(y1, y2, step) }, 3));
}

/** What is an axis, a base line or a bracket. */
export const ink = { stroke: 'var(--ink)' };
export const baseLine = { ...ink, strokeWidth: 1.5 };

/** A path of an SVG, for what none of Plot’s marks draws: many strokes or dots as one path, a bracket. */
export const drawPath =
  (d: string, attributes: Record<string, string | number>): Plot.RenderFunction =>
  (_index, _scales, _values, _dimensions, { document }) =>
    make(document, 'path', { d, fill: 'none', ...attributes }) as SVGElement;

/** Words in the serif at a bracket. */
const annotate = (text: string, at: Position, bracket: string, strokeWidth = 1): Part => ({
  marks: [drawPath(bracket, { stroke: 'var(--ink)', 'stroke-width': strokeWidth })],
  labels: [labelAt('annotation', text, at)],
});

/** An annotation of boxes that belong together: to their right up to `end`, behind a bracket that holds them. */
export function annotateRight(width: number, boxes: Box[], words: string, end = width): Part {
  const x = (max(boxes, ({ x2 }) => x2) ?? 0) + 18;
  const [top = 0, bottom = 0] = [min(boxes, ({ y1 }) => y1), max(boxes, ({ y2 }) => y2)];
  const { text } = wrapLabel(width, 'annotation', words, end - x - 10);
  return annotate(text, startAt(x + 10, (top + bottom) / 2), `M${x - 6},${top}h6V${bottom}h-6`, 1.25);
}

/** A bracket at `x`, to the right of the first and the last of boxes that belong together, which goes on down to the words about them. */
export const bracketDown = (first: Box, last: Box, x: number, bottom: number): Plot.RenderFunction =>
  drawPath(`M${x - 6},${first.y1}h6V${bottom}M${x},${last.y2}h-6`, { ...ink, 'stroke-width': 1.25 });

/** The same of what lies between `left` and `right`: above, on a bracket that opens downwards. */
export const annotateAbove = (y: number, left: number, right: number, text: string): Part =>
  annotate(text, middleAt((left + right) / 2, y - 12), `M${left},${y + 6}v-6H${right}v6`);

/** The same under what it is about: the words begin to the right of a bracket that opens upwards. */
export const annotateBelow = (y: number, left: number, right: number, text: string): Part =>
  annotate(text, startAt(right + 8, y + 8), `M${left},${y}v6H${right}v-6`);
