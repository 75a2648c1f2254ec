import type { APIRoute } from 'astro';
import { listNotes } from '../article/number-notes.ts';
import { charts } from '../charts/index.ts';
import { statesOf, widths } from '../charts/kit/define-chart.ts';
import { exploreChart } from '../charts/kit/exploration.ts';
import { renderChart } from '../charts/kit/render-chart.ts';
import { loadChartRows, loadEditions, loadTables, loadVersion } from '../data/generated.ts';
import { articleChart, articleTitle, cardSize, drawCardPng } from '../downloads/cards.ts';
import { formats, pixelFormats, writeChartFile } from '../downloads/chart-files.ts';
import { dataPackageFiles, packageName, zipFiles } from '../downloads/data-package.ts';
import { forceCsv, zipKit } from '../downloads/force-kit.ts';
import { pageImage } from '../downloads/picture-file.ts';
import { isReworded, writeChartFeed, writeFeed } from '../editions/feed.ts';
import { listCorrectionsOf } from '../editions/list-corrections.ts';
import { loadFrozen } from '../editions/pinned-rows.ts';
import { describeEmbed, describeEmbeddable } from '../embeds/describe-embed.ts';
import { bundleScript } from '../embeds/inside-embed.ts';
import { type ChartEmbed, listEmbeds, listLive, listPinned, listStatesOnce } from '../embeds/list-embeds.ts';
import { makeOembedHtml } from '../embeds/snippet.ts';
import { deriveFacts } from '../forces/facts.ts';
import {
  address,
  cardPath,
  chartFile,
  feedPath,
  forceFile,
  fullAddress,
  notesPath,
  oembedPath,
  pointsPath,
  siteCard,
  siteName,
} from '../site.ts';
import tokens from '../styles/tokens.css?raw';

/** Every file that is no page: its address below the root, and what makes its content when it is asked for. */
type SiteFile = [path: string, make: () => Content | Promise<Content>];
type Content = string | Uint8Array<ArrayBuffer>;

/** By the end of an address. */
const types: Record<string, string> = {
  csv: 'text/csv; charset=utf-8',
  'csv-metadata.json': 'application/csvm+json; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  xml: 'application/atom+xml; charset=utf-8',
  zip: 'application/zip',
};

/** Everything may be read. Robots look for this file at the root of a domain alone: below a path the host’s own counts. */
function writeRobots(): string {
  const sitemap = address('/sitemap-index.xml');
  return `User-agent: *\nAllow: /\n${sitemap ? `\nSitemap: ${sitemap}\n` : ''}`;
}

/** What oEmbed 1.0 answers for an embed. Its addresses are full where SITE_URL says where the site will be. */
function writeOembed(embed: ChartEmbed): string {
  const { src, name, page } = describeEmbeddable(embed);
  const { height } = describeEmbed(embed);
  return JSON.stringify({
    type: 'rich',
    version: '1.0',
    title: name,
    author_name: siteName,
    provider_name: siteName,
    provider_url: fullAddress('/'),
    // A day, in seconds.
    cache_age: 24 * 60 * 60,
    html: makeOembedHtml({ src, name, height, page }),
    width: 760,
    height,
    // The card has the figures of today.
    ...(!embed.pinned && {
      thumbnail_url: fullAddress(cardPath(embed.chart, embed.named)),
      thumbnail_width: cardSize.width,
      thumbnail_height: cardSize.height,
    }),
  });
}

/** The card of a chart in each of its states, its pictures and rows, and the pictures of what can be pinned to. */
const listChartFiles = (): SiteFile[] => [
  ...listLive().flatMap((embed): SiteFile[] => [
    [cardPath(embed.chart, embed.named), () => drawCardPng(embed.chart, { state: embed.named?.id })],
    ...formats.map((format): SiteFile => [
      chartFile(embed.chart, embed.named, format),
      () => writeChartFile(embed, format),
    ]),
  ]),
  ...listPinned().flatMap((embed) =>
    pixelFormats.map((format): SiteFile => [
      chartFile(embed.chart, embed.named, format, embed.pinned?.edition),
      () => writeChartFile(embed, format),
    ]),
  ),
];

