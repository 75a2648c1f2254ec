import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openOnPhone } from '../scripts/bench/measure-page.ts';
import { charts } from '../src/charts/index.ts';
import { listLive, listPinned } from '../src/embeds/list-embeds.ts';
import { loadProse } from '../src/data/generated.ts';
import { visit } from './support/browser.ts';
import { firstEdition } from './support/copy.ts';
import { findAccessibilityErrors, findOnPages } from './support/accessibility-errors.ts';
import { openSite } from './support/open-site.ts';
import { dist, readPages } from './support/pages.ts';
import { chartWithStates, templates } from './support/templates.ts';

/** The built site as a browser sees it. */

const site = openSite();

const { chart, rows, state } = chartWithStates();

/** A file of the site by its address. */
const read = (path: string) => readFileSync(join(dist, path.replace(/\/$/, '/index.html')));

const phone = 390;

test('no page says anything on the console or asks anything of another host', async () => {
  const offenders: string[] = [];
  for (const path of templates) {
    const { page, troubles } = await visit(site.browser, site.root + path);
    if (!(await page.title()).includes('Routinely Unarmed')) offenders.push(`${path} title`);
    offenders.push(...troubles.map((trouble) => `${path} ${trouble}`));
    await page.close();
  }
  expect(offenders).toEqual([]);
});

test('axe finds nothing wrong on a phone', async () => {
  expect(await findOnPages(site, templates, { width: phone, colorScheme: 'light' })).toEqual([]);
});

test('no script that somebody puts into a page runs', async () => {
  const ran: string[] = [];
  for (const path of [...templates, `/embed/${chart.id}/`, `/embed/${chart.id}/edition/${firstEdition}/`]) {
    const { page } = await visit(site.browser, site.root + path);
    const what = await page.evaluate(async () => {
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
    if (what !== undefined) ran.push(`${path} ${what}`);
    await page.close();
  }
  expect(ran).toEqual([]);
});

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

test('a first visit on a slow phone shows the font of the site, and nothing moves for it', async () => {
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

  test('notice a style that the policy refuses', async () => {
    const { page, troubles } = await visit(site.browser, `${site.root}/about/`);
    await page.evaluate(() => {
      document.body.appendChild(document.createElement('p')).setAttribute('style', 'color: red');
    });
    expect(troubles.join()).toContain('Content Security Policy');
    await page.close();
  });

  test('notice a picture on another host', async () => {
    const { page, troubles } = await visit(site.browser, `${site.root}/about/`);
    // Whether the policy stops it before it is asked for is the browser’s affair: either way it is noticed.
    await page.evaluate(() => {
      document.body.appendChild(document.createElement('img')).src = 'http://127.0.0.2:9/pixel.gif';
    });
    await page.waitForTimeout(100);
    expect(troubles.join()).toContain('127.0.0.2');
    await page.close();
  });

  test('find an error that axe knows', async () => {
    const { page } = await visit(site.browser, `${site.root}/about/`);
    await page.evaluate(() => {
      document.querySelector('main')?.append(document.createElement('img'));
    });
    expect((await findAccessibilityErrors(page)).join()).toContain('image-alt');
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

test('no page scrolls sideways', async () => {
  // Forces, and the states and editions of a chart, differ in their words and figures alone: the longest page of each kind is tried.
  const kindOf = (path: string) => path.replace(/^(\/forces\/|\/(?:charts|embed)\/[^/]+\/).+/, '$1*');
  const kinds = Map.groupBy(readPages(dist), ({ path }) => kindOf(path));
  const longest = [...kinds.values()].flatMap((pages) =>
    pages.toSorted((a, b) => b.html.length - a.html.length).slice(0, 1),
  );
  const { page } = await visit(site.browser, `${site.root}/about/`);
  const wide: string[] = [];
  for (const { path } of longest) {
    await page.goto(site.root + path);
    for (const width of [320, 390, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const shown = await page.evaluate(() => document.documentElement.scrollWidth);
      if (shown > width) wide.push(`${path} at ${width}: ${shown}`);
    }
  }
  await page.close();
  expect(wide).toEqual([]);
});

describe('without JavaScript', () => {
  const open = async (path: string) =>
    (await visit(site.browser, site.root + path, { javaScriptEnabled: false, width: phone })).page;

  test('the note of every number opens by its link, with its value, its sources and its earlier values, and closes', async () => {
    const page = await open('/');
    const { numbers } = loadProse();
    const links = await page.locator('a.figure-link').all();
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
