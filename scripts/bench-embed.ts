import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../tests/site/browser.ts';
import { dist } from '../tests/site/pages.ts';
import { serve } from '../tests/site/serve.ts';

/**
 * How fast an embed shows and answers on a slow phone: 1.6 Mbit/s, 150 ms of delay, a quarter of the machine’s speed.
 * Prints bytes, requests and medians of five for the lightest, the middle and the heaviest embed. Needs a built site.
 * Nothing is asserted: times are the machine’s.
 */

const slower = 4;
const network = { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (0.75 * 1024 * 1024) / 8 };
const runs = 5;

const embeds = readdirSync(join(dist, 'embed'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('index.html'))
  .map((file) => ({ path: `/embed/${file.split(sep).slice(0, -1).join('/')}/`, bytes: brotliCompressSync(readFileSync(join(dist, 'embed', file))).length }))
  .toSorted((a, b) => a.bytes - b.bytes);

/** Milliseconds from the request to the first paint, and to the values of a mark that is pointed at; requests asked. */
async function time(browser: Browser, address: string): Promise<{ paint: number; answer: number; requests: number }> {
  const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', network);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  let requests = 0;
  page.on('request', (request) => { if (!request.url().startsWith('data:')) requests += 1; });
  await page.goto(address);
  const measured = await page.evaluate(async () => {
    const chart = document.querySelector('explored-chart') as HTMLElement;
    const box = chart.getBoundingClientRect();
    while (chart.querySelector('.tip')?.textContent === '') {
      chart.dispatchEvent(new PointerEvent('pointerdown', { clientX: box.left + 40, clientY: box.top + 80, pointerType: 'touch', bubbles: true }));
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    const answer = performance.now();
    const painted = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
    while (painted() === undefined) await new Promise((resolve) => requestAnimationFrame(resolve));
    return { paint: painted() ?? NaN, answer };
  });
  await page.close();
  return { ...measured, requests };
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

const browser = await startBrowser();
const site = await serve(dist, { compressed: true });
const table = [];
for (const embed of [embeds[0], embeds[Math.floor(embeds.length / 2)], embeds.at(-1)]) {
  if (!embed) throw new Error('no embeds; run npm run build');
  const times = [];
  for (let run = 0; run < runs; run += 1) times.push(await time(browser, site.root + embed.path));
  table.push({
    embed: embed.path,
    bytes: embed.bytes,
    requests: median(times.map(({ requests }) => requests)),
    'first paint ms': Math.round(median(times.map(({ paint }) => paint))),
    'answers ms': Math.round(median(times.map(({ answer }) => answer))),
  });
}
await browser.close();
await site.close();
console.table(table);
