import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extract } from '@extractus/oembed-extractor';
import { parseHTML } from 'linkedom';
import Papa from 'papaparse';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listAddresses } from '../../scripts/build/built-files.ts';
import { charts } from '../../src/charts/index.ts';
import { startBrowser } from '../support/browser.ts';
import { build, copyProject, firstEdition as edition, forgetLaterEditions, remove } from '../support/copy.ts';
import { addressesIn, brokenLinks, dist as builtHere, type Page, readPages } from '../support/pages.ts';
import { serve, type Served } from '../support/serve.ts';
import { type Answer, servePages } from '../support/serve-pages.ts';

/**
 * The site built again, below a path of somebody else’s domain, after a source has revised a figure and we have put one of
 * ours right: its addresses, what embeds that were pinned before then show, and what a host finds that has only a chart’s
 * address.
 */

type Row = Record<string, string>;

const base = '/armed/';
const folder = mkdtempSync(join(tmpdir(), 'rebuilt-'));
/** A number in the prose that the correction names. */
const concerned = 'deaths-paris';

let browser: Browser;
let site: Served;
let dist: string;
let pages: Page[];

const readEmbed = (path: string) =>
  parseHTML(readFileSync(join(dist, 'embed', path, 'index.html'), 'utf8')).document;
const textOf = (document: Document, selector: string) => document.querySelector(selector)?.textContent ?? '';

function change(table: string, edit: (rows: Row[]) => Row[]): void {
  const file = join(folder, `data/${table}.csv`);
  const { data, meta } = Papa.parse<Row>(readFileSync(file, 'utf8'), { header: true, skipEmptyLines: true });
  writeFileSync(file, `${Papa.unparse(edit(data), { columns: meta.fields ?? [], newline: '\n' })}\n`);
}

/** A source prints another figure for 2022 a year later; and we had turned two digits about. No sentence rests on either. */
function changeFigures(): void {
  change('armed-officers', (rows) => {
    const before = rows.findLast(
      ({ geography, date, measure }) =>
        geography === 'England and Wales' && date === '2022-03-31' && measure === 'total_authorised',
    );
    if (!before) throw new Error('armed-officers has no row to revise');
    return [
      ...rows,
      {
        ...before,
        value: '6681',
        release: 'HO Jul 2024 (YE Mar 2024)',
        released: '2024-07-11',
        source_id: 'HO2024',
      },
    ];
  });
  change('operations', (rows) =>
    rows.map((row) =>
      row['period'] === '2010-04/2011-03' && row['measure'] === 'operations'
        ? { ...row, value: '19568' }
        : row,
    ),
  );
  change('corrections', (rows) => [
    ...rows,
    {
      correction_id: 'turned-about',
      corrected: '2026-12-01',
      wrong_since: edition,
      what_was_wrong: '19,586 operations in 2010/11.',
      what_it_says_now: '19,568.',
      charts: 'firearms-operations',
      numbers: concerned,
    },
  ]);
}

beforeAll(async () => {
  copyProject(folder);
  forgetLaterEditions(folder);
  changeFigures();
  // Served before it is there, since the build must know the address.
  site = await serve(join(folder, 'dist'), { base });
  [dist, browser] = await Promise.all([build(folder, { SITE_URL: `${site.root}/` }), startBrowser()]);
  pages = readPages(dist);
});
afterAll(async () => {
  remove(folder);
  await Promise.all([browser.close(), site.close()]);
});

