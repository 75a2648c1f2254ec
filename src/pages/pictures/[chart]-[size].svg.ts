import type { APIRoute } from 'astro';
import { charts } from '../../charts/index.ts';
import { statesOf, type Chart, widths } from '../../charts/kit/define-chart.ts';
import { renderChart } from '../../charts/kit/render-chart.ts';
import { pageImage } from '../../downloads/stand-alone.ts';
import { loadChartRows } from '../../data/generated.ts';
import tokens from '../../styles/tokens.css?raw';

type Size = keyof typeof widths;

/** The pictures that the article fetches when a closed section is opened: in the reader’s own light or dark, without a background. */
export const getStaticPaths = () =>
  charts.flatMap((chart) =>
    Object.keys(widths).map((size) => ({
      params: { chart: chart.id, size },
      props: { chart, size: size as Size },
    })),
  );

export const GET: APIRoute<{ chart: Chart; size: Size }> = ({ props: { chart, size } }) => {
  const rows = loadChartRows(chart);
  const { svg } = renderChart(chart, rows, { width: widths[size], state: statesOf(chart, rows)[0]?.id });
  return new Response(pageImage(svg, tokens), {
    headers: { 'Content-Type': 'image/svg+xml; charset=utf-8' },
  });
};
