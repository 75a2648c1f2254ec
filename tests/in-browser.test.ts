import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openOnPhone } from '../scripts/bench/measure-page.ts';
import { loadProse } from '../src/data/generated.ts';
import { findAccessibilityErrors } from './support/browser.ts';
import { firstEdition } from './support/copy.ts';
import { chartWithStates, findOnPages, openSite, templates } from './support/open-site.ts';
import { dist, readPages } from './support/pages.ts';

/** The built site as a browser sees it. */

const site = openSite();
const { chart, rows, state } = chartWithStates;
const phone = 390;

/** A file of the site by its address. */
const read = (path: string) => readFileSync(join(dist, path.replace(/\/$/, '/index.html')));

/** Puts a script into a page, as nodes: text for a script is refused before it could be refused to run. */
function runScript(): string | undefined {
  const script = document.createElement('script');
  script.append('window.ran = "a script"');
  document.body.append(script);
  return (window as { ran?: string }).ran;
}

test('no page says anything on the console, asks anything of another host or runs a script that somebody puts into it', async () => {
  const offenders: string[] = [];
  for (const path of [...templates, `/embed/${chart.id}/`, `/embed/${chart.id}/edition/${firstEdition}/`]) {
    const { page, troubles } = await site.open(path);
    offenders.push(...troubles.map((trouble) => `${path} ${trouble}`));
    const ran = [
      await page.evaluate(runScript),
      await page.evaluate(() => {
        const link = document.createElementNS('http://www.w3.org/2000/svg', 'a');
        try {
          link.setAttribute('onclick', 'window.ran = "a handler"');
          document.body.append(link);
          link.dispatchEvent(new MouseEvent('click'));
        } catch (error) {
          if (!(error instanceof TypeError)) throw error;
        }
        return (window as { ran?: string }).ran;
      }),
    ];
    offenders.push(...ran.flatMap((what) => (what === undefined ? [] : [`${path} ran ${what}`])));
    await page.close();
  }
  expect(offenders).toEqual([]);
});

test('axe finds nothing wrong on a phone', async () => {
  expect(await findOnPages(site, templates, { width: phone, colorScheme: 'light' })).toEqual([]);
});

test('before a reader does anything, a phone asks for few files and few bytes', async () => {
  const over: string[] = [];
  for (const [path, files, bytes] of [
    ['/', 2, 55_000],
    ['/forces/metropolitan-police/', 2, 29_000],
  ] as const) {
    const { page } = await site.open(path, { width: phone });
    await page.waitForLoadState('networkidle');
    const loaded = await page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => name),
    );
    const ours = loaded.filter((address) => !address.startsWith('data:'));
    const asked = [path, ...ours.map((address) => address.slice(site.root.length))];
    const size = asked.reduce((sum, each) => sum + brotliCompressSync(read(each)).length, 0);
    if (asked.length > files || size > bytes) over.push(`${size} bytes: ${asked.join()}`);
  }
  expect(over).toEqual([]);
});

test('the article, its folds closed, is at most 34 screens of a phone, with the survey’s chart within the first eight', async () => {
  const { page } = await site.open('/', { width: phone });
  const screen = 844;
  const [whole, chart] = await page.evaluate(() => [
    document.documentElement.scrollHeight,
    document.querySelector('#arming-view')?.getBoundingClientRect().bottom ?? Infinity,
  ]);
  expect(whole / screen).toBeLessThanOrEqual(34);
  expect(chart / screen).toBeLessThanOrEqual(8);
});

describe('a chapter', () => {
  const isInSight = (element: Element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top > -1 && bottom < innerHeight + 1;
  };

  test('keeps its name in sight without a script, and leads back to the contents', async () => {
    for (const width of [phone, 820, 1280]) {
      const { page } = await site.open('/', { width, javaScriptEnabled: false });
      const chapter = page.locator('.chapter').nth(2);
      await chapter.locator('.chart').last().scrollIntoViewIfNeeded();
      const name = chapter.locator('.mark span');
      expect([width, await name.evaluate(isInSight), await name.innerText()]).toEqual([
        width,
        true,
        'The 11,000',
      ]);
      await chapter.getByRole('link', { name: 'Back to contents' }).click();
      expect(await page.locator('#contents').evaluate(isInSight)).toBe(true);
    }
  });

  test('shows a side note next to its paragraph on a desktop and below it on a phone, over nothing', async () => {
    const sides = async (width: number) => {
      const { page } = await site.open('/', { width });
      return page.locator('.chapter .side').evaluateAll((notes) =>
        notes.map((note) => {
          const [own, before] = [note, note.previousElementSibling as Element].map((each) =>
            each.getBoundingClientRect(),
          );
          const others = [...document.querySelectorAll('.chapter > :not(.side)')].map((each) =>
            each.getBoundingClientRect(),
          );
          const words = (note.lastElementChild ?? note).getBoundingClientRect();
          const covers = others.some(
            (box) =>
              box.left < words.right &&
              words.left < box.right &&
              box.top < words.bottom &&
              words.top < box.bottom,
          );
          return covers ? 'over something' : own && before && own.left >= before.right ? 'beside' : 'below';
        }),
      );
    };
    expect([...new Set(await sides(1280)), ...new Set(await sides(phone))]).toEqual(['beside', 'below']);
  });

  test('shows another state of a folded chart in its place, and the handle says so', async () => {
    const { page } = await site.open('/');
    const fold = page.locator('.more', { has: page.locator('.choose') }).first();
    const before = await fold.locator('.finding').textContent();
    await fold.locator('summary').first().click();
    await fold
      .locator('.choose a:not([aria-current])')
      .last()
      .evaluate((link: HTMLElement) => {
        link.click();
      });
    await expect.poll(() => fold.locator('.finding').textContent()).not.toBe(before);
    expect(new URL(page.url()).pathname).toBe('/');
  });
});

