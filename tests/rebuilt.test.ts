import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { extract } from '@extractus/oembed-extractor';
import { beforeAll, describe, expect, test } from 'vitest';
import { listAddresses } from '../scripts/build/built-files.ts';
import { formatKey } from '../scripts/data/row-keys.ts';
import { charts } from '../src/charts/index.ts';
import { statesOf } from '../src/charts/kit/define-chart.ts';
import { formatCount } from '../src/data/format.ts';
import { loadChartRows } from '../src/data/generated.ts';
import type { NumberNote } from '../src/data/prose.ts';
import { tableDefinitions } from '../src/data/tables/index.ts';
import { build, copyProject, editTable, firstEdition, forgetLaterEditions } from './support/copy.ts';
import { openSite } from './support/open-site.ts';
import { brokenLinks, dist as builtHere, type Page, readPages } from './support/pages.ts';
import { servePages } from './support/serve.ts';
import { makeFolder } from './support/folders.ts';

/**
 * The site built again, below a path of somebody else’s domain: with a second edition, a figure that its source has revised
 * since, and one of ours put right. Its addresses, what pinned embeds then show, and what machines find.
 */

const folder = makeFolder();
const dist = join(folder, 'dist');
const base = '/armed/';
/** Served before it is there, since the build must know the address. */
const site = openSite(dist, base);
const [second, corrected] = ['2026-11-25', '2026-11-27'];
/** The chart whose rows the second edition changed, and a number in the prose that the correction names. */
const [moved, concerned] = ['timeline', 'deaths-paris'];
/** Those that draw the row that the correction names. */
const correctedCharts = ['firearms-operations', 'shots-fired'];
const correction = { what_was_wrong: 'We had turned two digits about.', what_it_says_now: 'It is right.' };
/** A figure that its source revises, and one that we had wrong. No sentence rests on either. */
const [revised, wrong] = [
  { from: NaN, to: NaN },
  { from: NaN, to: NaN },
];
const fixed = `Corrected on 27 November 2026. Before: ${correction.what_was_wrong} Now: ${correction.what_it_says_now}`;

