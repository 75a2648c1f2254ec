import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { charts } from '../src/charts/index.ts';
import { listLive } from '../src/embed/list-embeds.ts';
import { readEmbed } from '../src/embed/read-embed.ts';
import { faceFile, startBrowser, visit } from './site/browser.ts';
import { base, dist } from './site/pages.ts';
import { serve, type Served } from './site/serve.ts';

/** The height that a snippet states is all that a host without a script has: nothing is cut off, and little is left empty. */

const widths = [320, 390, 480, 559, 640, 760, 1000];

/** WordPress gives no frame more. */
const most = 1000;

let browser: Browser;
let site: Served;
let page: Page;
beforeAll(async () => {
  [browser, site] = await Promise.all([startBrowser(), serve(dist, { base })]);
  ({ page } = await visit(browser, `${site.root}/embed/arming-view/`));
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** Sets a usual interface face: the test browser’s own is wider than any that readers are likely to have. */
async function setFace(): Promise<void> {
  const file = faceFile('Regular');
  if (!file) return;
  await page.evaluate(async (bytes) => {
    const face = new FontFace('Open Sans', Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0)), { weight: '100 900' });
    document.fonts.add(await face.load());
    for (const name of ['--sans', '--serif']) document.documentElement.style.setProperty(name, '"Open Sans"');
  }, readFileSync(file).toString('base64'));
}

/** The first state of each chart, and the one that is stated to be the highest. */
const measured = charts.flatMap((chart) => {
  const states = listLive().filter((embed) => embed.chart === chart).map((embed) => ({ path: embed.path, stated: readEmbed(embed).height }));
  const highest = states.toSorted((a, b) => b.stated - a.stated)[0];
  return [...new Set([states[0], highest])].flatMap((each) => (each ? [each] : []));
});

describe.for(measured)('$path', ({ path, stated }) => {
  test('fits into the height that its code states at every width, which is little more than it needs', async () => {
    await page.goto(`${site.root}/embed/${path}/`);
    await setFace();
    const needed: number[] = [];
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      needed.push(Math.ceil(await page.evaluate(() => document.querySelector('main')?.getBoundingClientRect().height ?? Infinity)));
    }
    expect(Math.max(...needed), `needed at ${widths.join(', ')}: ${needed.join(', ')}`).toBeLessThanOrEqual(stated);
    expect(stated).toBeLessThanOrEqual(most);
    expect(stated).toBeLessThan(Math.max(...needed) * 1.35);
  });
});
