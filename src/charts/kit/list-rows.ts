import { group, max } from 'd3';
import type * as Plot from '@observablehq/plot';
import type { ChartRow } from '../../data/chart-row.ts';
import { isWide } from './define-chart.ts';
import { labelAt, type LabelKind, type Line, paragraph, startAt } from './labels.ts';
import { dotsAt, drawLines, drawPath } from './shapes.ts';

/** A text of a row: it stands below the one before it in its column. */
export interface Piece {
  text: string;
  kind: LabelKind;
  fill?: string;
}

interface ListRows<Row extends ChartRow> {
  width: number;
  rows: Row[];
  columns: { head?: string; x: number; width: number; pieces: (row: Row) => Piece[] }[];
  glyph: (row: Row) => Glyph;
}

/** In pixels: above and below the texts of a row, and between two texts. A phone has less room. */
const spacing = { wide: [11, 4], narrow: [6, 2] } as const;

/** Rows of text with rules between them, each as tall as its tallest column and with a glyph before its first line. */
export function listRows<Row extends ChartRow>({ width, rows, columns, glyph }: ListRows<Row>) {
  const [padding, gap] = spacing[isWide(width) ? 'wide' : 'narrow'];
  const labels = columns.flatMap(({ head, x }) => (head ? [labelAt('axis', head, startAt(x, 10))] : []));
  const tops = new Map<Row, number>();
  let y = labels.length > 0 ? 24 : 0;
  for (const row of rows) {
    const bottoms = columns.map((column) =>
      column.pieces(row).reduce((from, { text, kind, ...look }) => {
        const { label, bottom } = paragraph(width, kind, text, { x: column.x, y: from, room: column.width });
        labels.push({ ...label, ...look });
        return bottom + gap;
      }, y + padding),
    );
    tops.set(row, y);
    y = (max(bottoms) ?? y) - gap + padding;
  }
  // A rule at the edge of the picture would lose half its width.
  const rules = [...tops.values()].map((y): Line => [0, y || 0.5, width, y || 0.5]);
  const at = (row: Row) => ({ x: 9, y: (tops.get(row) ?? NaN) + padding + 9 });
  return { labels, marks: [drawLines(rules), ...drawGlyphs(rows, glyph, at)], bottom: y };
}

/** How far something holds: wholly, in part, not at all, or nobody knows. */
export type Glyph = 'full' | 'part' | 'struck' | 'dotted';

/** A glyph for each row. */
function drawGlyphs<Row extends ChartRow>(
  rows: Row[],
  glyphOf: (row: Row) => Glyph,
  at: (row: Row) => { x: number; y: number },
): Plot.Markish[] {
  const r = 7.5;
  const half = r / Math.SQRT2;
  const within = rows.map((row) => {
    const { x, y } = at(row);
    if (glyphOf(row) === 'part') return `M${x},${y - r}a${r},${r} 0 0 0 0,${2 * r}z`;
    return glyphOf(row) === 'struck' ? `M${x - half},${y + half}l${2 * half},${-2 * half}` : '';
  });
  const rings = [...group(rows, glyphOf)].map(([glyph, alike]) => {
    const fill = glyph === 'full' ? 'var(--ink)' : 'var(--paper)';
    const dashes = glyph === 'dotted' && { strokeDasharray: '2 2.7' };
    return dotsAt(alike, at, { r, fill, stroke: 'var(--ink)', strokeWidth: 1.5, ...dashes });
  });
  const look = { fill: 'var(--ink)', stroke: 'var(--ink)', 'stroke-width': 1.5 };
  return [...rings, drawPath(within.join(''), look)];
}
