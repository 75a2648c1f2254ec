import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { charts } from '../src/charts/index.ts';
import { statesOf } from '../src/charts/kit/define-chart.ts';
import { loadChartRows } from '../src/data/generated.ts';
import { startBrowser, visit } from './support/browser.ts';
import { build, copyProject, firstEdition, forgetLaterEditions, remove } from './support/copy.ts';
import { dist as builtHere, type Page, readPages } from './support/pages.ts';
import { serve, type Served } from './support/serve.ts';

/** What machines find: a site below a path, with a second edition and a correction. */

const siteUrl = 'https://example.org/armed/';
const [first, second, corrected] = [firstEdition, '2027-01-02', '2027-01-09'];
/** The chart whose rows the second edition changed. */
const moved = 'timeline';
const folder = mkdtempSync(join(tmpdir(), 'findable-'));

let browser: Browser;
let dist: string;
let pages: Page[];
let site: Served;
beforeAll(async () => {
  copyProject(folder);
  forgetLaterEditions(folder);
  const edition = (date: string) => join(folder, `data/editions/${date}`);
  cpSync(edition(first), edition(second), { recursive: true });
  writeFileSync(join(edition(second), 'edition.json'), '{"version":"1.1.0"}\n');
  const file = join(edition(second), `${moved}.json`);
  writeFileSync(file, `${JSON.stringify((JSON.parse(readFileSync(file, 'utf8')) as unknown[]).slice(1))}\n`);
  const corrections = join(folder, 'data/corrections.csv');
  writeFileSync(
    corrections,
    `${readFileSync(corrections, 'utf8').trim()}\nwrong-year,${corrected},${first},It said 1830.,It says 1829.,,,${moved},\n`,
  );
  dist = await build(folder, { SITE_URL: siteUrl });
  // An embed stands on the pages of others, and says whose it is by its canonical link alone.
  pages = readPages(dist).filter(({ path }) => !path.startsWith('/embed/'));
  site = await serve(dist, { base: '/armed/' });
  browser = await startBrowser();
});
afterAll(async () => {
  remove(folder);
  await browser.close();
  await site.close();
});

const fileAt = (path: string) => readFileSync(join(dist, path), 'utf8');

function pageAt(path: string, among = pages): Page {
  const page = among.find((page) => page.path === path);
  if (!page) throw new Error(`no page: ${path}`);
  return page;
}

type Data = Record<string, unknown>;

const dataOf = ({ document }: Page): Data[] =>
  [...document.querySelectorAll('script[type="application/ld+json"]')].map(
    (script) => JSON.parse(script.textContent ?? '') as Data,
  );

const wholeAddress = /^https:\/\/example\.org\/armed\//;

const chartPages = charts.flatMap((chart) =>
  [undefined, ...(chart.states ? statesOf(chart, loadChartRows(chart)) : [])].map((state) => ({
    chart,
    path: `/charts/${chart.id}/${state ? `${state.id}/` : ''}`,
  })),
);

describe('the article', () => {
  test('says what it is, when it was published and updated, and what was wrong', () => {
    const [article, ...others] = dataOf(pageAt('/'));
    expect(others).toEqual([]);
    expect(article).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: 'Routinely Unarmed: should London’s police carry guns?',
      url: siteUrl,
      datePublished: first,
      dateModified: corrected,
      author: { '@type': 'Organization' },
      publisher: { '@type': 'NewsMediaOrganization', correctionsPolicy: `${siteUrl}corrections/` },
      image: `${siteUrl}card.png`,
      isAccessibleForFree: true,
      isBasedOn: { '@type': 'Dataset', url: `${siteUrl}sources/` },
      correction: [
        {
          '@type': 'CorrectionComment',
          text: 'We said: It said 1830. Now: It says 1829.',
          datePublished: corrected,
          url: `${siteUrl}corrections/#wrong-year`,
        },
      ],
    });
    expect(String(article?.['headline']).length).toBeLessThanOrEqual(110);
  });

  test('claims no update and no correction where there was none, and no address where none is known', () => {
    const [article] = dataOf(pageAt('/', readPages(builtHere)));
    expect(article).toMatchObject({ '@type': 'NewsArticle', datePublished: first });
    if (process.env['SITE_URL'] === undefined)
      expect(JSON.stringify(article)).not.toMatch(/https?:\/\/(?!schema\.org)|undefined/);
  });
});

