import type { KeyEntry } from '../charts/kit/define-chart.ts';
import { make, readSvg } from '../charts/kit/svg.ts';
import { estimateWidth } from '../charts/kit/svg-text.ts';
import { drawText, quiet } from './draw-text.ts';

interface Sign {
  width: number;
  height: number;
  shapes: string;
}

const dot = (fill: string): Sign => ({
  width: 10,
  height: 10,
  shapes: `<circle cx="5" cy="5" r="4" fill="${fill}" stroke="var(--armed)" stroke-width="1.5"/>`,
});

const hatch: Sign = {
  width: 20,
  height: 12,
  shapes:
    '<path d="M0,5L5,0M0,11L11,0M5,12L17,0M11,12L20,3M17,12L20,9" stroke="var(--hatch)" stroke-width="1.2"/>' +
    '<rect x="0.4" y="0.4" width="19.2" height="11.2" fill="none" stroke="var(--hatch)" stroke-width="0.75"/>',
};

/** What stands before a line of the key, in the page and in the files: its size in pixels and its shapes as SVG. */
export function drawKeySign(symbol: KeyEntry['symbol']): Sign {
  if (symbol === 'hatch') return hatch;
  if (symbol === 'filled') return dot('var(--armed)');
  if (symbol === 'hollow') return dot('var(--paper)');
  return { width: 32, height: 14, shapes: `<rect width="32" height="14" fill="var(--${symbol})"/>` };
}

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
    const { width: signWidth, height, shapes } = drawKeySign(symbol);
    const words = count === undefined ? label : `${label} (${count})`;
    const taken = Math.ceil(signWidth + signGap + estimateWidth(words, quiet.size));
    if (left > x && left + taken > x + width) [left, top] = [x, top + rowHeight];
    const drawn = make(
      document,
      'g',
      { transform: `translate(${left},${top + (rowHeight - height) / 2})` },
      ...readSvg(`<svg>${shapes}</svg>`).root.children,
    );
    const text = drawText(document, [words], {
      ...quiet,
      x: left + signWidth + signGap,
      y: top + 2,
      fill: 'var(--ink-2)',
    });
    left += taken + entryGap;
    return [drawn, text.element];
  });
  return { elements, bottom: entries.length > 0 ? top + rowHeight : y };
}
