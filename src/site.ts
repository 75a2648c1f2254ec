import type { Chart, State } from './charts/kit/define-chart.ts';

/** What the site is called wherever it names itself. */
export const siteName = 'Routinely Unarmed';

/** Who publishes it. */
export const projectName = `${siteName} project`;

/** The article’s title and what it is about, wherever it is named: in its head, in citations, in the feed. */
export const siteTitle = `${siteName}: should London’s police carry guns?`;
export const siteDescription =
  'What London’s police officers answered when they were asked whether all of them should carry a gun, and what the published figures say.';

/** What every page says near its top. */
export const independent = 'Independent. Not a police or government site.';

/** A link to a page of this site, at any address of the site. `path` begins at its root: /charts/. */
export const link = (path: string): string => import.meta.env.BASE_URL.replace(/\/$/, '') + path;

/** The full address of a page; undefined where SITE_URL does not say where the site will be. */
export const address = (path: string): string | undefined =>
  import.meta.env.SITE ? new URL(link(path), import.meta.env.SITE).href : undefined;

/** The full address of a page, or a link to it where that is not known. */
export const fullAddress = (path: string): string => address(path) ?? link(path);

/** What is the same in the addresses of a chart in a state. Without a state it is the chart itself, in its first. */
export const statePath = (chart: Chart, state?: Pick<State, 'id'>): string =>
  state ? `${chart.id}/${state.id}` : chart.id;

/** The address of a chart’s page. */
export const chartPath = (chart: Chart, state?: Pick<State, 'id'>): string =>
  `/charts/${statePath(chart, state)}/`;

/** Where the code that embeds a chart is chosen; `path` is that of the embed below /embed/, without a slash at its end. */
export const embedCodePath = (path: string): string => `/charts/${path}/embed/`;

/** The same, live or pinned to an edition. */
const pinnedPath = (chart: Chart, state: State | undefined, edition: string | undefined) =>
  statePath(chart, state) + (edition ? `/edition/${edition}` : '');

/** The address of a chart’s picture or rows. */
export const chartFile = (chart: Chart, state: State | undefined, format: string, edition?: string): string =>
  `/charts/${pinnedPath(chart, state, edition)}.${format}`;

/** Where a page fetches the fragments of a chart in a state, or those of its states. Not a public address: it changes with the figures. */
export const fragmentsPath = (version: string, chart: Chart, state?: State): string =>
  `/parts/${version}/${statePath(chart, state)}/`;

/** Where a page fetches the points of a chart in a state. */
export const pointsPath = (version: string, chart: Chart, state: State | undefined): string =>
  `/parts/${version}/${statePath(chart, state)}.json`;

/** Where the article fetches the notes of its numbers. */
export const notesPath = (version: string): string => `/parts/${version}/numbers.json`;

/** The address of a chart’s embed: live, or pinned to an edition. */
export const embedPath = (chart: Chart, state: State | undefined, edition?: string): string =>
  `/embed/${pinnedPath(chart, state, edition)}/`;

/** The address of the feed of a chart, or of the site. */
export const feedPath = (chart?: Chart): string => `${chart ? chartPath(chart) : '/'}feed.xml`;

/** The address of an oEmbed answer; `path` is that of an embed below /embed/, without a slash at its end. */
export const oembedPath = (path: string): string => `/oembed/${path}.json`;

/** The address of a force’s page. */
export const forcePath = (force_id: string): string => `/forces/${force_id}/`;

/** The address of all rows of a force, or of its kit for newsrooms. */
export const forceFile = (force_id: string, format: 'csv' | 'zip'): string => `/forces/${force_id}.${format}`;

/** The address of a card of a chart in a state: the picture that social sites show with a link. */
export const cardPath = (chart: Chart, state?: Pick<State, 'id'>): string =>
  `/cards/${statePath(chart, state)}.png`;

/** The article’s card, for every page without one of its own. */
export const siteCard = {
  path: '/card.png',
  alt: 'Routinely unarmed: should London’s police carry guns? Strokes for a thousand police officers in England and Wales: a few, the armed, are thick and dark',
};
