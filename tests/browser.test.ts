import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openOnPhone } from '../scripts/bench/phone.ts';
import { charts } from '../src/charts/index.ts';
import { statesOf } from '../src/charts/kit/define-chart.ts';
import { listLive, listPinned } from '../src/embeds/list-embeds.ts';
import { loadChartRows, loadProse } from '../src/data/generated.ts';
import { visit } from './site/browser.ts';
import { firstEdition } from './site/copy.ts';
import { findFaults } from './site/find-faults.ts';
import { openSite } from './site/open-site.ts';
import { dist, readPages } from './site/pages.ts';

/** The built site as a browser sees it. */

const site = openSite();

/** A chart with a choice, and the state that is furthest from the one shown first. */
function chartWithStates() {
  const found = charts
    .map((chart) => ({ chart, rows: loadChartRows(chart) }))
    .find(({ chart, rows }) => statesOf(chart, rows).length > 1);
  const state = found && statesOf(found.chart, found.rows).at(-1);
  if (!state) throw new Error('no chart with states');
  return { ...found, state };
}

const { chart, rows, state } = chartWithStates();

/** One page of each kind. */
const templates = [
  ...['/', '/charts/', `/charts/${chart.id}/`, `/charts/${chart.id}/${state.id}/`],
  ...['/numbers/', '/method/', '/sources/', '/corrections/', '/about/', '/what-if/', '/404.html'],
  ...['/forces/', '/forces/city-of-london/'],
];

/** A file of the site by its address. */
const read = (path: string) => readFileSync(join(dist, path.replace(/\/$/, '/index.html')));

const phone = 390;
const devOverlay = 1280;

describe.for(templates)('%s', (path) => {
  test('says nothing on the console and asks nothing of another host', async () => {
    const { page, troubles } = await visit(site.browser, site.root + path);
    expect(await page.title()).toContain('Routinely Unarmed');
    expect(troubles).toEqual([]);
    await page.close();
  });

  test.for([
    { width: phone, colorScheme: 'light' },
    { width: devOverlay, colorScheme: 'light' },
    { width: devOverlay, colorScheme: 'dark' },
  ] as const)('has no fault that axe finds at $width in $colorScheme', async (options) => {
    const { page } = await visit(site.browser, site.root + path, options);
    expect(await findFaults(page)).toEqual([]);
    await page.close();
  });
});

test.for([...templates, `/embed/${chart.id}/`, `/embed/${chart.id}/edition/${firstEdition}/`])(
  'no script that somebody puts into %s runs',
  async (path) => {
    const { page } = await visit(site.browser, site.root + path);
    const ran = await page.evaluate(async () => {
      const main = document.querySelector('main') as HTMLElement;
      const script = document.createElement('script');
      // Nodes, since text for a script is refused before it could be refused to run.
      script.append('window.ran = "a script"');
      main.append(script);
      const link = document.createElementNS('http://www.w3.org/2000/svg', 'a');
      try {
        link.setAttribute('onclick', 'window.ran = "a handler"');
        main.append(link);
        link.dispatchEvent(new MouseEvent('click'));
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
      return (window as { ran?: string }).ran;
    });
    expect(ran).toBe(undefined);
    await page.close();
  },
);

describe('before a reader does anything, a phone asks', () => {
  const heaviest =
    [...listLive(), ...listPinned()]
      .map(({ path }) => `/embed/${path}/`)
      .toSorted((a, b) => read(b).length - read(a).length)[0] ?? '';

  test.for([
    { path: '/', requests: 2, bytes: 60_000 },
    { path: '/forces/metropolitan-police/', requests: 2, bytes: 40_000 },
    { path: heaviest, requests: 1, bytes: 10 * 1024 },
  ])('of $path at most $requests files and $bytes bytes, compressed', async ({ path, requests, bytes }) => {
    const { page } = await visit(site.browser, site.root + path, { width: phone });
    await page.waitForLoadState('networkidle');
    const loaded = await page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => name),
    );
    await page.close();
    const asked = [
      path,
      ...loaded
        .filter((address) => !address.startsWith('data:'))
        .map((address) => address.slice(site.root.length)),
    ];
    expect(asked.length, asked.join()).toBeLessThanOrEqual(requests);
    expect(asked.reduce((sum, each) => sum + brotliCompressSync(read(each)).length, 0)).toBeLessThanOrEqual(
      bytes,
    );
  });
});

test('a first visit on a slow phone shows the face of the site, and nothing moves for it', async () => {
  const { page, session } = await openOnPhone(site.browser);
  await page.goto(`${site.root}/`);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'h1' });
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
  expect(fonts.map(({ familyName }) => familyName)).toEqual(['Newsreader 16pt']);
  const shifts = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          resolve(list.getEntries().length);
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => {
          resolve(0);
        }, 100);
      }),
  );
  expect(shifts).toBe(0);
  await page.close();
});

