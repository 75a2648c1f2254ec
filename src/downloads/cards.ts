import { greatest } from 'd3';
import { findChart } from '../charts/index.ts';
import { type Chart, statesOf, widths } from '../charts/kit/define-chart.ts';
import { renderChart } from '../charts/kit/render-chart.ts';
import { citeInShort } from '../data/cite.ts';
import { renderPng } from './render-png.ts';
import { loadChartRows, loadTables } from '../data/generated.ts';
import { independent, siteName } from '../site.ts';
import tokens from '../styles/tokens.css?raw';
import { compact } from '../charts/kit/rows-and-phrases.ts';
import { breakLines } from '../charts/kit/svg-text.ts';
import { make, parseSvg } from '../charts/kit/svg.ts';
import { drawText, standAlone } from './picture-file.ts';

/** The pictures that social sites show next to a link: one for each chart in each state, and one for the article. */

/** The drawing for a desktop or for a phone, as wide as its height allows: whichever is larger on a card. Without the figures on marks. */
function drawForCard(chart: Chart, state: string | undefined): string {
  const draw = (width: number) => renderChart(chart, loadChartRows(chart), { state, width, bare: true });
  const filling = fillingWidth(draw(widths.narrow).height);
  const drawings = [draw(widths.wide), draw(Math.min(Math.max(filling, widths.narrow), widths.wide - 1))];
  return greatest(drawings, scaleOnCard)?.svg ?? '';
}

interface CardOptions {
  /** The first unless given. */
  state?: string | undefined;
  /** What the card is read for: the title in that state, unless given. */
  title?: string;
  /** Goes on after the title in a paler colour. */
  question?: string;
}

/** The article’s card shows its first picture, and says below it what that counts. */
export const articleTitle = {
  title: 'Routinely unarmed:',
  question: 'should London’s police carry guns?',
};
export const articleChart = findChart('share-armed');

/** A card as SVG, in the colours of a style sheet. */
export function layOutCard(chart: Chart, styles: string, options: CardOptions = {}): string {
  const rows = loadChartRows(chart);
  const inState = { state: options.state ?? statesOf(chart, rows)[0]?.id };
  const title = chart.title(rows, inState);
  const from = [
    ...(options.title ? [title] : []),
    citeInShort(loadTables(), chart.sources(rows, inState)),
    `as at ${chart.referenceDate(rows, inState)}`,
  ].join(' · ');
  const card = drawCard(drawForCard(chart, inState.state), [options.title ?? title, options.question], from);
  return standAlone(card, { title, description: chart.alt(rows, inState), tokens: styles });
}

export const drawCardPng = (chart: Chart, options: CardOptions): Promise<Uint8Array<ArrayBuffer>> =>
  renderPng(layOutCard(chart, tokens, options), { scale: 1 });

interface Size {
  width: number;
  height: number;
}

/** The size that social sites show without cropping, in pixels. */
export const cardSize: Size = { width: 1200, height: 630 };

const margin = 56;
const inner = cardSize.width - 2 * margin;

/** A picture is next to its title, or below it where it is long and low. */
const layouts = {
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
const layoutOf = ({ width, height }: Size) => (width / height > longFrom ? layouts.below : layouts.nextTo);

/** How large a picture is on a card. */
function scaleOnCard({ width, height }: Size): number {
  const { picture } = layoutOf({ width, height });
  return Math.min(picture.width / width, picture.height / height);
}

/** How wide a drawing of a height must be to fill its box next to the title. */
const fillingWidth = (height: number): number =>
  Math.round((height * layouts.nextTo.picture.width) / layouts.nextTo.picture.height);

const largest = 68;
const leading = 1.1;
const serif = 'Newsreader';
/** Newsreader takes at most this share of the room that Open Sans might need. */
const serifShare = 0.82;

/** The largest type in which the text fits into the box with no word broken. */
function fitTitle(texts: string[], box: Size, size = largest): { size: number; blocks: string[][] } {
  const blocks = texts.map((text) => breakLines(text, { size, width: box.width / serifShare }));
  const isUnbroken = blocks.every((lines, index) => lines.join(' ') === texts[index]);
  const height = blocks.flat().length * size * leading;
  return (isUnbroken && height <= box.height) || size < 20
    ? { size, blocks }
    : fitTitle(texts, box, size - 2);
}

/** A card for a link: a title that can be read at a glance, the picture that shows it, and below it sources and date. */
function drawCard(svg: string, titles: (string | undefined)[], from: string): string {
  const { document, root } = parseSvg(svg);
  const [width, height] = [Number(root.getAttribute('width')), Number(root.getAttribute('height'))];
  const boxes = layoutOf({ width, height });
  const scale = scaleOnCard({ width, height });
  const box = { x: boxes.picture.x, y: boxes.picture.y, width: width * scale, height: height * scale };
  for (const [key, value] of Object.entries(box)) root.setAttribute(key, String(Math.round(value)));

  const { size, blocks } = fitTitle(compact(titles), boxes.title);
  const titleType = { x: margin, size, leading, family: serif };
  const titleLines = blocks.map((lines, index) => {
    const y = boxes.title.y + blocks.slice(0, index).flat().length * size * leading;
    const fill = index === 0 ? 'var(--ink)' : 'var(--muted)';
    return drawText(document, lines, { ...titleType, y, fill }).element;
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
    drawText(document, [siteName], { ...nameType, x: margin, y: 54 }).element,
    make(
      document,
      'text',
      { x: margin + inner, y: 81, 'text-anchor': 'end', 'font-size': sources.size, fill: sources.fill },
      independent,
    ),
    ...titleLines,
    root,
    bar(556, 1, 'var(--rule)'),
    drawText(document, [from], { ...sources, x: margin, y: 564, width: inner }).element,
  ).outerHTML;
}
