import { breakLines } from '../charts/kit/svg-text.ts';
import { make } from '../charts/kit/svg.ts';

interface Type {
  /** Where the block begins: its left edge and its top, in pixels. */
  x: number;
  y: number;
  /** Size of the type in pixels, and its leading as a share of it. */
  size: number;
  leading: number;
  fill: string;
  weight?: number;
  family?: string;
  /** Where lines are broken; they are as given without it. */
  width?: number;
}

/** What stands around a picture and is read last. */
export const quiet = { size: 12.5, leading: 1.45, fill: 'var(--muted)' };

/** From the top of a line’s type to the line that its letters stand on, in em. */
const ascent = 0.8;

/** Lines of words, one under the other, as one text of a picture; `bottom` is where the next element may begin. */
export function drawText(
  document: Document,
  texts: string[],
  { x, y, size, leading, fill, weight = 400, family, width }: Type,
): { element: Element; bottom: number } {
  const lines = width ? texts.flatMap((text) => breakLines(text, { size, width })) : texts;
  const step = size * leading;
  const first = y + (step - size) / 2 + size * ascent;
  const spans = lines.map((line, index) =>
    make(document, 'tspan', { x, y: Math.round(first + index * step) }, line),
  );
  const attributes = {
    'font-size': size,
    'font-weight': weight,
    fill,
    ...(family && { 'font-family': family }),
  };
  return {
    element: make(document, 'text', attributes, ...spans),
    bottom: Math.round(y + lines.length * step),
  };
}
