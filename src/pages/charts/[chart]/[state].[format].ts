import type { APIRoute } from 'astro';
import { charts } from '../../../charts/index.ts';
import type { Chart } from '../../../charts/kit/define-chart.ts';
import { answerWithFile, type Format, formats } from '../../../downloads/chart-files.ts';
import { loadChartRows } from '../../../data/generated.ts';

interface Props {
  chart: Chart;
  state: string;
  format: Format;
}

/** The pictures and the rows of a chart in each of its states. */
export const getStaticPaths = () =>
  charts.flatMap((chart) =>
    (chart.states?.(loadChartRows(chart)) ?? []).flatMap(({ id: state }) =>
      formats.map((format) => ({
        params: { chart: chart.id, state, format },
        props: { chart, state, format },
      })),
    ),
  );

export const GET: APIRoute<Props> = ({ props: { chart, state, format } }) =>
  answerWithFile(chart, format, state);