describe('a chart', () => {
  test('is a data set on each of its pages', () => {
    for (const { chart, path } of chartPages) {
      const [data, ...others] = dataOf(pageAt(path));
      expect(others).toEqual([]);
      expect(data, path).toMatchObject({
        '@type': 'Dataset',
        url: siteUrl + path.slice(1),
        image: `${siteUrl}cards/${chart.id}.png`,
        datePublished: first,
        creator: { '@type': 'Organization' },
        version: '1.1.0+unreleased',
        spatialCoverage: { '@type': 'Place', name: expect.stringMatching(/^[A-Z]/) as string },
        temporalCoverage: expect.stringMatching(/^\d{4}(-\d\d){0,2}(\/\d{4}(-\d\d){0,2})?$/) as string,
        measurementTechnique: expect.arrayContaining([expect.stringMatching(/./)]) as string[],
        description: expect.stringMatching(/^[^]{50,5000}$/) as string,
      });
      expect(data?.['dateModified'], path).toBe(chart.id === moved ? corrected : undefined);
      for (const list of ['license', 'isBasedOn', 'variableMeasured'])
        expect(data?.[list], `${path}: ${list}`).not.toEqual([]);
      const files = data?.['distribution'] as { encodingFormat: string; contentUrl: string }[];
      expect(files.map(({ encodingFormat }) => encodingFormat)).toEqual(['text/csv', 'application/json']);
      for (const { contentUrl } of files)
        expect(fileAt(contentUrl.replace(wholeAddress, '')).length).toBeGreaterThan(50);
    }
  });

  test('can be cited from each of its pages', () => {
    for (const { path } of chartPages) {
      const { document } = pageAt(path);
      const title = document.querySelector('h1')?.textContent ?? '';
      const [text = '', bibtex = ''] = [...document.querySelectorAll('.citation')].map(
        (element) => element.textContent ?? '',
      );
      const address = siteUrl + path.slice(1);
      for (const item of [`“${title}”`, 'Routinely Unarmed', '2 January 2027', address])
        expect(text).toContain(item);
      expect(bibtex).toMatch(/^@misc\{routinely-unarmed:[a-z0-9-]+:2027-01-02,\n/);
      expect(bibtex).toContain(`url = {${address}}`);
    }
  });
});

describe('the data package', () => {
  test('is a data set whose files are there, and says where the site stands', () => {
    const [data] = dataOf(pageAt('/sources/'));
    expect(data).toMatchObject({ '@type': 'Dataset', dateModified: corrected, version: '1.1.0+unreleased' });
    const files = data?.['distribution'] as { contentUrl: string }[];
    expect(files).toHaveLength(2);
    for (const { contentUrl } of files)
      expect(fileAt(contentUrl.replace(wholeAddress, '')).length).toBeGreaterThan(1000);
    expect(JSON.parse(fileAt('data/datapackage.json'))).toMatchObject({
      homepage: siteUrl,
      version: '1.1.0+unreleased',
      created: `${second}T00:00:00Z`,
    });
  });
});

describe('the feed', () => {
  test('is linked from every page', () => {
    const linked = pages.filter(
      ({ document }) =>
        document.querySelector('link[rel="alternate"][type="application/atom+xml"]')?.getAttribute('href') ===
        '/armed/feed.xml',
    );
    expect(linked).toHaveLength(pages.length);
  });

  test('is XML with each edition and each correction once, newest first, and leads to pages of this site', async () => {
    // A page of the site lets no text become a document: that is its policy.
    const page = await browser.newPage();
    const feed = await page.evaluate((text) => {
      const document = new DOMParser().parseFromString(text, 'application/xml');
      const textOf = (element: Element | Document, name: string) =>
        element.getElementsByTagName(name)[0]?.textContent ?? '';
      return {
        errors: document.getElementsByTagName('parsererror').length,
        namespace: document.documentElement.namespaceURI,
        updated: textOf(document, 'updated'),
        self: document.querySelector('feed > link[rel=self]')?.getAttribute('href'),
        ids: [...document.querySelectorAll('id')].map((id) => id.textContent),
        entries: [...document.querySelectorAll('entry')].map((entry) => ({
          title: textOf(entry, 'title'),
          updated: textOf(entry, 'updated'),
          href: entry.querySelector('link')?.getAttribute('href') ?? '',
        })),
      };
    }, fileAt('feed.xml'));
    expect(feed).toMatchObject({
      errors: 0,
      namespace: 'http://www.w3.org/2005/Atom',
      updated: `${corrected}T00:00:00Z`,
      self: `${siteUrl}feed.xml`,
    });
    expect(new Set(feed.ids).size).toBe(feed.entries.length + 1);
    expect(feed.entries).toEqual([
      {
        title: 'Correction of 9 January 2027',
        updated: `${corrected}T00:00:00Z`,
        href: `${siteUrl}corrections/#wrong-year`,
      },
      { title: 'Edition of 2 January 2027', updated: `${second}T00:00:00Z`, href: siteUrl },
      { title: 'Edition of 23 November 2026', updated: `${first}T00:00:00Z`, href: siteUrl },
    ]);
    expect(pageAt('/corrections/').document.getElementById('wrong-year')).not.toBeNull();
    await page.close();
  });
});

describe('the sitemap', () => {
  const entriesOf = (xml: string) =>
    [...xml.matchAll(/<loc>(.*?)<\/loc>(?:<lastmod>([\d-]+)T00:00:00.000Z<\/lastmod>)?/g)].map(
      ([, address = '', changed]) => ({ path: address.replace(siteUrl, '/'), changed }),
    );

  test('has every page once, and none that is not to be found', () => {
    const meant = pages.filter(
      ({ path, document }) =>
        path.endsWith('/') &&
        !document.querySelector('meta[name="robots"][content*="noindex"], meta[http-equiv="refresh"]'),
    );
    expect(
      entriesOf(fileAt('sitemap-0.xml'))
        .map(({ path }) => path)
        .toSorted(),
    ).toEqual(meant.map(({ path }) => path).toSorted());
    expect(meant.length).toBeGreaterThan(chartPages.length);
  });

  test('dates a chart by the edition that changed it and all else by the newest', () => {
    for (const { path, changed } of entriesOf(fileAt('sitemap-0.xml'))) {
      const isOld = /^\/charts\/./.test(path) && !path.startsWith(`/charts/${moved}/`);
      expect(changed, path).toBe(isOld ? first : second);
    }
  });

  test('is found from its index, and that from robots.txt', () => {
    expect(entriesOf(fileAt('sitemap-index.xml'))).toEqual([{ path: '/sitemap-0.xml', changed: second }]);
    expect(fileAt('robots.txt')).toBe(`User-agent: *\nAllow: /\n\nSitemap: ${siteUrl}sitemap-index.xml\n`);
  });
});

describe('a page that is shared', () => {
  test('says title, kind, site and address to those who show a card', () => {
    const metaOf = ({ document }: Page, name: string) =>
      document.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.getAttribute('content');
    for (const page of pages) {
      expect(metaOf(page, 'og:url'), page.path).toBe(
        page.document.querySelector('link[rel="canonical"]')?.getAttribute('href'),
      );
      expect(metaOf(page, 'og:site_name'), page.path).toBe('Routinely Unarmed');
      expect(metaOf(page, 'og:type'), page.path).toBe(page.path === '/' ? 'article' : 'website');
      expect(metaOf(page, 'twitter:card'), page.path).toMatch(/^summary/);
      for (const name of ['og:title', 'og:description'])
        expect(metaOf(page, name) ?? '', page.path).not.toBe('');
    }
  });
});

test('data in a page are let through by the strict policy', async () => {
  for (const path of ['/', '/sources/', '/charts/arming-view/']) {
    const { page, troubles } = await visit(browser, site.root + path);
    const kinds = await page.evaluate(() =>
      [...document.scripts]
        .filter(({ type }) => type === 'application/ld+json')
        .map(({ text }) => typeof JSON.parse(text)),
    );
    expect({ path, kinds, troubles }).toEqual({ path, kinds: ['object'], troubles: [] });
    await page.close();
  }
});
