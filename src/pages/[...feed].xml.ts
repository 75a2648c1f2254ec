import type { APIRoute } from 'astro';
import { charts } from '../charts/index.ts';
import { loadEditions, loadTables } from '../data/generated.ts';
import { writeChartFeed, writeFeed } from '../editions/feed.ts';
import { listCorrectionsOf } from '../editions/list-corrections.ts';
import { loadFrozen } from '../editions/pinned-rows.ts';
import { address, chartPath, feedPath, fullAddress, siteName, siteTitle } from '../site.ts';

const about = { author: `${siteName} project`, hrefOf: fullAddress };

function listFeeds() {
  const ofSite = writeFeed(loadEditions(), loadTables().corrections, {
    ...about,
    title: siteTitle,
    self: address(feedPath()),
    nameOf: (id) => charts.find((chart) => chart.id === id)?.name ?? id,
  });
  const ofCharts = charts.map((chart) => {
    const feed = writeChartFeed(chart, loadFrozen(chart), listCorrectionsOf('charts', chart.id), {
      ...about,
      title: `${chart.name} · ${siteName}`,
      href: fullAddress(chartPath(chart)),
      self: address(feedPath(chart)),
    });
    return { path: feedPath(chart), feed };
  });
  return [{ path: feedPath(), feed: ofSite }, ...ofCharts];
}

/** /feed.xml and /charts/<chart>/feed.xml, each from its first edition on. */
export const getStaticPaths = () =>
  listFeeds().flatMap(({ path, feed }) =>
    feed ? [{ params: { feed: path.slice(1, -'.xml'.length) }, props: { feed } }] : [],
  );

export const GET: APIRoute<{ feed: string }> = ({ props: { feed } }) =>
  new Response(feed, { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } });
