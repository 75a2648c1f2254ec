import { median, sum } from 'd3';
import { parseHTML } from 'linkedom';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { startBrowser } from '../../tests/support/browser.ts';
import { base } from '../../tests/support/pages.ts';
import { serve } from '../../tests/support/serve.ts';

interface Entry {
  entryType: string;
  startTime: number;
  duration: number;
  /** Of a layout shift. */
  value: number;
}
const longTask = 50;

/** Runs before the page: the browser reports long tasks only to an observer that exists already. */
function keepEntries(): void {
  const kept: PerformanceEntry[] = [];
  Object.assign(window, { kept });
  const observer = new PerformanceObserver((list) => kept.push(...list.getEntries()));
  for (const type of ['paint', 'largest-contentful-paint', 'longtask', 'layout-shift'])
    observer.observe({ type, buffered: true });
}

/** How many times slower a slow phone is than this machine. */
const slower = 4;

/** The network of a slow phone: 1.6 Mbit/s down, 0.75 up, 150 ms from request to response. */
const network = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (0.75 * 1024 * 1024) / 8,
};

/** An empty page of a new reader on a slow phone. */
export async function openOnPhone(browser: Browser): Promise<{ page: Page; session: CDPSession }> {
  const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', network);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  return { page, session };
}

/**
 * The cost of opening a page as a new reader on a slow phone, without touching it, until the network has been quiet for half a
 * second. Times are in milliseconds from the start of the navigation.
 */
export async function measureLoad(browser: Browser, address: string) {
  const { page, session } = await openOnPhone(browser);
  let [bytes, requests] = [0, 0];
  // The browser reports data: addresses like answers, but they came with the page.
  const inPage = new Set<string>();
  session.on('Network.requestWillBeSent', ({ request, requestId }) => {
    if (request.url.startsWith('data:')) inPage.add(requestId);
    else requests += 1;
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!inPage.has(requestId)) bytes += encodedDataLength;
  });
  await page.addInitScript(keepEntries);
  await page.goto(address, { waitUntil: 'networkidle' });
  // The layout of a long page may still go on when all its files have come.
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  await page.waitForTimeout(longTask);
  const entries = await page.evaluate(() =>
    (window as unknown as { kept: PerformanceEntry[] }).kept.map((entry) => entry.toJSON() as Entry),
  );
  await page.close();
  const of = (type: string) => entries.filter(({ entryType }) => entryType === type);
  return {
    /** All that came over the network, with the headers. */
    bytes,
    requests,
    firstPaint: of('paint').at(-1)?.startTime ?? NaN,
    largestPaint: of('largest-contentful-paint').at(-1)?.startTime ?? NaN,
    /** What tasks took beyond 50 ms each. */
    blocking: sum(of('longtask'), ({ duration }) => Math.max(0, duration - longTask)),
    shift: sum(of('layout-shift'), ({ value }) => value),
  };
}

/**
 * Resolves in the frame after the one that painted the first chart, which is scrolled to as soon as it is in the document.
 * Its picture is complete when its markup is parsed to the end, or its file has come.
 */
async function watchForChart(): Promise<number> {
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const isComplete = (picture: Element | undefined, chart: Element) =>
    picture instanceof HTMLImageElement
      ? picture.complete && picture.naturalWidth > 0
      : picture !== undefined && chart.querySelector('.read-out') !== null;
  for (;;) {
    await nextFrame();
    const chart = document.querySelector('interactive-chart');
    const picture = [...(chart?.querySelectorAll('svg, img') ?? [])].find(
      (each) => each.getClientRects().length > 0,
    );
    picture?.scrollIntoView({ block: 'center', behavior: 'instant' });
    if (!chart || !isComplete(picture, chart)) continue;
    await nextFrame();
    return performance.now();
  }
}

