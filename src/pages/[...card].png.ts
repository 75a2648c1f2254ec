import type { APIRoute } from 'astro';
import { charts } from '../charts/index.ts';
import type { Chart } from '../charts/kit/define-chart.ts';
import { answerWithCard, articleChart, articleTitle } from '../downloads/cards.ts';

interface Props {
  chart: Chart;
  title?: typeof articleTitle;
}

/** The card of the article and of every page without one of its own, and the card of each chart, which its states share. */
export const getStaticPaths = () => [
  { params: { card: 'card' }, props: { chart: articleChart, title: articleTitle } },
  ...charts.map((chart) => ({ params: { card: `cards/${chart.id}` }, props: { chart } })),
];

export const GET: APIRoute<Props> = ({ props: { chart, title } }) => answerWithCard(chart, title);