describe('a site below a path', () => {
  test('has the addresses that it has where no build knows them: a release may hold later builds to all of them', () => {
    expect(listAddresses(dist).filter((address) => !/\/edition\//.test(address))).toEqual(
      listAddresses(builtHere).filter((address) => !/\/edition\//.test(address)),
    );
  });

  test('has no link that leads nowhere or out of the path', () => {
    expect(pages.length).toBeGreaterThan(10);
    expect(brokenLinks(dist, pages, { base })).toEqual([]);
  });

  test('says on every page where the page stands', () => {
    const canonical = (page: Page) =>
      page.document.querySelector('link[rel="canonical"]')?.getAttribute('href');
    // An embed stands for its chart’s page, in its state; the edition to which it is pinned has no page of its own.
    const standsFor = ({ path }: Page) =>
      path.replace(/^\/embed\//, '/charts/').replace(/edition\/[\d-]+\/$/, '');
    expect(
      pages.filter((page) => canonical(page) !== `${site.root}${standsFor(page)}`).map(({ path }) => path),
    ).toEqual([]);
    const addresses = new Set(pages.map(({ path }) => path));
    expect(pages.map(standsFor).filter((path) => !addresses.has(path))).toEqual([]);
  });

  test('gives every page a card that is there, and says its size and what it shows', () => {
    for (const { path, document } of pages) {
      const said = (name: string) =>
        document.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.getAttribute('content') ??
        '';
      const card = new URL(said('og:image'));
      expect(existsSync(join(dist, card.href.replace(`${site.root}/`, ''))), `${path} ${card.href}`).toBe(
        true,
      );
      // An embed says no more: it is not what is shared.
      if (path.startsWith('/embed/')) continue;
      expect([said('og:image:width'), said('og:image:height'), said('twitter:card')]).toEqual([
        '1200',
        '630',
        'summary_large_image',
      ]);
      expect(said('og:image:alt').length, path).toBeGreaterThan(60);
    }
    const cards = pages.map(({ document }) =>
      document.querySelector('meta[property="og:image"]')?.getAttribute('content'),
    );
    expect(new Set(cards).size).toBe(charts.length + 1);
  });

  test('answers for all that its first page loads and links', async () => {
    const home = pages.find(({ path }) => path === '/');
    const own = new Set(
      (home ? addressesIn(home.document) : [])
        .map(({ address }) => address.split('#')[0] ?? '')
        .filter((address) => address.startsWith('/')),
    );
    expect(own.size).toBeGreaterThan(5);
    for (const address of own) expect((await fetch(new URL(address, site.root))).status, address).toBe(200);
  });
});

describe('a pinned embed', () => {
  test('keeps its numbers when their source revises one, and says quietly that newer figures exist', () => {
    const live = readEmbed('armed-officers');
    const pinned = readEmbed(`armed-officers/edition/${edition}`);
    expect(textOf(live, 'table')).toContain('6,681');
    expect(textOf(pinned, 'table')).not.toContain('6,681');
    expect(textOf(pinned, 'table')).toContain('6,677');
    expect(textOf(pinned, '.from')).toMatch(/as released 23 November 2026 · newer figures exist$/);
    expect(pinned.querySelector('.from a')?.getAttribute('href')).toBe('/armed/charts/armed-officers/');
    expect(pinned.querySelectorAll('.corrected').length).toBe(0);
  });

  test('draws the right figure when we were wrong, and says plainly what it showed before', () => {
    const pinned = readEmbed(`firearms-operations/edition/${edition}`);
    expect(textOf(pinned, 'table')).toContain('19,568');
    expect(textOf(pinned, 'table')).not.toContain('19,586');
    expect(textOf(pinned, '.corrected')).toBe(
      'Corrected on 1 December 2026. Before: 19,586 operations in 2010/11. Now: 19,568.',
    );
    expect(textOf(pinned, '.from')).not.toContain('newer figures');
    expect(pinned.querySelector('link[rel="canonical"]')?.getAttribute('href')).toBe(
      `${site.root}/charts/firearms-operations/`,
    );
  });

  test('says nothing where nothing changed', () => {
    const pinned = readEmbed(`arming-view/edition/${edition}`);
    expect(textOf(pinned, '.from')).not.toContain('newer figures');
    expect(pinned.querySelectorAll('.corrected').length).toBe(0);
  });
});

test('a correction is told by the article, the list of corrections, and the chart and the number that were wrong', () => {
  const page = (path: string) => parseHTML(readFileSync(join(dist, path, 'index.html'), 'utf8')).document;
  const toList = `${base}corrections/#turned-about`;
  const words = 'Before: 19,586 operations in 2010/11. Now: 19,568.';
  expect(textOf(page(''), '#corrected')).toContain(`Corrected on 1 December 2026. ${words}`);
  expect(page('').querySelector('#corrected a')?.getAttribute('href')).toBe(toList);
  expect(textOf(page(''), '.byline')).toContain('Corrected on 1 December 2026');
  expect(
    [...page('corrections').querySelectorAll('#turned-about a')].map((a) => a.getAttribute('href')),
  ).toEqual([`${base}charts/firearms-operations/`, `${base}numbers/#${concerned}`]);
  expect(page('numbers').querySelector(`[id="${concerned}"] a[href="${toList}"]`)?.textContent).toBe(
    'Corrected on 1 December 2026',
  );
  const said = (path: string) =>
    textOf(page(path), 'script[type="application/ld+json"]').includes('"CorrectionComment"');
  expect(['charts/firearms-operations', 'charts/arming-view'].map(said)).toEqual([true, false]);
});

describe('an oEmbed consumer from the registry', () => {
  test.for(['arming-view', 'taser-by-force/2018-19'])(
    'finds, by the address of %s alone, HTML that works',
    async (path) => {
      const found = (await extract(`${site.root}/charts/${path}/`)) as unknown as {
        html: string;
        type: string;
        height: number;
        method: string;
      };
      expect(found).toMatchObject({ type: 'rich', method: 'auto-discovery' });
      const host = await servePages(
        new Map<string, Answer>([
          ['/', { body: `<!doctype html><title>Host</title><link rel="icon" href="data:,">${found.html}` }],
        ]),
      );
      const page = await browser.newPage({ viewport: { width: 480, height: 1200 } });
      const troubles: string[] = [];
      page.on('console', (message) => troubles.push(message.text()));
      await page.goto(host.root);
      const frame = await (await page.waitForSelector('iframe')).contentFrame();
      await frame?.waitForSelector('main');
      expect(frame?.url()).toBe(`${site.root}/embed/${path}/`);
      expect(
        await frame?.evaluate(() => document.querySelector('main')?.getBoundingClientRect().height),
      ).toBeLessThanOrEqual(found.height);
      expect(await page.locator('blockquote a').getAttribute('href')).toBe(`${site.root}/charts/${path}/`);
      expect(troubles).toEqual([]);
      await page.close();
      await host.close();
    },
  );
});
