import type { APIRoute } from 'astro';
import { answerWithCard } from '../../downloads/cards.ts';
import { charts } from '../../charts/index.ts';
import type { Chart } from '../../charts/kit/define-chart.ts';

/** The card of each chart, which its states share. */
export const getStaticPaths = () =>
  charts.map((chart) => ({ params: { chart: chart.id }, props: { chart } }));

export const GET: APIRoute<{ chart: Chart }> = ({ props: { chart } }) => answerWithCard(chart);
