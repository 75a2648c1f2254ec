import type { APIRoute } from 'astro';
import { charts } from '../../charts/index.ts';
import type { Chart } from '../../drawing/chart.ts';
import { answerWithFile, type Format, formats } from '../../chart-files.ts';

/** The pictures and the rows of a chart in its first state. */
export const getStaticPaths = () =>
  charts.flatMap((chart) => formats.map((format) => ({ params: { chart: chart.id, format }, props: { chart, format } })));

export const GET: APIRoute<{ chart: Chart; format: Format }> = ({ props: { chart, format } }) => answerWithFile(chart, format);
