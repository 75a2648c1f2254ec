import type { APIRoute } from 'astro';
import { charts } from '../../../charts/index.ts';
import type { Chart } from '../../../drawing/chart.ts';
import { answerWithFile, formats } from '../../../chart-files.ts';
import { readChartRows } from '../../../read-generated.ts';

/** The picture and the rows of a chart in each of its states. */
export const getStaticPaths = () =>
  charts.flatMap((chart) =>
    (chart.states?.(readChartRows(chart)) ?? []).flatMap(({ id }) =>
      formats.map((format) => ({ params: { chart: chart.id, state: id, format }, props: { chart } })),
    ),
  );

export const GET: APIRoute<{ chart: Chart }> = ({ params, props }) => answerWithFile(props.chart, { state: params.state, format: params.format });