/** Touches the middle of the chart until its read-out has moved on. */
async function touchChart(): Promise<number> {
  const chart = document.querySelector('interactive-chart');
  while (!chart?.querySelector('.ring')) {
    const { left, top, width, height } = chart?.getBoundingClientRect() ?? new DOMRect();
    const [clientX, clientY] = [left + width / 2, top + height / 2];
    chart?.firstElementChild?.dispatchEvent(
      new PointerEvent('pointerdown', { clientX, clientY, pointerType: 'touch', bubbles: true }),
    );
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
  return performance.now();
}

/** When a reader on a slow phone who goes straight to the first chart sees it, and when it first responds to a touch. */
async function measureChart(
  browser: Browser,
  address: string,
  { isTouched }: { isTouched: boolean },
): Promise<{ seen: number; answers?: number }> {
  const { page } = await openOnPhone(browser);
  await page.goto(address, { waitUntil: 'commit' });
  const seen = await page.evaluate(watchForChart);
  const times = isTouched ? { seen, answers: await page.evaluate(touchChart) } : { seen };
  await page.close();
  return times;
}

/** How often each page is measured; the median counts. */
const runs = 5;

export type Measured = Awaited<ReturnType<typeof measure>>;

/** The heaviest page, compressed, anywhere below a folder of the site: /forces/kent/ */
function findHeaviest(dist: string, folder: string): string {
  const pages = readdirSync(join(dist, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(`${sep}index.html`))
    .map((file) => ({ file, bytes: gzipSync(readFileSync(join(dist, folder, file))).length }))
    .toSorted((a, b) => b.bytes - a.bytes);
  return `/${folder}/${pages[0]?.file.split(sep).slice(0, -1).join('/')}/`;
}

/** Measures the article and the heaviest page of each other kind, each next to its bare page. */
export async function* comparePages(dist: string) {
  const pages = [
    { name: 'article', path: '/' },
    { name: 'force page', path: findHeaviest(dist, 'forces') },
    { name: 'chart page', path: findHeaviest(dist, 'charts') },
    { name: 'heaviest embed', path: findHeaviest(dist, 'embed') },
  ];
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  writeBarePages(
    dist,
    folder,
    pages.map(({ path }) => path),
  );
  const [browser, site, bare] = await Promise.all([
    startBrowser(),
    serve(dist, { base, compressed: true }),
    serve(folder, { base, compressed: true }),
  ]);
  for (const { name, path } of pages)
    yield { name, path, compared: await compare(browser, site.root + path, bare.root + path) };
  await Promise.all([browser.close(), site.close(), bare.close()]);
  rmSync(folder, { recursive: true });
}

/** Both are measured in turn, so that other work of the machine affects both. The first run of each does not count. */
async function compare(browser: Browser, address: string, bareAddress: string) {
  const measured: Record<'page' | 'bare', Measured>[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const page = await measure(browser, address, { isTouched: true });
    measured.push({ page, bare: await measure(browser, bareAddress, { isTouched: false }) });
  }
  // The ratio is that of each run, since other work of the machine slows both pages of a run.
  return (name: keyof Measured) => {
    const medianOf = (find: (one: (typeof measured)[number]) => number) =>
      median(measured.slice(1), find) ?? NaN;
    return {
      page: medianOf(({ page }) => page[name]),
      bare: medianOf(({ bare }) => bare[name]),
      ratio: medianOf(({ page, bare }) => page[name] / bare[name]),
    };
  };
}

async function measure(browser: Browser, address: string, options: { isTouched: boolean }) {
  const load = await measureLoad(browser, address);
  const { seen, answers = seen } = await measureChart(browser, address, options);
  // Nothing responds on a bare page: its limit is when the chart is seen.
  return { ...load, chartSeen: seen, chartAnswers: answers };
}

/** The colours of the pictures, and a readable margin: all the style that a bare page has. */
const style = `${readFileSync(join(import.meta.dirname, '../../src/styles/tokens.css'), 'utf8')}
body { margin: 16px; background: var(--paper); color: var(--ink); font-family: sans-serif }
svg, img { max-width: 100%; height: auto }`;

/** The limit of what a page can be: the same markup with its text and pictures, and no script, data, font or style sheet. */
function bare(html: string): string {
  const { document } = parseHTML(html);
  const removed = 'script, template, style, link, meta:not([charset], [name=viewport])';
  for (const element of document.querySelectorAll(removed)) element.remove();
  const own = document.createElement('style');
  own.textContent = style;
  document.head.append(own);
  return `<!doctype html>${document.documentElement.outerHTML}`;
}

/** Writes the bare page of each of these paths of a built site to a folder, with the pictures that pages fetch. */
function writeBarePages(dist: string, folder: string, paths: string[]): void {
  cpSync(join(dist, 'pictures'), join(folder, 'pictures'), { recursive: true });
  for (const path of paths) {
    const file = join(folder, path, 'index.html');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bare(readFileSync(join(dist, path, 'index.html'), 'utf8')));
  }
}