describe('the checks', () => {
  test('would see a script that runs where no policy stands', async () => {
    const { page } = await visit(site.browser, `${site.root}/about/`, { bypassCSP: true });
    expect(
      await page.evaluate(() => {
        const script = document.createElement('script');
        script.append('window.ran = "a script"');
        document.body.append(script);
        return (window as { ran?: string }).ran;
      }),
    ).toBe('a script');
    await page.close();
  });

  test('hear of a style that the policy refuses', async () => {
    const { page, troubles } = await visit(site.browser, `${site.root}/about/`);
    await page.evaluate(() => {
      document.body.appendChild(document.createElement('p')).setAttribute('style', 'color: red');
    });
    expect(troubles.join()).toContain('Content Security Policy');
    await page.close();
  });

  test('hear of a picture on another host', async () => {
    const { page, troubles } = await visit(site.browser, `${site.root}/about/`);
    // Whether the policy stops it before it is asked for is the browser’s affair: either way it is heard.
    await page.evaluate(() => {
      document.body.appendChild(document.createElement('img')).src = 'http://127.0.0.2:9/pixel.gif';
    });
    await page.waitForTimeout(100);
    expect(troubles.join()).toContain('127.0.0.2');
    await page.close();
  });

  test('find a fault that axe knows', async () => {
    const { page } = await visit(site.browser, `${site.root}/about/`);
    await page.evaluate(() => {
      document.querySelector('main')?.append(document.createElement('img'));
    });
    expect((await findFaults(page)).join()).toContain('image-alt');
    await page.close();
  });
});

describe('an address that does not exist', () => {
  test('gets the page that says so, with the status that says so to machines', async () => {
    const response = await fetch(`${site.root}/charts/no-such-chart/`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('There is no page here');
  });
});

describe('no page scrolls sideways', () => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await visit(site.browser, `${site.root}/about/`));
  });
  afterAll(async () => {
    await page.close();
  });

  // Forces, and the states and editions of a chart, differ in their words and figures alone: of each kind the longest page is tried.
  const kindOf = (path: string) => path.replace(/^(\/forces\/|\/(?:charts|embed)\/[^/]+\/).+/, '$1*');
  const longest = Object.values(Object.groupBy(readPages(dist), ({ path }) => kindOf(path))).flatMap(
    (pages) => (pages ?? []).toSorted((a, b) => b.html.length - a.html.length).slice(0, 1),
  );
  test.for(longest.map(({ path }) => path))('%s', async (path) => {
    await page.goto(site.root + path);
    for (const width of [320, 390, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth),
        `at ${width}`,
      ).toBeLessThanOrEqual(width);
    }
  });
});

describe('without JavaScript', () => {
  const open = async (path: string) =>
    (await visit(site.browser, site.root + path, { javaScriptEnabled: false, width: phone })).page;

  test('the note of every number opens by its link, with its value, its sources and its earlier values, and closes', async () => {
    const page = await open('/');
    const { numbers } = loadProse();
    const links = await page.locator('a.bound').all();
    expect(links.length).toBeGreaterThan(10);
    for (const link of links) {
      const note = page.locator((await link.getAttribute('href')) ?? '');
      expect(await note.isVisible()).toBe(false);
      await link.click();
      expect(await note.isVisible()).toBe(true);
      const text = (await note.innerText()).replaceAll(/\s+/g, ' ');
      const row = await note.locator('a[href*="/numbers/#"]').getAttribute('href');
      const number = numbers.find(({ id }) => row?.endsWith(`#${id}`));
      if (!number) throw new Error(`no number: ${row}`);
      expect(await link.innerText()).toBe(number.text);
      for (const part of [
        number.text,
        number.label,
        ...number.publications.slice(0, 4).flatMap(({ text, release }) => [text, release]),
      ])
        expect(text).toContain(part);
      await note.getByLabel('Close this note').click();
      expect(await note.isVisible()).toBe(false);
    }
    expect(numbers.some(({ working, publications }) => working === null && publications.length > 1)).toBe(
      true,
    );
    await page.close();
  });

  test('the table of every chart in the article opens', async () => {
    const page = await open('/');
    const tables = await page.locator('.quiet details').all();
    expect(tables.length).toBeGreaterThan(charts.length / 2);
    for (const table of tables) {
      expect(await table.locator('table').isVisible()).toBe(false);
      // At its word: the rest of its line lies below the downloads.
      await table.locator('summary').click({ position: { x: 8, y: 8 } });
      expect(await table.locator('tbody tr').first().isVisible()).toBe(true);
    }
    await page.close();
  });

  test('the link of a state leads to its page, which says so', async () => {
    const page = await open(`/charts/${chart.id}/`);
    await page.getByRole('link', { name: state.label, exact: true }).click();
    expect(page.url()).toBe(`${site.root}/charts/${chart.id}/${state.id}/`);
    expect(await page.locator('h1').innerText()).toBe(chart.title(rows, { state: state.id }));
    expect(await page.locator('.states [aria-current]').allInnerTexts()).toEqual([state.label]);
    await page.close();
  });
});
