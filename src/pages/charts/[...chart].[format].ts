import type { APIRoute } from 'astro';
import type { Chart } from '../../charts/kit/define-chart.ts';
import { answerWithFile, firstFormats, type Format, formats } from '../../downloads/chart-files.ts';
import { listLive } from '../../embeds/list-embeds.ts';

interface Props {
  chart: Chart;
  state: string | undefined;
  format: Format;
}

/** The pictures and the rows of a chart in each of its states. */
export const getStaticPaths = () =>
  listLive().flatMap(({ path, chart, named }) =>
    (named ? formats : firstFormats).map((format) => ({
      params: { chart: path, format },
      props: { chart, state: named?.id, format },
    })),
  );

export const GET: APIRoute<Props> = ({ props: { chart, state, format } }) =>
  answerWithFile(chart, format, state);
