import type { KeyEntry } from '../charts/kit/define-chart.ts';
import { drawKeySymbol } from '../charts/kit/key-symbol.ts';
import { make, parseSvg } from '../charts/kit/svg.ts';
import { estimateWidth } from '../charts/kit/svg-text.ts';
import { drawText, quiet } from './draw-text.ts';

/** In pixels: from a sign to its words, from an entry to the next beside it, and from a line of entries to the next. */
const [signGap, entryGap, rowHeight] = [6, 16, 22];

/** The key inside a picture, its top left corner at x and y: as many entries beside each other as `width` holds. */
export function drawKey(
  document: Document,
  entries: KeyEntry[],
  { x, y, width }: { x: number; y: number; width: number },
): { elements: Element[]; bottom: number } {
  let [left, top] = [x, y];
  const elements = entries.flatMap(({ symbol, label, count }) => {
    const { width: symbolWidth, height, shapes } = drawKeySymbol(symbol);
    const words = count === undefined ? label : `${label} (${count})`;
    const taken = Math.ceil(symbolWidth + signGap + estimateWidth(words, quiet.size));
    if (left > x && left + taken > x + width) [left, top] = [x, top + rowHeight];
    const drawn = make(
      document,
      'g',
      { transform: `translate(${left},${top + (rowHeight - height) / 2})` },
      ...parseSvg(`<svg>${shapes}</svg>`).root.children,
    );
    const text = drawText(document, [words], {
      ...quiet,
      x: left + symbolWidth + signGap,
      y: top + 2,
      fill: 'var(--ink-2)',
    });
    left += taken + entryGap;
    return [drawn, text.element];
  });
  return { elements, bottom: entries.length > 0 ? top + rowHeight : y };
}
