import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { charts } from '../src/charts/index.ts';
import { build, copyProject, remove } from './site/copy.ts';
import { addressesIn, brokenLinks, type Page, readPages } from './site/pages.ts';
import { serve, type Served } from './site/serve.ts';

/** The same site below a path of somebody else’s domain. */

const siteUrl = 'https://example.org/armed/';
const folder = mkdtempSync(join(tmpdir(), 'sub-path-'));

let dist: string;
let pages: Page[];
let site: Served;
beforeAll(async () => {
  copyProject(folder);
  dist = await build(folder, { SITE_URL: siteUrl });
  pages = readPages(dist);
  site = await serve(dist, { base: '/armed/' });
});
afterAll(async () => {
  remove(folder);
  await site.close();
});

describe('a site below a path', () => {
  test('has no link that leads nowhere or out of the path', () => {
    expect(pages.length).toBeGreaterThan(10);
    expect(brokenLinks(dist, pages, { base: '/armed/' })).toEqual([]);
  });

  test('says on every page where the page stands', () => {
    const canonical = (page: Page) => page.document.querySelector('link[rel="canonical"]')?.getAttribute('href');
    // An embed stands for its chart’s page, in its state; the edition to which it is pinned has no page of its own.
    const standsFor = ({ path }: Page) => path.replace(/^\/embed\//, '/charts/').replace(/edition\/[\d-]+\/$/, '');
    expect(pages.filter((page) => canonical(page) !== `https://example.org/armed${standsFor(page)}`).map(({ path }) => path)).toEqual([]);
    const addresses = new Set(pages.map(({ path }) => path));
    expect(pages.map(standsFor).filter((path) => !addresses.has(path))).toEqual([]);
  });

  test('gives every page a card that is there, and says its size and what it shows', () => {
    for (const { path, document } of pages) {
      const said = (name: string) => document.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.getAttribute('content') ?? '';
      const card = new URL(said('og:image'));
      expect(existsSync(join(dist, card.href.replace(siteUrl, ''))), `${path} ${card.href}`).toBe(true);
      // An embed says no more: it is not what is shared.
      if (path.startsWith('/embed/')) continue;
      expect([said('og:image:width'), said('og:image:height'), said('twitter:card')]).toEqual(['1200', '630', 'summary_large_image']);
      expect(said('og:image:alt').length, path).toBeGreaterThan(60);
    }
    const cards = pages.map(({ document }) => document.querySelector('meta[property="og:image"]')?.getAttribute('content'));
    expect(new Set(cards).size).toBe(charts.length + 1);
  });

  test('answers for all that its first page loads and links', async () => {
    const home = pages.find(({ path }) => path === '/');
    const own = new Set((home ? addressesIn(home.document) : []).map(({ address }) => address.split('#')[0] ?? '').filter((address) => address.startsWith('/')));
    expect(own.size).toBeGreaterThan(5);
    for (const address of own) expect((await fetch(new URL(address, site.root))).status, address).toBe(200);
  });

  test('finds its font from its style sheet', () => {
    const sheet = pages[0]?.document.querySelector('link[rel="stylesheet"]')?.getAttribute('href') ?? '';
    const css = readFileSync(join(dist, sheet.replace('/armed/', '')), 'utf8');
    const fonts = [...css.matchAll(/url\(([^)]+)\)/g)].map(([, address = '']) => new URL(address, new URL(sheet, siteUrl)).pathname);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(readFileSync(join(dist, font.replace('/armed/', ''))).length).toBeGreaterThan(0);
  });
});
