import type { APIRoute } from 'astro';
import { charts } from '../../charts/index.ts';
import type { Chart } from '../../drawing/chart.ts';
import { answerWithFile, formats } from '../../chart-files.ts';

/** The picture and the rows of a chart in its first state. */
export const getStaticPaths = () =>
  charts.flatMap((chart) => formats.map((format) => ({ params: { chart: chart.id, format }, props: { chart } })));

export const GET: APIRoute<{ chart: Chart }> = ({ params, props }) => answerWithFile(props.chart, { format: params.format });
