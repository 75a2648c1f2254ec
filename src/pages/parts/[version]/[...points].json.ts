import type { APIRoute } from 'astro';
import { exploreChart } from '../../../charts/kit/exploration.ts';
import { loadVersion } from '../../../data/generated.ts';
import { listLive, type LiveEmbed } from '../../../embeds/list-embeds.ts';

/** The points of each chart in each state, which the exploring script fetches when a reader turns to the chart. */
export const getStaticPaths = () =>
  listLive()
    .filter(({ state, named }) => named === state)
    .map(({ path, ...props }) => ({ params: { version: loadVersion(), points: path }, props }));

export const GET: APIRoute<LiveEmbed> = ({ props: { chart, rows, state } }) =>
  Response.json(exploreChart(chart, rows, { state: state?.id }));
