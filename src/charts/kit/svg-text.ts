import type { KeyEntry } from './define-chart.ts';
import { drawLines, make, quiet, readSvg } from './svg.ts';

/**
 * Where to break words that stand in a file, without a browser to measure them. The width of a sign is that of its class,
 * in em: a tenth more than Open Sans Medium needs for the widest of the class, as readers’ faces differ. Newsreader needs less.
 */
const classes: [string, number][] = [
  ["ijlI.,:;!’‘'· ", 0.3],
  ['frt()/“”-', 0.46],
  ['acegksvxyzEFJLSTYZ0123456789£–', 0.63],
  ['bdhnopquCKPRVX', 0.7],
  ['wABDGHNOQU&', 0.87],
  ['mMW%@', 1.04],
];

/** For signs of other scripts. */
const widest = 1.2;

const widths = new Map(
  classes.flatMap(([signs, width]) => Array.from(signs, (symbol) => [symbol, width] as const)),
);

/** The most that words take on a line, in pixels, at a size of type. */
export const estimateWidth = (text: string, size: number): number =>
  Array.from(text).reduce((sum, symbol) => sum + (widths.get(symbol) ?? widest), 0) * size;

/** A word that is longer than a line is broken where the line ends. */
function breakWord(word: string, size: number, width: number): string[] {
  const signs = Array.from(word);
  const beyond = signs.findIndex(
    (_sign, index) => estimateWidth(signs.slice(0, index + 1).join(''), size) > width,
  );
  if (beyond < 1) return [word];
  return [signs.slice(0, beyond).join(''), ...breakWord(signs.slice(beyond).join(''), size, width)];
}

const fillLines = (words: string[], size: number, width: number): string[] =>
  words.reduce<string[]>((lines, word) => {
    const longer = [lines.at(-1), word].filter(Boolean).join(' ');
    return estimateWidth(longer, size) <= width ? [...lines.slice(0, -1), longer] : [...lines, word];
  }, []);

/**
 * Breaks text into as few lines as go into `width`, in pixels, at a size of type, and makes them about as long as each
 * other, so that none ends in a lonely word.
 */
export function breakLines(text: string, { size, width }: { size: number; width: number }): string[] {
  const words = text
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((word) => breakWord(word, size, width));
  const { length } = fillLines(words, size, width);
  let [tooNarrow, wideEnough] = [0, width];
  while (wideEnough - tooNarrow > size / 2) {
    const middle = (tooNarrow + wideEnough) / 2;
    if (fillLines(words, size, middle).length > length) tooNarrow = middle;
    else wideEnough = middle;
  }
  return fillLines(words, size, wideEnough);
}

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
    const text = drawLines(document, [words], {
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
