import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { charts, findChart } from '../src/charts/index.ts';
import { loadTables } from '../src/data/generated.ts';
import { sortForces } from '../src/data/as-of.ts';
import { findAccessibilityErrors } from './support/browser.ts';
import { openSite, type Visit } from './support/open-site.ts';

/** Finding a force, by searching, by the map and by name, and a chart. */

const forces = sortForces(loadTables());
const phone = 390;
const site = openSite();
const open = (options?: Visit) => site.open('/forces/', options);
const pageOf = (force_id: string) => `${site.root}/forces/${force_id}/`;
const tiles = (page: Page) => page.getByRole('list', { name: 'Police forces on a map' }).getByRole('link');

/** The names of the links that are left, as a screen reader has them. */
const left = async (page: Page) =>
  (await tiles(page).allInnerTexts()).map((name) => name.split(',')[0]?.trim()).toSorted();

test('the search filters the links by keyboard, shows and speaks how many are left, and Escape brings all back', async () => {
  const page = await open();
  const all = `${forces.length} forces`;
  const count = () => page.locator('#filter-count[aria-live=polite]').innerText();
  await page.getByRole('searchbox', { name: 'Name of a force' }).focus();
  await page.keyboard.type('YÖRK');
  expect(await left(page)).toEqual(['North Yorkshire', 'South Yorkshire', 'West Yorkshire']);
  expect(await count()).toBe(`3 of ${all}`);
  expect(await findAccessibilityErrors(page)).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await left(page)).toHaveLength(forces.length);
  expect(await count()).toBe(all);
  await page.getByRole('searchbox').fill('zzz');
  expect(await count()).toBe(`None of ${all}`);
  await page.getByRole('searchbox').fill('berkshire');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(pageOf('thames-valley'));
  expect(await page.locator('h1').innerText()).toBe('Thames Valley police');
});

test('the search shows what is left as a list of full names, which a finger can press', async () => {
  const page = await open({ width: phone, hasTouch: true });
  await page.getByRole('searchbox').tap();
  await page.keyboard.type('GMP');
  expect((await tiles(page).boundingBox())?.width).toBeGreaterThan(300);
  expect(await findAccessibilityErrors(page)).toEqual([]);
  await tiles(page).tap();
  await page.waitForURL(pageOf('greater-manchester'));
});

test('the search opens the choices of a chart', async () => {
  const page = await site.open('/charts/officers-by-force/');
  await page.getByRole('searchbox', { name: 'Find a force' }).fill('kent');
  await page.getByRole('link', { name: 'Kent', exact: true }).click();
  await page.waitForURL(`${site.root}/charts/officers-by-force/kent/`);
  expect(await left(page)).toEqual(['Kent']);
});

test('without JavaScript map and list lead to every force by its whole name, and no field does nothing', async () => {
  const page = await open({ javaScriptEnabled: false, width: phone });
  expect(await page.getByRole('searchbox').count()).toBe(0);
  const names = forces.map(({ force_name }) => force_name);
  expect(await left(page)).toEqual(names.toSorted());
  expect(await page.locator('.force-list a').allInnerTexts()).toEqual(names);
  await tiles(page).filter({ hasText: 'Gtr Man' }).click();
  await page.waitForURL(pageOf('greater-manchester'));
});

test('the map has square tiles, on a phone a list; a finger can hit each, and its text has 12 pixels', async () => {
  const page = await open();
  for (const width of [320, phone, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    const boxes = await page.locator('.force-tiles a').evaluateAll((tiles) =>
      tiles.map((tile) => {
        const { x, y, width, height } = tile.getBoundingClientRect();
        const spill = tile.scrollWidth - tile.clientWidth;
        const size = Number.parseFloat(getComputedStyle(tile).fontSize);
        return { place: `${Math.round(x)} ${Math.round(y)}`, width, height, spill, size };
      }),
    );
    expect(new Set(boxes.map(({ place }) => place)).size).toBe(forces.length);
    const wrong = boxes.filter(
      ({ width, height, spill, size }) => Math.min(width, height) < 24 || spill > 0 || size < 12,
    );
    expect(wrong).toEqual([]);
    expect(boxes.every(({ width, height }) => Math.abs(width - height) < 1)).toBe(width > 500);
  }
  await page.emulateMedia({ forcedColors: 'active' });
  const edge = (tile: Element) => getComputedStyle(tile).borderTopWidth;
  expect(await tiles(page).first().evaluate(edge)).not.toBe('0px');
});

test('a chart is found by its words and by a table that it draws on, which moves nothing above the list; without a script there is no field', async () => {
  const page = await site.open('/charts/', { width: phone });
  const search = page.getByRole('searchbox', { name: 'Find a chart' });
  const names = () => page.locator('.gallery > li:visible .hang').allInnerTexts();
  const top = () => page.locator('.gallery').evaluate((list) => list.getBoundingClientRect().top + scrollY);
  const before = await top();
  await search.fill('taser force');
  expect(await names()).toEqual([findChart('taser-by-force').name]);
  expect(await findAccessibilityErrors(page)).toEqual([]);
  await search.fill('threat-levels');
  expect(await names()).toContain(findChart('threat-level').name);
  await search.fill('zebra');
  expect(await names()).toEqual([]);
  expect(await page.locator('#filter-count').innerText()).toBe(`None of ${charts.length} charts`);
  expect(await top()).toBe(before);
  const without = await site.open('/charts/', { javaScriptEnabled: false });
  expect(await without.locator('.gallery > li:visible').count()).toBe(charts.length);
  expect(await without.getByRole('searchbox').count()).toBe(0);
});
