import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseHTML } from 'linkedom';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { archiveArticle } from '../scripts/archive-article.ts';
import { startBrowser } from './site/browser.ts';
import { base, dist } from './site/pages.ts';

/** The article as one file, opened from a disk where nothing else is. */

const read = (path: string) => readFileSync(join(dist, path.endsWith('/') ? `${path}index.html` : path));
const article = parseHTML(read('/').toString()).document;
const folder = mkdtempSync(join(tmpdir(), 'archive-'));
const file = join(folder, 'article.html');

let browser: Browser;
let page: Page;
const asked: string[] = [];
const said: string[] = [];
beforeAll(async () => {
  writeFileSync(file, archiveArticle(read, { base }));
  browser = await startBrowser();
  page = await browser.newPage();
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) asked.push(request.url());
  });
  page.on('console', (message) => said.push(message.text()));
  await page.goto(pathToFileURL(file).href);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await browser.close();
});

describe('the archived article', () => {
  test('asks for nothing but itself, and its policy has nothing to refuse', async () => {
    await page.evaluate(() => {
      window.scrollTo(0, document.body.scrollHeight);
    });
    expect(asked).toEqual([pathToFileURL(file).href]);
    expect(said).toEqual([]);
  });

  test('has every chart of the article, with a picture that shows and a table', async () => {
    const charts = await page.evaluate(() =>
      [...document.querySelectorAll('figure.chart')].map((figure) => {
        for (const fold of document.querySelectorAll('details')) fold.open = true;
        const picture = [...figure.querySelectorAll('.body :is(svg, img)')].find((picture) =>
          picture.checkVisibility(),
        );
        return {
          id: figure.id,
          isShown: picture instanceof HTMLImageElement ? picture.naturalWidth > 0 : picture !== undefined,
          rows: figure.querySelectorAll('tbody tr').length,
        };
      }),
    );
    expect(charts.map(({ id }) => id)).toEqual(
      [...article.querySelectorAll('figure.chart')].map(({ id }) => id),
    );
    expect(charts.filter(({ isShown, rows }) => !isShown || rows === 0)).toEqual([]);
  });

  test('is set in the face of the site', async () => {
    expect(
      await page.evaluate(
        () =>
          document.fonts.check('16px Newsreader') &&
          [...document.fonts].every(({ status }) => status === 'loaded'),
      ),
    ).toBe(true);
  });

  test('leads from every number to its rows and its sources, inside the file', async () => {
    const links = await page.evaluate(() =>
      [...document.querySelectorAll('a[href^="#"]')].map((link) => link.getAttribute('href')?.slice(1) ?? ''),
    );
    const lost = await page.evaluate((ids) => ids.filter((id) => !document.getElementById(id)), links);
    expect(links.length).toBeGreaterThan(300);
    expect(lost).toEqual([]);
    const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].map(({ id }) => id));
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test('does not ask a reader to point at a picture, where no script would answer', async () => {
    const asks = await page.evaluate(() =>
      [...document.querySelectorAll('explored-chart')].map(
        (chart) => getComputedStyle(chart, '::after').content,
      ),
    );
    expect(asks.length).toBeGreaterThan(10);
    expect(asks.filter((ask) => ask !== 'none')).toEqual([]);
  });

  test('has no control that would need a script, and no link of the site whose address is not known', async () => {
    expect(await page.locator('button, input, guess-first').count()).toBe(0);
    expect(
      await page.evaluate(() =>
        [...document.querySelectorAll('a[href]')]
          .map((link) => link.getAttribute('href'))
          .filter((address) => !/^(#|https?:)/.test(address ?? '')),
      ),
    ).toEqual([]);
  });
});

test('where the address of the site is known, its links lead there', () => {
  const { document } = parseHTML(archiveArticle(read, { base, siteUrl: 'https://example.org/armed/' }));
  const links = [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href') ?? '');
  expect(links).toEqual(
    expect.arrayContaining([
      'https://example.org/armed/charts/arming-view/',
      'https://example.org/armed/charts/timeline.csv',
      '#sources',
    ]),
  );
  expect(links.filter((address) => !/^(#|https?:)/.test(address))).toEqual([]);
});