test('a first visit on a slow phone shows the font of the site, and nothing moves for it', async () => {
  const { page, session } = await openOnPhone(site.browser);
  await page.goto(`${site.root}/`, { waitUntil: 'networkidle' });
  await page.evaluate(() => document.fonts.ready);
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
          const entries = list.getEntries() as unknown as { value: number }[];
          resolve(entries.reduce((total, { value }) => total + value, 0));
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => {
          resolve(0);
        }, 100);
      }),
  );
  expect(shifts).toBe(0);
});

describe('the checks', () => {
  test('would see a script that runs where no policy stands', async () => {
    const { page } = await site.open('/about/', { bypassCSP: true });
    expect(await page.evaluate(runScript)).toBe('a script');
  });

  test('notice a style that the policy refuses, a picture on another host and an error that axe knows', async () => {
    const { page, troubles } = await site.open('/about/');
    await page.evaluate(() => {
      const main = document.querySelector('main') as HTMLElement;
      main.appendChild(document.createElement('p')).setAttribute('style', 'color: red');
      main.appendChild(document.createElement('img')).src = 'http://127.0.0.2:9/pixel.gif';
    });
    // Whether the policy stops the picture before it is asked for is the browser’s affair.
    await expect.poll(() => troubles.join()).toContain('127.0.0.2');
    expect(troubles.join()).toContain('Content Security Policy');
    expect((await findAccessibilityErrors(page)).join()).toContain('image-alt');
  });
});

test('no page scrolls sideways', async () => {
  // Forces, and the states and editions of a chart, differ in their words and figures alone: the longest page of each kind is tried.
  const kindOf = (path: string) => path.replace(/^(\/forces\/|\/(?:charts|embed)\/[^/]+\/).+/, '$1*');
  const kinds = Map.groupBy(readPages(dist), ({ path }) => kindOf(path));
  const longest = [...kinds.values()].flatMap((pages) =>
    pages.toSorted((a, b) => b.html.length - a.html.length).slice(0, 1),
  );
  const { page } = await site.open('/about/');
  const wide: string[] = [];
  for (const { path } of longest) {
    await page.goto(site.root + path);
    for (const width of [320, 390, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const shown = await page.evaluate(() => document.documentElement.scrollWidth);
      if (shown > width) wide.push(`${path} at ${width}: ${shown}`);
    }
  }
  expect(wide).toEqual([]);
});

describe('without JavaScript', () => {
  const open = async (path: string) =>
    (await site.open(path, { javaScriptEnabled: false, width: phone })).page;

  test('every number of the article leads to its entry among all numbers', async () => {
    const page = await open('/');
    const links = await page.locator('a.figure-link').all();
    expect(links.length).toBeGreaterThan(10);
    const numbers = new Map(loadProse().numbers.map(({ id, text }) => [`/numbers/#${id}`, text]));
    for (const link of links)
      expect(numbers.get((await link.getAttribute('href')) ?? '')).toBe(await link.innerText());
    await links[0]?.click();
    expect(await page.locator('.entry:target h2').innerText()).toBe(
      numbers.get(new URL(page.url()).pathname + new URL(page.url()).hash),
    );
  });

  test('the link of a state leads to its page, which says so', async () => {
    const page = await open(`/charts/${chart.id}/`);
    await page.getByRole('link', { name: state.label, exact: true }).click();
    expect(page.url()).toBe(`${site.root}/charts/${chart.id}/${state.id}/`);
    expect(await page.locator('h1').innerText()).toBe(chart.title(rows, { state: state.id }));
    expect(await page.locator('.states [aria-current]').allInnerTexts()).toEqual([state.label]);
  });
});
