import { group, max } from 'd3';
import * as Plot from '@observablehq/plot';
import type { ChartRow } from '../../data/chart-row.ts';
import { isWide } from './define-chart.ts';
import { type Label, type LabelKind, paragraph } from './labels.ts';
import { interactive } from './points.ts';
import { drawLines, drawPath, type Line } from './shapes.ts';

/** A text of a row: it stands below the one before it in its column. */
export interface Piece {
  text: string;
  kind: LabelKind;
  fill?: string;
}

interface ListRows<Row extends ChartRow> {
  width: number;
  rows: Row[];
  columns: { x: number; width: number; pieces: (row: Row) => Piece[] }[];
  /** Where the first row begins. */
  top: number;
  /** The glyph before a row, and its middle, from where the row begins. */
  glyphOf: (row: Row) => Glyph;
  glyphY: number;
}

/** In pixels: above and below the texts of a row, and between two texts. A phone has less room. */
const spacing = { wide: [11, 4], narrow: [6, 2] } as const;

/** Rows of text with rules between them, each as tall as its tallest column, and a glyph before each. */
export function listRows<Row extends ChartRow>(list: ListRows<Row>) {
  const { width, rows, columns, top, glyphOf, glyphY } = list;
  const [padding, gap] = spacing[isWide(width) ? 'wide' : 'narrow'];
  const labels: Label[] = [];
  const starts = new Map<Row, number>();
  let bottom = top;
  for (const row of rows) {
    const start = bottom;
    starts.set(row, start);
    const bottoms = columns.map((column) =>
      column.pieces(row).reduce((y, { text, kind, ...look }) => {
        const { label, bottom } = paragraph(width, kind, text, { x: column.x, y, room: column.width });
        labels.push({ ...label, ...look });
        return bottom + gap;
      }, start + padding),
    );
    bottom = (max(bottoms) ?? start) - gap + padding;
  }
  const rules = [...starts.values()].map((y): Line => [0, y, width, y]);
  const glyphs = drawGlyphs(rows, glyphOf, (row) => (starts.get(row) ?? NaN) + glyphY);
  return { labels, marks: [drawLines(rules), ...glyphs], bottom };
}

/** How far something holds: wholly, in part, not at all, or nobody knows. */
export type Glyph = 'full' | 'part' | 'struck' | 'dotted';

function drawGlyphs<Row extends ChartRow>(
  rows: Row[],
  glyphOf: (row: Row) => Glyph,
  y: (row: Row) => number,
): Plot.Markish[] {
  const [x, r] = [9, 7.5];
  const half = r / Math.SQRT2;
  const within = rows.map((row) => {
    if (glyphOf(row) === 'part') return `M${x},${y(row) - r}a${r},${r} 0 0 0 0,${2 * r}z`;
    return glyphOf(row) === 'struck' ? `M${x - half},${y(row) + half}l${2 * half},${-2 * half}` : '';
  });
  const ink = { stroke: 'var(--ink)', strokeWidth: 1.5 };
  const rings = [...group(rows, glyphOf)].map(([glyph, alike]) => {
    const fill = glyph === 'full' ? 'var(--ink)' : 'var(--paper)';
    const dashes = glyph === 'dotted' && { strokeDasharray: '2 2.7' };
    return interactive(Plot.dot(alike, { x: () => x, y, r, fill, ...ink, ...dashes }));
  });
  const inner = { fill: 'var(--ink)', stroke: 'var(--ink)', 'stroke-width': 1.5 };
  return [...rings, drawPath(within.join(''), inner)];
}
