import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { startBrowser } from './browser.ts';
import { base, dist } from './pages.ts';
import { type Served, serve } from './serve.ts';

export type Visit = BrowserContextOptions & { width?: number };

const hosts = ['127.0.0.1', 'localhost', ''];
/** What a reader leaves before it has come; and what a test refuses, by `refuse`. */
const brokenOff = /ERR_ABORTED|ERR_BLOCKED_BY_CLIENT/;

/**
 * A browser and a built site for the tests of a file. What a test has opened is closed after it. Its `troubles` are what
 * consoles printed and what was asked of another host: a test that leaves any there fails.
 */
export function openSite(
  folder = dist,
  below = base,
  { hasScrollbars = false, port = 0, compressed = false } = {},
) {
  let browser: Browser;
  let served: Served;
  const troubles: string[] = [];
  const note = (text: string) => troubles.push(...(brokenOff.test(text) ? [] : [text]));
  beforeAll(async () => {
    const serving = serve(folder, { base: below, port, compressed });
    [browser, served] = await Promise.all([startBrowser({ hasScrollbars }), serving]);
  });
  afterEach(async () => {
    const found = troubles.splice(0);
    await Promise.all(browser.contexts().map((context) => context.close()));
    expect(found).toEqual([]);
  });
  afterAll(() => Promise.all([browser.close(), served.close()]));
  /** An empty window of a new reader. */
  const newPage = async ({ width = 1280, ...options }: Visit = {}) => {
    const context = await browser.newContext({ viewport: { width, height: 800 }, ...options });
    context.on('console', (message) => note(`console: ${message.text()}`));
    context.on('weberror', (error) => note(`error: ${error.error().message}`));
    context.on('requestfailed', (request) =>
      note(`failed: ${request.url()} ${request.failure()?.errorText}`),
    );
    context.on('request', (request) => {
      if (!hosts.includes(new URL(request.url()).hostname)) note(`asked of another host: ${request.url()}`);
    });
    return context.newPage();
  };
  return {
    get browser() {
      return browser;
    },
    /** The address without a slash at its end. */
    get root() {
      return served.root;
    },
    troubles,
    newPage,
    /** A new reader’s visit to a path, or to a whole address. */
    open: async (address: string, options?: Visit) => {
      const page = await newPage(options);
      await page.goto(address.startsWith('/') ? served.root + address : address);
      // A phone lays out the chapters of the article that are not in sight a moment later.
      await page.waitForFunction(() =>
        Array.from(document.querySelectorAll('.chapter'), (chapter) => getComputedStyle(chapter)).every(
          ({ contentVisibility }) => contentVisibility === 'visible',
        ),
      );
      return page;
    },
  };
}

/** Brings an element near whose script is loaded only then, and waits for the script. */
export async function comeNear(page: Page, name: string): Promise<void> {
  await page.locator(name).scrollIntoViewIfNeeded();
  await page.evaluate((name) => customElements.whenDefined(name).then(() => undefined), name);
}

/** Stops the clock of a page: its timers run as a test calls `page.clock.runFor`, however slow the machine is. */
export async function stopClock({ clock }: Page): Promise<void> {
  await clock.install({ time: 0 });
  await clock.pauseAt('2100-01-01');
}

/** Keeps back the answers to what is like the pattern, until the page shall have them. */
export async function hold(page: Page, pattern: string): Promise<() => Promise<void>> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  await page.route(pattern, async (route) => {
    await promise;
    await route.continue();
  });
  const came = page.waitForResponse(pattern);
  return async () => {
    resolve(undefined);
    await (await came).finished();
    await page.evaluate(() => new Promise(requestAnimationFrame));
  };
}

/** Lets a page have nothing whose address is like the pattern. */
export const refuse = (page: Page, pattern: string) =>
  page.route(pattern, (route) => route.abort('blockedbyclient'));

/** One page of each kind. */
export const templates = [
  ...['', '2017-18/', 'embed/'].map((path) => `/charts/taser-by-force/${path}`),
  ...'/ /charts/ /forces/ /forces/city-of-london/ /numbers/ /method/ /sources/'.split(' '),
  ...'/corrections/ /about/ /what-if/ /404.html'.split(' '),
];
