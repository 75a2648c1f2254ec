import { breakLines, estimateWidth } from '../charts/kit/svg-text.ts';
import type { KeyEntry } from '../charts/kit/define-chart.ts';
import { drawKeySymbol } from '../charts/kit/key-symbol.ts';
import { make, parseSvg } from '../charts/kit/svg.ts';

export interface Caption {
  title: string;
  subtitle: string;
  key: KeyEntry[];
  /** Below the picture, each on a line of its own: sources and date, licence, where it was made. */
  from: string[];
}

/** What stands around a picture and is read last. */
const quiet = { size: 12.5, leading: 1.45, fill: 'var(--muted)' };

const titleType = { size: 22, leading: 1.22, fill: 'var(--ink)', weight: 500 };
const subtitleType = { size: 14, leading: 1.45, fill: 'var(--ink-2)' };

/** In pixels. */
const margin = 24;

/**
 * A chart’s picture with the text of its page around it, for those who download it: title and subtitle above; key, sources,
 * date, licence and address below. Notes and lists of words are left to the page.
 */
export function addCaption(svg: string, { title, subtitle, key, from }: Caption): string {
  const { document, root } = parseSvg(svg);
  const [width = 0, height = 0] = ['width', 'height'].map((name) => Number(root.getAttribute(name)));
  const rule = (y: number, stroke: string) =>
    make(document, 'path', { d: `M${margin},${y + 0.5}h${width}`, stroke });

  const block = { x: margin, width };
  const head = drawText(document, [title], { ...titleType, ...block, y: margin + 12 });
  const measure = drawText(document, [subtitle], { ...subtitleType, ...block, y: head.bottom + 6 });
  const top = measure.bottom + 20;
  const bottom = top + height;
  const symbols = drawKey(document, key, { x: margin, y: bottom + 12, width });
  const end = Math.max(bottom, symbols.bottom) + 14;
  const foot = drawText(document, from, { ...quiet, ...block, y: end + 8 });

  const inner = make(
    document,
    'g',
    { ...moveDefaults(root), transform: `translate(${margin},${top})` },
    ...root.children,
  );
  const size = { width: width + 2 * margin, height: foot.bottom + margin };
  for (const [name, value] of Object.entries({ ...size, viewBox: `0 0 ${size.width} ${size.height}` }))
    root.setAttribute(name, String(value));
  root.append(
    rule(margin, 'var(--ink)'),
    head.element,
    measure.element,
    inner,
    ...symbols.elements,
    rule(end, 'var(--rule)'),
    foot.element,
  );
  return root.outerHTML;
}

/** Defaults of the picture’s own text go with it; what has no colour takes that of text, since black is not seen on dark. */
function moveDefaults(root: Element): Record<string, string> {
  const names = ['font-size', 'text-anchor'];
  const taken = names.map((name) => [name, root.getAttribute(name) ?? ''] as const);
  for (const name of names) root.removeAttribute(name);
  return { ...Object.fromEntries(taken), fill: 'var(--ink)' };
}

/** In pixels: from a symbol to its words, from an entry to the next on its line, and from a line of entries to the next. */
const [symbolGap, entryGap, rowHeight] = [6, 16, 22];

/** The key inside a picture, its top left corner at x and y: as many entries on a line as `width` holds. */
function drawKey(
  document: Document,
  entries: KeyEntry[],
  { x, y, width }: { x: number; y: number; width: number },
): { elements: Element[]; bottom: number } {
  let [left, top] = [x, y];
  const elements = entries.flatMap(({ symbol, label, count }) => {
    const { width: symbolWidth, height, shapes } = drawKeySymbol(symbol);
    const words = count === undefined ? label : `${label} (${count})`;
    const taken = Math.ceil(symbolWidth + symbolGap + estimateWidth(words, quiet.size));
    if (left > x && left + taken > x + width) [left, top] = [x, top + rowHeight];
    const drawn = make(
      document,
      'g',
      { transform: `translate(${left},${top + (rowHeight - height) / 2})` },
      ...parseSvg(`<svg>${shapes}</svg>`).root.children,
    );
    const text = drawText(document, [words], {
      ...quiet,
      x: left + symbolWidth + symbolGap,
      y: top + 2,
      fill: 'var(--ink-2)',
    });
    left += taken + entryGap;
    return [drawn, text.element];
  });
  return { elements, bottom: entries.length > 0 ? top + rowHeight : y };
}

interface TextBlock {
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

/** From the top of a line’s type to the line that its letters stand on, in em. */
const ascent = 0.8;

/** Lines of words, one under the other, as one text of a picture; `bottom` is where the next element may begin. */
export function drawText(
  document: Document,
  texts: string[],
  { x, y, size, leading, fill, weight = 400, family, width }: TextBlock,
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

const fontStack = 'Segoe UI, Roboto, Helvetica Neue, Noto Sans, Liberation Sans, Arial, sans-serif';

/** What annotations are set in: the site’s own font where the program has it. */
const serifStack = 'Newsreader, Charter, Georgia, serif';

export type Scheme = 'light' | 'dark';

interface About {
  title: string;
  description: string;
  /** The style sheet of the colours, and which of its two sets. */
  tokens: string;
  scheme?: Scheme;
}

/**
 * A picture as a file of its own: its colours are written out (in light, as on
 * paper, unless dark is asked for), it has a background, a font and a namespace, and its title and description travel inside it.
 */
export function standAlone(svg: string, { title, description, tokens, scheme = 'light' }: About): string {
  const { document, root } = parseSvg(svg);
  root.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  root.setAttribute('font-family', fontStack);
  root.removeAttribute('aria-label');
  const background = make(document, 'rect', { width: '100%', height: '100%', fill: 'var(--paper)' });
  root.prepend(make(document, 'title', {}, title), make(document, 'desc', {}, description), background);
  return `${writeOutColours(root.outerHTML, parseTokens(tokens, scheme))}\n`;
}

/** The custom properties of a style sheet that are colours. Each is there twice: light, then dark. */
function parseTokens(css: string, scheme: Scheme): Map<string, string> {
  const tokens = [...css.matchAll(/--([\w-]+):\s*(#[0-9A-Fa-f]+)/g)];
  const lastCounts = scheme === 'dark' ? tokens : tokens.toReversed();
  return new Map(lastCounts.map(([, name = '', value = '']) => [name, value]));
}

function writeOutColours(svg: string, tokens: Map<string, string>): string {
  return svg.replaceAll('var(--serif)', serifStack).replaceAll(/var\(--([\w-]+)\)/g, (_use, name: string) => {
    const value = tokens.get(name);
    if (!value) throw new Error(`unknown colour: ${name}`);
    return value;
  });
}

/** A picture for `<img>` in one of our pages: it brings the tokens along, since a style sheet does not reach into it. */
export function pageImage(svg: string, tokens: string): string {
  const root = `<svg xmlns="http://www.w3.org/2000/svg" `;
  const style = `<style>${tokens.replaceAll(/\/\*[\s\S]*?\*\/|\n\s*/g, '')}svg{font-family:${fontStack};--serif:${serifStack}}</style>`;
  return svg.replace('<svg ', root).replace(/(<svg [^>]*>)/, `$1${style}`);
}
