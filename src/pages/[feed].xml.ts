import type { APIRoute } from 'astro';
import { charts } from '../charts/index.ts';
import { writeFeed } from '../editions/feed.ts';
import { oncePerRun, loadEditions, loadTables } from '../data/generated.ts';
import { address, fullAddress, siteName, siteTitle } from '../site.ts';

const feed = oncePerRun(() =>
  writeFeed(loadEditions(), loadTables().corrections, {
    title: siteTitle,
    author: `${siteName} project`,
    hrefOf: fullAddress,
    self: address('/feed.xml'),
    nameOf: (id) => charts.find((chart) => chart.id === id)?.name ?? id,
  }),
);

/** /feed.xml, from the first edition on. */
export const getStaticPaths = () => (feed() ? [{ params: { feed: 'feed' } }] : []);

export const GET: APIRoute = () =>
  new Response(feed(), { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } });
