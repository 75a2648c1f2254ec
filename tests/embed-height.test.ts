import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { charts } from '../src/charts/index.ts';
import { listLive } from '../src/embeds/list-embeds.ts';
import { readEmbed } from '../src/embeds/read-embed.ts';
import { visit } from './support/browser.ts';
import { setFont } from './support/font.ts';
import { openSite } from './support/open-site.ts';

/** The height that a snippet states is all that a host without a script has: nothing is cut off, and little is left empty. */

const widths = [320, 390, 480, 559, 640, 760, 1000];

/** WordPress gives no frame more. */
const most = 1000;

const site = openSite();
let page: Page;
beforeAll(async () => {
  ({ page } = await visit(site.browser, `${site.root}/embed/arming-view/`));
});

/** The first state of each chart, and the one that is stated to be the highest. */
const measured = charts.flatMap((chart) => {
  const states = listLive()
    .filter((embed) => embed.chart === chart)
    .map((embed) => ({ path: embed.path, stated: readEmbed(embed).height }));
  const highest = states.toSorted((a, b) => b.stated - a.stated)[0];
  return [...new Set([states[0], highest])].flatMap((each) => (each ? [each] : []));
});

describe.for(measured)('$path', ({ path, stated }) => {
  test('fits into the height that its code states at every width, which is little more than it needs', async () => {
    await page.goto(`${site.root}/embed/${path}/`);
    await setFont(page);
    const needed: number[] = [];
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      needed.push(
        Math.ceil(
          await page.evaluate(
            () => document.querySelector('main')?.getBoundingClientRect().height ?? Infinity,
          ),
        ),
      );
    }
    expect(Math.max(...needed), `needed at ${widths.join(', ')}: ${needed.join(', ')}`).toBeLessThanOrEqual(
      stated,
    );
    expect(stated).toBeLessThanOrEqual(most);
    expect(stated).toBeLessThan(Math.max(...needed) * 1.35);
  });
});
