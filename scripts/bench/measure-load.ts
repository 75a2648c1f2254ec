import type { Browser } from 'playwright-core';
import { openOnPhone } from './phone.ts';

/** What opening a page costs while nobody touches it. Times are in milliseconds from the start of the navigation. */
export interface Load {
  /** All that came over the network, with the heads of the answers. */
  bytes: number;
  requests: number;
  firstPaint: number;
  largestPaint: number;
  /** By how much tasks of more than 50 ms went beyond these, together. */
  blocking: number;
  /** Every shift of the layout, added up. */
  shift: number;
}

interface Entry {
  entryType: string;
  startTime: number;
  duration: number;
  /** Of a shift of the layout. */
  value: number;
}
const patience = 50;

/** Runs before anything of the page: long tasks are told only to those who listened in time. */
function keepEntries(): void {
  const kept: PerformanceEntry[] = [];
  Object.assign(window, { kept });
  const observer = new PerformanceObserver((list) => kept.push(...list.getEntries()));
  for (const type of ['paint', 'largest-contentful-paint', 'longtask', 'layout-shift'])
    observer.observe({ type, buffered: true });
}

/** Opens a page as a new reader on a slow phone, until the network has been quiet for half a second. */
export async function measureLoad(browser: Browser, address: string): Promise<Load> {
  const { page, session } = await openOnPhone(browser);
  let [bytes, requests] = [0, 0];
  // What stands in the page is told like an answer, but has come with it.
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
  // A long page may still be laid out when its files have long come.
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  await page.waitForTimeout(patience);
  const entries = await page.evaluate(() =>
    (window as unknown as { kept: PerformanceEntry[] }).kept.map((entry) => entry.toJSON() as Entry),
  );
  await page.close();
  const of = (type: string) => entries.filter(({ entryType }) => entryType === type);
  const sum = (values: number[]) => values.reduce((sum, value) => sum + value, 0);
  return {
    bytes,
    requests,
    firstPaint: of('paint').at(-1)?.startTime ?? NaN,
    largestPaint: of('largest-contentful-paint').at(-1)?.startTime ?? NaN,
    blocking: sum(of('longtask').map(({ duration }) => Math.max(0, duration - patience))),
    shift: sum(of('layout-shift').map(({ value }) => value)),
  };
}