/** The points of each chart in each state, which the exploring script fetches when a reader turns to the chart. */
const listPoints = (): SiteFile[] =>
  listStatesOnce().map(({ chart, rows, state }) => [
    pointsPath(loadVersion(), chart, state),
    () => JSON.stringify(exploreChart(chart, rows, { state: state?.id })),
  ]);

/** The pictures that the article fetches when a closed section is opened: in the reader’s own light or dark, without a background. */
const listPictures = (): SiteFile[] =>
  charts.flatMap((chart) =>
    Object.entries(widths).map(([size, width]): SiteFile => {
      const rows = loadChartRows(chart);
      const state = statesOf(chart, rows)[0]?.id;
      const draw = () => pageImage(renderChart(chart, rows, { width, state }).svg, tokens);
      return [`/pictures/${chart.id}-${size}.svg`, draw];
    }),
  );

/** The feeds of the site and of its charts, each from its first edition on. */
function listFeeds(): SiteFile[] {
  const { corrections } = loadTables();
  const ofSite = writeFeed(loadEditions(), corrections, (id, date) => {
    const chart = charts.find((chart) => chart.id === id);
    const { name = id } = chart ?? {};
    return { name, isReworded: chart ? isReworded(chart, loadFrozen(chart), date, corrections) : false };
  });
  const ofCharts = charts.map((chart) => {
    const feed = writeChartFeed(chart, loadFrozen(chart), listCorrectionsOf('charts', chart.id));
    return { path: feedPath(chart), feed };
  });
  return [{ path: feedPath(), feed: ofSite }, ...ofCharts].flatMap(({ path, feed }): SiteFile[] =>
    feed ? [[path, () => feed]] : [],
  );
}

/** All figures: a CSV and a JSON a table, the descriptor of the package, and one zip of them all. */
function listData(): SiteFile[] {
  const files = dataPackageFiles(loadTables(), loadEditions());
  return [
    ...[...files].map(([file, bytes]): SiteFile => [`/data/${file}`, () => bytes]),
    [`/data/${packageName}.zip`, () => zipFiles(files)],
  ];
}

/** All rows of a force, and its kit for newsrooms. */
function listForceFiles(): SiteFile[] {
  const facts = deriveFacts(loadTables());
  return facts.tables['police-forces'].flatMap((force): SiteFile[] => [
    [forceFile(force.force_id, 'csv'), () => forceCsv(facts.tables, force)],
    [forceFile(force.force_id, 'zip'), () => zipKit(facts, force)],
  ]);
}

export const getStaticPaths = () =>
  [
    ...listChartFiles(),
    ...listPoints(),
    ...listPictures(),
    ...listFeeds(),
    ...listData(),
    ...listForceFiles(),
    ...listEmbeds().map((embed): SiteFile => [oembedPath(embed.path), () => writeOembed(embed)]),
    [notesPath(loadVersion()), () => JSON.stringify(listNotes())] satisfies SiteFile,
    // The card of the article and of every page without one of its own.
    [siteCard.path, () => drawCardPng(articleChart, articleTitle)] satisfies SiteFile,
    // The optional script for pages that embed a chart.
    ['/embed.js', () => bundleScript('host-script.ts')] satisfies SiteFile,
    ['/robots.txt', writeRobots] satisfies SiteFile,
  ].map(([path, make]) => ({ params: { file: path.slice(1) }, props: { make } }));

export const GET: APIRoute<{ make: SiteFile[1] }, { file: string }> = async ({ params, props }) => {
  // Nothing but the end of an address holds a dot.
  const end = params.file.slice(params.file.indexOf('.') + 1).replace('dark.', '');
  return new Response(await props.make(), { headers: { 'Content-Type': types[end] ?? '' } });
};
