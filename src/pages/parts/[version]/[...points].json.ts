import type { APIRoute } from 'astro';
import { charts } from '../../../charts/index.ts';
import { type Chart, statesOf } from '../../../charts/kit/define-chart.ts';
import { exploreChart } from '../../../charts/kit/exploration.ts';
import { loadChartRows, loadVersion } from '../../../data/generated.ts';

/** The points of each chart in each state, which the exploring script fetches when a reader turns to the chart. */
export const getStaticPaths = () =>
  charts.flatMap((chart) =>
    statesOf(chart, loadChartRows(chart)).map((state) => ({
      params: { version: loadVersion(), points: [chart.id, state?.id].filter(Boolean).join('/') },
      props: { chart, state: state?.id },
    })),
  );

export const GET: APIRoute<{ chart: Chart; state: string | undefined }> = ({ props: { chart, state } }) =>
  Response.json(exploreChart(chart, loadChartRows(chart), { state }));
