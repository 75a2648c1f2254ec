import { expect, test } from 'vitest';
import { charts } from '../src/charts/index.ts';
import { describeEmbed } from '../src/embeds/describe-embed.ts';
import { listLive } from '../src/embeds/list-embeds.ts';
import { visit } from './support/browser.ts';
import { setFont } from './support/font.ts';
import { openSite } from './support/open-site.ts';

const widths = [320, 390, 480, 559, 640, 760, 1000];

/** WordPress gives no frame more. */
const most = 1000;

const site = openSite();

/** The first state of each chart, and the one that is stated to be the highest. */
const embeds = charts.flatMap((chart) => {
  const states = listLive()
    .filter((embed) => embed.chart === chart)
    .map((embed) => ({ path: embed.path, stated: describeEmbed(embed).height }));
  const highest = states.toSorted((a, b) => b.stated - a.stated)[0];
  return [...new Set([states[0], highest])].flatMap((each) => each ?? []);
});

test('every embed fits into the height that its code states, which is little more than it needs', async () => {
  const { page } = await visit(site.browser, `${site.root}/embed/arming-view/`);
  const wrong: string[] = [];
  for (const { path, stated } of embeds) {
    await page.goto(`${site.root}/embed/${path}/`);
    await setFont(page);
    const needed: number[] = [];
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      needed.push(
        await page.locator('main').evaluate((content) => Math.ceil(content.getBoundingClientRect().height)),
      );
    }
    const highest = Math.max(...needed);
    if (highest > stated || stated > most || stated >= highest * 1.35)
      wrong.push(`${path}: states ${stated}, needs ${needed.join(', ')} at ${widths.join(', ')}`);
  }
  expect(wrong).toEqual([]);
  await page.close();
});
