import { findChart } from '../charts/index.ts';
import { type CardText, drawCard, fillingWidth, scaleOnCard } from './draw-card.ts';
import { type Chart, statesOf, widths } from '../charts/kit/define-chart.ts';
import { renderChart } from '../charts/kit/render-chart.ts';
import { standAlone } from './stand-alone.ts';
import { citeInShort } from '../data/cite.ts';
import { renderPng } from './render-png.ts';
import { loadChartRows, loadTables } from '../data/generated.ts';
import { independent, siteName } from '../site.ts';
import tokens from '../styles/tokens.css?raw';

/** The pictures that social sites show next to a link: one for each chart, whatever its state, and one for the article. */

const firstState = (chart: Chart) => ({ state: statesOf(chart, loadChartRows(chart))[0]?.id });

/** The drawing for a desktop or for a phone, made as wide as it is tall for: whichever is larger on a card. Figures that only stand on marks are left out. */
function drawForCard(chart: Chart): string {
  const draw = (width: number) =>
    renderChart(chart, loadChartRows(chart), { ...firstState(chart), width, bare: true });
  const filling = fillingWidth(draw(widths.narrow).height);
  const drawings = [draw(widths.wide), draw(Math.min(Math.max(filling, widths.narrow), widths.wide - 1))];
  return drawings.toSorted((a, b) => scaleOnCard(b) - scaleOnCard(a))[0]?.svg ?? '';
}

type CardTitle = Pick<CardText, 'title' | 'question'>;

/** The article’s card shows its first picture, and says below it what that counts. */
export const articleTitle: CardTitle = {
  title: 'Routinely unarmed:',
  question: 'should London’s police carry guns?',
};
export const articleChart = findChart('share-armed');

/** A card as SVG, in the colours of a style sheet. */
export function layOutCard(chart: Chart, styles: string, cardTitle?: CardTitle): string {
  const rows = loadChartRows(chart);
  const inState = firstState(chart);
  const title = chart.title(rows, inState);
  const from = [
    ...(cardTitle ? [title] : []),
    citeInShort(loadTables(), chart.sources(rows, inState)),
    `as at ${chart.referenceDate(rows, inState)}`,
  ].join(' · ');
  const card = drawCard(drawForCard(chart), { title, ...cardTitle, from, name: siteName, independent });
  return standAlone(card, { title, description: chart.alt(rows, inState), tokens: styles });
}

export async function answerWithCard(chart: Chart, cardTitle?: CardTitle): Promise<Response> {
  const png = await renderPng(layOutCard(chart, tokens, cardTitle), { scale: 1 });
  return new Response(png, { headers: { 'Content-Type': 'image/png' } });
}
