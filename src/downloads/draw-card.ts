import { breakLines } from '../charts/kit/svg-text.ts';
import { drawLines, make, readSvg } from '../charts/kit/svg.ts';

export interface CardText {
  /** What the card is read for. */
  title: string;
  /** Goes on after the title in a paler colour. */
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

/** A picture stands next to its title, or, where it is long and low, below it. */
const layouts: Record<'nextTo' | 'below', { title: Box; picture: Box }> = {
  nextTo: {
    title: { x: margin, y: 124, width: 490, height: 416 },
    picture: { x: 584, y: 132, width: inner + margin - 584, height: 408 },
  },
  below: {
    title: { x: margin, y: 116, width: inner, height: 132 },
    picture: { x: margin, y: 270, width: inner, height: 270 },
  },
};
const longFrom = 3;
const layoutOf = ({ width, height }: Size) => layouts[width / height > longFrom ? 'below' : 'nextTo'];

/** How large a picture is on a card. */
export function scaleOnCard({ width, height }: Size): number {
  const { picture } = layoutOf({ width, height });
  return Math.min(picture.width / width, picture.height / height);
}

/** How wide a drawing of a height must be to fill its box next to the title. */
export const fillingWidth = (height: number): number =>
  Math.round((height * layouts.nextTo.picture.width) / layouts.nextTo.picture.height);

const largest = 68;
const leading = 1.1;
const serif = 'Newsreader';
/** Of the room that Open Sans might need, Newsreader takes no more. */
const serifShare = 0.82;

/** The largest type in which the text fits into the box with no word broken. */
function fitTitle(texts: string[], box: Box, size = largest): { size: number; blocks: string[][] } {
  const blocks = texts.map((text) => breakLines(text, { size, width: box.width / serifShare }));
  const isWhole = blocks.every((lines, index) => lines.join(' ') === texts[index]);
  const height = blocks.flat().length * size * leading;
  return (isWhole && height <= box.height) || size < 20 ? { size, blocks } : fitTitle(texts, box, size - 2);
}

/** A card to stand next to a link: a title that can be read at a glance, and the picture of what it says. */
export function drawCard(svg: string, { title, question, from, name, independent }: CardText): string {
  const { document, root } = readSvg(svg);
  const [width, height] = [Number(root.getAttribute('width')), Number(root.getAttribute('height'))];
  const boxes = layoutOf({ width, height });
  const scale = scaleOnCard({ width, height });
  const box = { x: boxes.picture.x, y: boxes.picture.y, width: width * scale, height: height * scale };
  for (const [key, value] of Object.entries(box)) root.setAttribute(key, String(Math.round(value)));

  const { size, blocks } = fitTitle([title, ...(question ? [question] : [])], boxes.title);
  const titleType = { x: margin, size, leading, family: serif };
  const titleLines = blocks.map((lines, index) => {
    const y = boxes.title.y + blocks.slice(0, index).flat().length * size * leading;
    const fill = index === 0 ? 'var(--ink)' : 'var(--muted)';
    return drawLines(document, lines, { ...titleType, y, fill }).element;
  });
  const bar = (y: number, height: number, fill: string) =>
    make(document, 'rect', { x: margin, y, width: inner, height, fill });
  const nameType = { size: 32, leading: 1.2, fill: 'var(--ink)', family: serif };
  const sources = { size: 19, leading: 1.4, fill: 'var(--muted)' };
  return make(
    document,
    'svg',
    { ...cardSize, viewBox: `0 0 ${cardSize.width} ${cardSize.height}` },
    bar(36, 5, 'var(--ink)'),
    bar(44, 1, 'var(--ink)'),
    bar(102, 1, 'var(--rule-2)'),
    drawLines(document, [name], { ...nameType, x: margin, y: 54 }).element,
    make(
      document,
      'text',
      { x: margin + inner, y: 81, 'text-anchor': 'end', 'font-size': sources.size, fill: sources.fill },
      independent,
    ),
    ...titleLines,
    root,
    bar(556, 1, 'var(--rule)'),
    drawLines(document, breakLines(from, { ...sources, width: inner }), { ...sources, x: margin, y: 564 })
      .element,
  ).outerHTML;
}
