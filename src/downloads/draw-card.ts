import { breakLines } from '../charts/kit/break-lines.ts';
import { drawLines } from '../charts/kit/draw-lines.ts';
import { make, readSvg } from '../charts/kit/elements.ts';

export interface CardWords {
  /** What the card is read for. */
  title: string;
  /** Goes on after the title in a paler ink. */
  question?: string;
  /** Below the picture: sources and date. */
  from: string;
  /** Above: who says so, and who they are not. */
  name: string;
  independent: string;
}

interface Size {
  width: number;
  height: number;
}

type Box = Size & { x: number; y: number };

/** The size that social sites show whole, in pixels. */
export const cardSize: Size = { width: 1200, height: 630 };

const margin = 56;
const inner = cardSize.width - 2 * margin;

/** A picture stands beside its title, or, where it is long and low, below it. */
const layouts: Record<'beside' | 'below', { title: Box; picture: Box }> = {
  beside: {
    title: { x: margin, y: 124, width: 490, height: 416 },
    picture: { x: 584, y: 132, width: inner + margin - 584, height: 408 },
  },
  below: {
    title: { x: margin, y: 116, width: inner, height: 132 },
    picture: { x: margin, y: 270, width: inner, height: 270 },
  },
};
const longFrom = 3;
const layoutOf = ({ width, height }: Size) => layouts[width / height > longFrom ? 'below' : 'beside'];

/** How large a picture is on a card. */
export function scaleOnCard({ width, height }: Size): number {
  const { picture } = layoutOf({ width, height });
  return Math.min(picture.width / width, picture.height / height);
}

/** How wide a drawing of a height must be to fill its place beside the title. */
export const fillingWidth = (height: number): number =>
  Math.round((height * layouts.beside.picture.width) / layouts.beside.picture.height);

const largest = 68;
const leading = 1.1;
const serif = 'Newsreader';
/** Of the room that Open Sans might need, Newsreader takes no more. */
const serifShare = 0.82;

/** The largest type in which the words go into the box with no word broken. */
function fitTitle(texts: string[], box: Box, size = largest): { size: number; blocks: string[][] } {
  const blocks = texts.map((text) => breakLines(text, { size, width: box.width / serifShare }));
  const isWhole = blocks.every((lines, index) => lines.join(' ') === texts[index]);
  const height = blocks.flat().length * size * leading;
  return (isWhole && height <= box.height) || size < 20 ? { size, blocks } : fitTitle(texts, box, size - 2);
}

/** A card to stand beside a link: a title that can be read at a glance, and the picture of what it says. */
export function drawCard(svg: string, { title, question, from, name, independent }: CardWords): string {
  const { document, root } = readSvg(svg);
  const [width, height] = [Number(root.getAttribute('width')), Number(root.getAttribute('height'))];
  const boxes = layoutOf({ width, height });
  const scale = scaleOnCard({ width, height });
  for (const [key, value] of Object.entries({
    x: boxes.picture.x,
    y: boxes.picture.y,
    width: width * scale,
    height: height * scale,
  })) {
    root.setAttribute(key, String(Math.round(value)));
  }

  const { size, blocks } = fitTitle([title, ...(question ? [question] : [])], boxes.title);
  const tops = blocks.map(
    (_lines, index) => boxes.title.y + blocks.slice(0, index).flat().length * size * leading,
  );
  const words = blocks.map(
    (lines, index) =>
      drawLines(document, lines, {
        x: margin,
        y: tops[index] ?? 0,
        size,
        leading,
        fill: index === 0 ? 'var(--ink)' : 'var(--muted)',
        family: serif,
      }).element,
  );
  const bar = (y: number, height: number, fill: string) =>
    make(document, 'rect', { x: margin, y, width: inner, height, fill });
  const sources = { size: 19, leading: 1.4, fill: 'var(--muted)' };
  return make(
    document,
    'svg',
    { ...cardSize, viewBox: `0 0 ${cardSize.width} ${cardSize.height}` },
    bar(36, 5, 'var(--ink)'),
    bar(44, 1, 'var(--ink)'),
    bar(102, 1, 'var(--rule-2)'),
    drawLines(document, [name], {
      x: margin,
      y: 54,
      size: 32,
      leading: 1.2,
      fill: 'var(--ink)',
      family: serif,
    }).element,
    make(
      document,
      'text',
      { x: margin + inner, y: 81, 'text-anchor': 'end', 'font-size': sources.size, fill: sources.fill },
      independent,
    ),
    ...words,
    root,
    bar(556, 1, 'var(--rule)'),
    drawLines(document, breakLines(from, { ...sources, width: inner }), { ...sources, x: margin, y: 564 })
      .element,
  ).outerHTML;
}
