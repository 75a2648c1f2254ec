import { findChart } from './charts/index.ts';
import { type CardWords, drawCard, fillingWidth, scaleOnCard } from './drawing/card.ts';
import { type Chart, statesOf, widths } from './drawing/chart.ts';
import { renderChart } from './drawing/render-chart.ts';
import { standAlone } from './drawing/stand-alone.ts';
import { citeInShort } from './figures/cite.ts';
import { renderPng } from './images/render-png.ts';
import { readChartRows, readTables } from './read-generated.ts';
import { independent, siteName } from './site.ts';
import tokens from './styles/tokens.css?raw';

/** The pictures that social sites show beside a link: one for each chart, whatever its state, and one for the article. */

const firstState = (chart: Chart) => ({ state: statesOf(chart, readChartRows(chart))[0]?.id });

/** The desk’s drawing or the phone’s, made as wide as it is tall for: whichever is larger on a card. Figures that only stand on marks are left out. */
function pictureOf(chart: Chart): string {
  const draw = (width: number) =>
    renderChart(chart, readChartRows(chart), { ...firstState(chart), width, bare: true });
  const filling = fillingWidth(draw(widths.narrow).height);
  const drawings = [draw(widths.wide), draw(Math.min(Math.max(filling, widths.narrow), widths.wide - 1))];
  return drawings.toSorted((a, b) => scaleOnCard(b) - scaleOnCard(a))[0]?.svg ?? '';
}

type Title = Pick<CardWords, 'title' | 'question'>;

const titleOf = (chart: Chart): Title => ({ title: chart.title(readChartRows(chart), firstState(chart)) });

/** The article’s card shows its first picture, and says below it what that counts. */
export const articleTitle: Title = {
  title: 'Routinely unarmed:',
  question: 'should London’s police carry guns?',
};
export const articleChart = findChart('share-armed');

/** A card as SVG, its colours not written out yet. */
export function layOutCard(chart: Chart, title?: Title): string {
  const rows = readChartRows(chart);
  const inState = firstState(chart);
  const own = titleOf(chart);
  const from = [
    ...(title ? [own.title] : []),
    citeInShort(readTables(), chart.sources(rows, inState)),
    `as at ${chart.asAt(rows, inState)}`,
  ];
  return drawCard(pictureOf(chart), {
    ...(title ?? own),
    from: from.join(' · '),
    name: siteName,
    independent,
  });
}

export async function answerWithCard(chart: Chart, title?: Title): Promise<Response> {
  const description = chart.alt(readChartRows(chart), firstState(chart));
  const card = standAlone(layOutCard(chart, title), { ...titleOf(chart), description, tokens });
  return new Response(await renderPng(card, { scale: 1 }), { headers: { 'Content-Type': 'image/png' } });
}
