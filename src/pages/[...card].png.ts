import type { APIRoute } from 'astro';
import type { Chart } from '../charts/kit/define-chart.ts';
import { answerWithCard, articleChart, articleTitle } from '../downloads/cards.ts';
import { listLive } from '../embeds/list-embeds.ts';

interface Props {
  chart: Chart;
  options: Parameters<typeof answerWithCard>[1];
}

/** The card of the article and of every page without one of its own, and the card of each chart in each state. */
export const getStaticPaths = () => [
  { params: { card: 'card' }, props: { chart: articleChart, options: articleTitle } },
  ...listLive().map(({ path, chart, named }) => ({
    params: { card: `cards/${path}` },
    props: { chart, options: { state: named?.id } },
  })),
];

export const GET: APIRoute<Props> = ({ props: { chart, options } }) => answerWithCard(chart, options);