function changeFigures(): void {
  editTable(folder, 'armed-officers', (rows) => {
    const before = rows.findLast(
      ({ geography, date, measure }) =>
        geography === 'England and Wales' && date === '2022-03-31' && measure === 'total_authorised',
    );
    Object.assign(revised, { from: Number(before?.['value']), to: Number(before?.['value']) + 4 });
    // On a day of which there is a state already: no address is new.
    const later = { release: 'HO Jul 2024 (YE Mar 2024)', released: '2024-07-11', source_id: 'HO2024' };
    return [...rows, { ...before, ...later, value: String(revised.to) }];
  });
  const wrongRows: string[] = [];
  editTable(folder, 'operations', (rows) =>
    rows.map((row) => {
      if (row['period'] !== '2010-04/2011-03' || row['measure'] !== 'operations') return row;
      wrongRows.push(formatKey(tableDefinitions.operations, row));
      Object.assign(wrong, { from: Number(row['value']), to: Number(row['value']) - 18 });
      return { ...row, value: String(wrong.to) };
    }),
  );
  editTable(folder, 'corrections', () => [
    {
      ...correction,
      correction_id: 'turned-about',
      corrected,
      wrong_since: firstEdition,
      table: 'operations',
      rows: wrongRows.join(';'),
      charts: '',
      numbers: concerned,
    },
  ]);
  // Other words for the same figures: a title, the names of states, a note and a publisher.
  for (const [file, before] of [
    ['src/charts/reports-ethnicity/text.md', /# Title.*\n\n/g],
    ['src/charts/survey-bounds/text.md', /^- state: /gm],
    ['data/notes.csv', /,reports-ethnicity,"?/g],
    ['data/sources.csv', /^HOUOF2020,"[^"]*",/gm],
  ] as const) {
    const text = readFileSync(join(folder, file), 'utf8');
    writeFileSync(join(folder, file), text.replaceAll(before, '$&Reworded '));
  }
}

let pages: Page[];
beforeAll(async () => {
  copyProject(folder);
  forgetLaterEditions(folder);
  const edition = (date: string) => join(folder, `data/editions/${date}`);
  cpSync(edition(firstEdition), edition(second), { recursive: true });
  writeFileSync(join(edition(second), 'edition.json'), `{"version":"1.1.0","changed":["${moved}"]}\n`);
  const table = join(edition(second), `tables/${moved}.csv`);
  writeFileSync(table, readFileSync(table, 'utf8').replace(/\n[^\n]*\n?$/, '\n'));
  changeFigures();
  await build(folder, { SITE_URL: `${site.root}/` });
  pages = readPages(dist);
});

const fileAt = (path: string) => readFileSync(join(dist, path), 'utf8');
const pageAt = (path: string, among = pages): Page => {
  const page = among.find((page) => page.path === path);
  if (!page) throw new Error(`no page: ${path}`);
  return page;
};
const documentAt = (path: string) => pageAt(path).document;
const textIn = (document: Document, selector: string) => document.querySelector(selector)?.textContent ?? '';
const metaOf = ({ document }: Page, name: string) =>
  document.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.getAttribute('content');
const canonicalOf = ({ document }: Page) =>
  document.querySelector('link[rel="canonical"]')?.getAttribute('href');
const isEmbed = ({ path }: Page) => path.startsWith('/embed/');
const siteUrl = () => `${site.root}/`;
/** A file by the whole address that a page gives. */
const fileOf = (address: string) => address.replace(siteUrl(), '');

const dataOf = ({ document }: Page) =>
  [...document.querySelectorAll('script[type="application/ld+json"]')].map(
    (script) => JSON.parse(script.textContent ?? '') as Record<string, unknown>,
  );

const chartPages = charts.flatMap((chart) =>
  [undefined, ...(chart.states ? statesOf(chart, loadChartRows(chart)) : [])].map((state) => ({
    chart,
    path: `/charts/${chart.id}/${state ? `${state.id}/` : ''}`,
    card: `cards/${chart.id}${state ? `/${state.id}` : ''}.png`,
  })),
);

describe('a site below a path', () => {
  test('has the addresses that it has where no build knows them, and no link that leads nowhere or out of the path', () => {
    const lasting = (folder: string) => listAddresses(folder).filter((path) => !/\/edition\//.test(path));
    expect(lasting(dist)).toEqual(lasting(builtHere));
    expect(brokenLinks(dist, pages, { base })).toEqual([]);
  });

  test('says on every page where the page stands', () => {
    // An embed stands for its chart’s page, in its state; the edition to which it is pinned has no page of its own.
    const standsFor = ({ path }: Page) =>
      path.replace(/^\/embed\//, '/charts/').replace(/(?<=\/)(choose\/)?(edition\/[\d-]+\/)?$/, '');
    const addresses = new Set(pages.map(({ path }) => path));
    const wrong = pages.filter(
      (page) => canonicalOf(page) !== site.root + standsFor(page) || !addresses.has(standsFor(page)),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test('gives every page a card that is there, with all that sites show of it, and the feed', () => {
    const lacking = pages.filter(
      (page) => !existsSync(join(dist, fileOf(metaOf(page, 'og:image') ?? 'none'))),
    );
    expect(lacking.map(({ path }) => path)).toEqual([]);
    const force = { path: '/forces/kent/', card: 'cards/officers-by-force/kent.png' };
    for (const { path, card } of [...chartPages, force])
      expect(metaOf(pageAt(path), 'og:image'), path).toBe(siteUrl() + card);
    // An embed says no more: it is not what is shared.
    for (const page of pages.filter((page) => !isEmbed(page))) {
      const names = ['url', 'site_name', 'type', 'image:width', 'image:height'];
      expect([...names.map((name) => metaOf(page, `og:${name}`)), metaOf(page, 'twitter:card')]).toEqual([
        ...[canonicalOf(page), 'Routinely Unarmed', page.path === '/' ? 'article' : 'website'],
        ...['1200', '630', 'summary_large_image'],
      ]);
      for (const name of ['og:title', 'og:description', 'og:image:alt'])
        expect(metaOf(page, name)?.length, `${page.path} ${name}`).toBeGreaterThan(
          name.endsWith('alt') ? 60 : 0,
        );
      const feed = page.document.querySelector('link[rel="alternate"][type="application/atom+xml"]');
      expect(feed?.getAttribute('href'), page.path).toBe(`${base}feed.xml`);
    }
  });
});

describe('a pinned embed', () => {
  const pinned = (chart: string) => documentAt(`/embed/${chart}/edition/${firstEdition}/`);

  test('keeps its numbers when their source revises one, and says quietly that newer figures exist', () => {
    const document = pinned('armed-officers');
    expect(textIn(documentAt('/embed/armed-officers/'), 'table')).toContain(formatCount(revised.to));
    expect(textIn(document, 'table')).not.toContain(formatCount(revised.to));
    expect(textIn(document, 'table')).toContain(formatCount(revised.from));
    expect(textIn(document, '.from')).toMatch(/ released 23 November 2026 · newer figures exist$/);
    expect(document.querySelector('.from a')?.getAttribute('href')).toBe(`${base}charts/armed-officers/`);
    expect(textIn(document, '.corrected')).toBe('');
  });

  test('draws the right figure when we were wrong, and says plainly what it showed before', () => {
    const document = pinned('firearms-operations');
    expect(textIn(document, 'table')).toContain(formatCount(wrong.to));
    expect(textIn(document, 'table')).not.toContain(formatCount(wrong.from));
    expect(textIn(document, '.corrected p')).toBe(fixed);
    expect(textIn(document, '.from')).not.toContain('newer figures');
  });

  test('says nothing where nothing changed but words, and keeps its own', () => {
    const live = documentAt('/embed/reports-ethnicity/');
    for (const selector of ['.title', 'details', '.from']) expect(textIn(live, selector)).toMatch('Reworded');
    for (const chart of ['reports-ethnicity', 'arming-view'])
      expect(textIn(pinned(chart), 'main')).not.toMatch(/Reworded|newer figures|Corrected on/);
    expect(textIn(documentAt('/embed/survey-bounds/choose/'), '.choose')).toMatch('Reworded');
    expect(textIn(pinned('survey-bounds/choose'), 'main')).not.toMatch('Reworded');
  });
});

test('a correction stands in the article, the list of corrections, and the chart and the number that were wrong', () => {
  const toList = `${base}corrections/#turned-about`;
  expect(textIn(documentAt('/'), '#corrected')).toContain(fixed);
  expect(documentAt('/').querySelector('#corrected a')?.getAttribute('href')).toBe(toList);
  expect(textIn(documentAt('/'), '.byline')).toContain('Corrected on 27 November 2026');
  const links = [...documentAt('/corrections/').querySelectorAll('#turned-about a')];
  expect(links.map((link) => link.getAttribute('href'))).toEqual([
    `${base}charts/firearms-operations/`,
    `${base}charts/shots-fired/`,
    `${base}numbers/#${concerned}`,
  ]);
  expect(textIn(documentAt('/numbers/'), `[id="${concerned}"] a[href="${toList}"]`)).toBe(
    'Corrected on 27 November 2026',
  );
  expect(textIn(documentAt('/charts/firearms-operations/'), '#corrected')).toContain(fixed);
  const notes = documentAt('/').querySelector('[data-notes]')?.getAttribute('data-notes') ?? '';
  const file = readFileSync(join(dist, notes.slice(base.length)), 'utf8');
  const note = (JSON.parse(file) as Record<string, NumberNote>)[concerned];
  expect(note?.links).toContainEqual({ text: 'Corrected on 27 November 2026', href: toList });
  const embed = documentAt('/embed/firearms-operations/');
  expect(embed.querySelector(`a[href="${toList}"]`)?.textContent).toMatch(/corrected on 27 November 2026/i);
  // Only where the wrong figure stood: a day before it was published had none.
  const live = pages.filter(({ path }) => /^\/embed\/firearms-operations\/([^/]+\/)?$/.test(path));
  const withNotice = live.filter(({ document }) => document.querySelector(`a[href="${toList}"]`));
  const states = withNotice.map(({ path }) => path.split('/')[3]);
  expect(states).toEqual(expect.arrayContaining(['', 'now']));
  expect(states).not.toContain('known-2015-07-09');
  expect(live.map(({ path }) => path.split('/')[3])).toContain('known-2015-07-09');
  const hasComment = (chart: string) =>
    JSON.stringify(dataOf(pageAt(`/charts/${chart}/`))).includes('"CorrectionComment"');
  expect(['firearms-operations', 'arming-view'].map(hasComment)).toEqual([true, false]);
});

describe('machines find', () => {
  test('what the article is, when it was published and updated, and what was wrong', () => {
    const [article, ...others] = dataOf(pageAt('/'));
    expect(others).toEqual([]);
    expect(article).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: 'Routinely Unarmed: should London’s police carry guns?',
      url: siteUrl(),
      datePublished: firstEdition,
      dateModified: corrected,
      author: { '@type': 'Organization' },
      publisher: { '@type': 'NewsMediaOrganization', correctionsPolicy: `${siteUrl()}corrections/` },
      image: `${siteUrl()}card.png`,
      isAccessibleForFree: true,
      isBasedOn: { '@type': 'Dataset', url: `${siteUrl()}sources/` },
      correction: [
        {
          '@type': 'CorrectionComment',
          text: `We said: ${correction.what_was_wrong} Now: ${correction.what_it_says_now}`,
          datePublished: corrected,
          url: `${siteUrl()}corrections/#turned-about`,
        },
      ],
    });
  });

  test('no update and no correction where there was none, and no address where none is known', () => {
    const [article] = dataOf(pageAt('/', readPages(builtHere)));
    expect(article).toMatchObject({ '@type': 'NewsArticle', datePublished: firstEdition });
    if (process.env['SITE_URL'] === undefined)
      expect(JSON.stringify(article)).not.toMatch(/https?:\/\/(?!schema\.org)|undefined/);
  });

  test('a data set on each page of a chart, which can be cited', () => {
    for (const { chart, path, card } of chartPages) {
      const [data, ...others] = dataOf(pageAt(path));
      expect(others).toEqual([]);
      const address = site.root + path;
      expect(data, path).toMatchObject({
        '@type': 'Dataset',
        url: address,
        image: siteUrl() + card,
        datePublished: firstEdition,
        creator: { '@type': 'Organization' },
        version: '1.1.0+unreleased',
        spatialCoverage: { '@type': 'Place', name: expect.stringMatching(/^[A-Z]/) as string },
        temporalCoverage: expect.stringMatching(/^\d{4}(-\d\d){0,2}(\/\d{4}(-\d\d){0,2})?$/) as string,
        measurementTechnique: expect.arrayContaining([expect.stringMatching(/./)]) as string[],
        description: expect.stringMatching(/^[^]{50,5000}$/) as string,
      });
      expect(data?.['dateModified'], path).toBe(
        correctedCharts.includes(chart.id) ? corrected : chart.id === moved ? second : undefined,
      );
      for (const list of ['license', 'isBasedOn', 'variableMeasured'])
        expect(data?.[list], `${path}: ${list}`).not.toEqual([]);
      const files = data?.['distribution'] as { encodingFormat: string; contentUrl: string }[];
      expect(files.map(({ encodingFormat }) => encodingFormat)).toEqual(['text/csv', 'application/json']);
      for (const { contentUrl } of files) expect(fileAt(fileOf(contentUrl)).length).toBeGreaterThan(50);

      const { document } = pageAt(path);
      const citations = [...document.querySelectorAll('.citation')].map(({ textContent }) => textContent);
      expect(citations[0]).toContain(`“${textIn(document, 'h1')}”. Edition of 25 November 2026`);
      expect(citations[0]).toContain(address);
      expect(citations[1]).toContain(`url = {${address}}`);
    }
  });

  test('the data package as a data set, whose files are there and say where the site stands', () => {
    const [data] = dataOf(pageAt('/sources/'));
    expect(data).toMatchObject({ '@type': 'Dataset', dateModified: corrected, version: '1.1.0+unreleased' });
    const files = data?.['distribution'] as { contentUrl: string }[];
    expect(files).toHaveLength(2);
    for (const { contentUrl } of files) expect(fileAt(fileOf(contentUrl)).length).toBeGreaterThan(1000);
    expect(JSON.parse(fileAt('data/datapackage.json'))).toMatchObject({
      homepage: siteUrl(),
      version: '1.1.0+unreleased',
      created: `${second}T00:00:00Z`,
    });
  });

  test('a feed that says where it stands, with each edition and each correction, newest first', () => {
    const feed = fileAt('feed.xml');
    expect(feed).toContain(`<link rel="self" type="application/atom+xml" href="${siteUrl()}feed.xml"/>`);
    const entries = [...feed.matchAll(/<entry>.*?<title>(.*?)<\/title>.*? href="(.*?)"/gs)];
    expect(entries.map(([, title, address]) => [title, address])).toEqual([
      ['Correction of 27 November 2026', `${siteUrl()}corrections/#turned-about`],
      ['Edition of 25 November 2026', siteUrl()],
      ['Edition of 23 November 2026', siteUrl()],
    ]);
  });

  test('a sitemap with every page once, dated by the edition or the correction that changed it, and none that is not to be found', () => {
    const entriesOf = (xml: string) =>
      [...xml.matchAll(/<loc>(.*?)<\/loc>(?:<lastmod>([\d-]+)T00:00:00.000Z<\/lastmod>)?/g)].map(
        ([, address = '', changed]) => ({ path: address.replace(site.root, ''), changed }),
      );
    const hidden = 'meta[name="robots"][content*="noindex"], meta[http-equiv="refresh"]';
    const meant = pages.filter(
      (page) => page.path.endsWith('/') && !isEmbed(page) && !page.document.querySelector(hidden),
    );
    const dateOf = (path: string) => {
      const [, chart] = /^\/charts\/([^/]+)/.exec(path) ?? [];
      if (chart === undefined || correctedCharts.includes(chart)) return corrected;
      return chart === moved ? second : firstEdition;
    };
    const entries = meant.map(({ path }) => ({ path, changed: dateOf(path) }));
    const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);
    expect(entriesOf(fileAt('sitemap-0.xml')).toSorted(byPath)).toEqual(entries.toSorted(byPath));
    expect(entriesOf(fileAt('sitemap-index.xml'))).toEqual([{ path: '/sitemap-0.xml', changed: corrected }]);
    expect(fileAt('robots.txt')).toBe(`User-agent: *\nAllow: /\n\nSitemap: ${siteUrl()}sitemap-index.xml\n`);
  });

  test('HTML that works, by the address alone of a chart, of what is pinned, of a force and of the article: a consumer of oEmbed from the registry', async () => {
    for (const [address, path, leadsTo = address] of [
      ['/charts/arming-view/', 'arming-view'],
      ['/charts/taser-by-force/2018-19/', 'taser-by-force/2018-19'],
      [`/embed/arming-view/edition/${firstEdition}/`, `arming-view/edition/${firstEdition}`],
      ['/forces/kent/', 'officers-by-force/kent', '/charts/officers-by-force/kent/'],
      ['/', 'share-armed', '/charts/share-armed/'],
    ] as const) {
      const found = (await extract(site.root + address)) as unknown as { html: string; height: number };
      expect(found).toMatchObject({ type: 'rich', method: 'auto-discovery' });
      const body = `<!doctype html><title>Host</title><link rel="icon" href="data:,">${found.html}`;
      const host = await servePages(new Map([['/', { body }]]));
      const page = await site.browser.newPage({ viewport: { width: 480, height: 1200 } });
      const troubles: string[] = [];
      page.on('console', (message) => troubles.push(message.text()));
      await page.goto(host.root);
      const main = page.frameLocator('iframe').locator('main');
      expect((await main.boundingBox())?.height).toBeLessThanOrEqual(found.height);
      expect(page.frames()[1]?.url()).toBe(`${site.root}/embed/${path}/`);
      expect(await page.locator('blockquote a').getAttribute('href')).toBe(site.root + leadsTo);
      expect(troubles).toEqual([]);
      await host.close();
    }
  });
});
