import type { APIRoute } from 'astro';
import { charts } from '../../charts/index.ts';
import type { Chart } from '../../charts/kit/define-chart.ts';
import { answerWithFile, firstFormats, type Format } from '../../downloads/chart-files.ts';

/** The pictures and the rows of a chart in its first state. */
export const getStaticPaths = () =>
  charts.flatMap((chart) =>
    firstFormats.map((format) => ({ params: { chart: chart.id, format }, props: { chart, format } })),
  );

export const GET: APIRoute<{ chart: Chart; format: Format }> = ({ props: { chart, format } }) =>
  answerWithFile(chart, format);
