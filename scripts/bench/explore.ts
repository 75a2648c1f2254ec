import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../../tests/support/browser.ts';
import { dist } from '../../tests/support/pages.ts';
import { serve } from '../../tests/support/serve.ts';
import { slower } from './phone.ts';

/**
 * How long the exploring script takes to answer a move of the pointer on a slow machine: from the event to the words in
 * their box, laid out. Prints a table for the charts with the most points, in their heaviest state on a phone’s width, each
 * with its table open. Needs a built site. Nothing is asserted: times are the machine’s.
 */

const moves = 300;
const charts = 6;

/** The heaviest state of each chart, as its path below /charts/, with its count of points; most first. */
function heaviest(): { path: string; points: number }[] {
  const folder = join(dist, 'parts', readdirSync(join(dist, 'parts'))[0] ?? '');
  const states = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .map((file) => {
      const { drawings } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
        drawings: { series: unknown[][] }[];
      };
      return { path: file.slice(0, -'.json'.length), points: drawings[0]?.series.flat().length ?? 0 };
    })
    .toSorted((a, b) => b.points - a.points || a.path.localeCompare(b.path));
  const chartOf = (path: string) => path.split(sep)[0];
  return states
    .filter(({ path }, index) => states.findIndex((other) => chartOf(other.path) === chartOf(path)) === index)
    .slice(0, charts);
}

/** Milliseconds of each move that changed what is told. */
async function time(browser: Browser, address: string): Promise<number[]> {
  const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
  await page.goto(address);
  await page.locator('explored-chart').press('Home');
  await page.locator('.tip:visible').waitFor();
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  const times = await page.evaluate((moves) => {
    const chart = document.querySelector('explored-chart') as HTMLElement;
    const tip = chart.querySelector('.tip') as HTMLElement;
    const box = [...chart.querySelectorAll('svg')]
      .find((svg) => svg.getClientRects().length > 0)
      ?.getBoundingClientRect() as DOMRect;
    return Array.from({ length: moves }, (_, index) => {
      // Far jumps that cover the picture evenly, so that nearly every move finds another mark.
      const clientX = box.left + box.width * ((index * 0.7549) % 1);
      const clientY = box.top + box.height * ((index * 0.5698) % 1);
      const before = tip.textContent;
      const start = performance.now();
      chart.dispatchEvent(new PointerEvent('pointermove', { clientX, clientY, pointerType: 'mouse' }));
      // Reading the page’s height lays out what the answer changed.
      const isLaidOut = document.documentElement.offsetHeight > 0;
      const took = performance.now() - start;
      return isLaidOut && tip.textContent !== before ? took : undefined;
    }).filter((took) => took !== undefined);
  }, moves);
  await page.close();
  return times.toSorted((a, b) => a - b);
}

const browser = await startBrowser();
const site = await serve(dist);
const table = [];
for (const { path, points } of heaviest()) {
  const times = await time(browser, `${site.root}/charts/${path}/`);
  const at = (share: number) => times[Math.floor(times.length * share)]?.toFixed(1);
  table.push({ chart: path, points, answers: times.length, 'median ms': at(0.5), '95% within ms': at(0.95) });
}
await browser.close();
await site.close();
console.table(table);
