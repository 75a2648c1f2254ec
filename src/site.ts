import type { Format } from './chart-files.ts';
import type { Chart, State } from './drawing/chart.ts';

/** What the site is called wherever it names itself. */
export const siteName = 'Routinely Unarmed';

/** What every page says near its top. */
export const independent = 'Independent. Not a police or government site.';

/** A link to a page of this site, wherever the site stands. `path` begins at its root: /charts/. */
export const link = (path: string): string => import.meta.env.BASE_URL.replace(/\/$/, '') + path;

/** The whole address of a page; undefined where SITE_URL does not say where the site will stand. */
export const address = (path: string): string | undefined =>
  import.meta.env.SITE ? new URL(link(path), import.meta.env.SITE).href : undefined;

/** The address of a chart’s page. The first state is the chart’s own page. */
export const chartPath = (chart: Chart, state?: Pick<State, 'id'>): string =>
  state ? `/charts/${chart.id}/${state.id}/` : `/charts/${chart.id}/`;

/** The address of a chart’s picture or rows. */
export const chartFile = (chart: Chart, state: State | undefined, format: Format): string =>
  `/charts/${chart.id}${state ? `/${state.id}` : ''}.${format}`;

/** The address of a chart’s card, which its states share: the picture that social sites show beside a link. */
export const cardPath = (chart: Chart): string => `/cards/${chart.id}.png`;

/** The article’s card stands for every page without one of its own. */
export const siteCard = {
  path: '/card.png',
  alt: 'Routinely unarmed: should London’s police carry guns? Strokes for a thousand police officers in England and Wales: a few, the armed, are thick and dark',
};
