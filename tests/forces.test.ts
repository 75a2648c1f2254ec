import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { headForce, sortForces } from '../src/forces/force-names.ts';
import { loadTables } from '../src/data/generated.ts';
import { visit } from './support/browser.ts';
import { findAccessibilityErrors } from './support/accessibility-errors.ts';
import { openSite } from './support/open-site.ts';
import { base, dist, readPages, weigh } from './support/pages.ts';

/** Finding a force, by searching, by the map and by name; and what the pages of the forces weigh. */

const forces = sortForces(loadTables());
const phone = 390;
const desktop = 1280;

const site = openSite();

const open = async (options: Parameters<typeof visit>[2] = {}) =>
  (await visit(site.browser, `${site.root}/forces/`, options)).page;
const pageOf = (force_id: string) => `${site.root}/forces/${force_id}/`;

/** The names of the links that are left, as a screen reader has them. */
const left = async (page: Page) => {
  const links = await page.getByRole('list', { name: 'Police forces on a map' }).getByRole('link').all();
  const names = await Promise.all(links.map((link) => link.innerText()));
  return names.map((name) => name.split(',')[0]?.trim()).toSorted();
};

describe('the search', () => {
  test('filters the links by keyboard, says how many are left, and Escape brings all back', async () => {
    const page = await open();
    await page.getByRole('searchbox', { name: 'Name of a force' }).focus();
    await page.keyboard.type('YÖRK');
    expect(await left(page)).toEqual(['North Yorkshire', 'South Yorkshire', 'West Yorkshire']);
    expect(await page.getByRole('status').innerText()).toBe('3 of 43 forces');
    await page.keyboard.press('Escape');
    expect(await left(page)).toHaveLength(43);
    expect(await page.getByRole('status').innerText()).toBe('43 forces');
    await page.keyboard.type('berkshire');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(pageOf('thames-valley'));
    expect(await page.locator('h1').innerText()).toBe('Thames Valley police');
    await page.close();
  });

  test('finds forces by names, places and short forms', async () => {
    const page = await open();
    for (const [typed, names] of [
      ['Kent police', ['Kent']],
      ['the Met', ['Metropolitan Police']],
      ['West Mids', ['West Midlands']],
      ['Wales, North', ['North Wales']],
      ['dyfed powys', ['Dyfed-Powys']],
      ['London', ['City of London', 'Metropolitan Police']],
      ['Tyne & Wear', ['Northumbria']],
      ['N’hants', ['Northamptonshire']],
      ['zzz', []],
    ] as const) {
      await page.getByRole('searchbox').fill(typed);
      expect(await left(page), typed).toEqual(names);
    }
    expect(await page.getByRole('status').innerText()).toBe('None of 43 forces');
    await page.close();
  });

  test('shows what is left as a list of full names, which a finger can press', async () => {
    const page = await open({ width: phone, hasTouch: true });
    await page.getByRole('searchbox').tap();
    await page.keyboard.type('GMP');
    const link = page.getByRole('list', { name: 'Police forces on a map' }).getByRole('link');
    expect((await link.boundingBox())?.width).toBeGreaterThan(300);
    await link.tap();
    await page.waitForURL(pageOf('greater-manchester'));
    await page.close();
  });

  test('opens the choices of a chart', async () => {
    const { page } = await visit(site.browser, `${site.root}/charts/officers-by-force/`);
    await page.getByRole('searchbox', { name: 'Find a force' }).fill('kent');
    await page.getByRole('link', { name: 'Kent', exact: true }).click();
    await page.waitForURL(`${site.root}/charts/officers-by-force/kent/`);
    expect(await left(page)).toEqual(['Kent']);
    await page.close();
  });

  test('has no fault that axe finds while it filters', async () => {
    for (const width of [phone, desktop]) {
      const page = await open({ width });
      await page.getByRole('searchbox').fill('wales');
      expect(await left(page)).toEqual(['North Wales', 'South Wales']);
      expect(await findAccessibilityErrors(page)).toEqual([]);
      await page.close();
    }
  });

  test('brings at most 1.5 kB of script, compressed', () => {
    const scripts =
      readPages(dist)
        .find(({ path }) => path === '/forces/')
        ?.document.querySelectorAll('script') ?? [];
    const bytes = [...scripts].map((script) => {
      const source = script.getAttribute('src');
      return brotliCompressSync(
        source ? readFileSync(join(dist, source.slice(base.length - 1))) : (script.textContent ?? ''),
      ).length;
    });
    expect(bytes.length).toBeGreaterThan(0);
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(1500);
  });
});

describe('without JavaScript', () => {
  const withoutScript = { javaScriptEnabled: false, width: phone };

  test('there is no field that does nothing', async () => {
    const page = await open(withoutScript);
    expect(await page.getByRole('searchbox').count()).toBe(0);
    await page.close();
  });

  test('the map has a tile for each force, called by its whole name as in the list, and it leads to the force’s page', async () => {
    const page = await open(withoutScript);
    const tiles = page.getByRole('list', { name: 'Police forces on a map' }).getByRole('link');
    expect(await tiles.count()).toBe(43);
    for (const { force_name } of forces)
      expect(
        await page.getByRole('link', { name: new RegExp(`^${force_name}(,|$)`) }).count(),
        force_name,
      ).toBe(2);
    await tiles.filter({ hasText: 'Gtr Man' }).click();
    expect(page.url()).toBe(pageOf('greater-manchester'));
    await page.close();
  });

  test('the list leads to every force by name', async () => {
    const page = await open(withoutScript);
    expect(await page.locator('.force-list a').allInnerTexts()).toEqual(
      forces.map(({ force_name }) => force_name),
    );
    await page.close();
  });
});

describe('the map', () => {
  test('has square tiles that a finger can hit, each at a place of its own', async () => {
    for (const width of [320, phone, desktop]) {
      const page = await open({ width });
      const boxes = await page.locator('.force-tiles a').evaluateAll((tiles) =>
        tiles.map((tile) => {
          const { x, y, width, height } = tile.getBoundingClientRect();
          return {
            place: `${Math.round(x)} ${Math.round(y)}`,
            width,
            height,
            spill: tile.scrollWidth - tile.clientWidth,
          };
        }),
      );
      expect(new Set(boxes.map(({ place }) => place)).size).toBe(43);
      for (const { width, height } of boxes) {
        expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
        expect(Math.abs(width - height)).toBeLessThan(1);
      }
      expect(boxes.filter(({ spill }) => spill > 0)).toEqual([]);
      await page.close();
    }
  });
});

describe('the pages', () => {
  const pages = readPages(dist).filter(({ path }) => /^\/forces\/.+\/$/.test(path));

  test('are one for each force, named for it and its subjects', () => {
    expect(pages.map(({ path }) => path).toSorted()).toEqual(
      forces.map(({ force_id }) => `/forces/${force_id}/`).toSorted(),
    );
    for (const force of forces) {
      const title = pages.find(({ path }) => path === `/forces/${force.force_id}/`)?.document.title;
      expect(title).toBe(`${headForce(force)}: officers, Taser, firearms · Routinely Unarmed`);
    }
  });

  test('weigh at most 40 kB compressed, with their style and font', () => {
    expect(pages.filter((page) => weigh(page) > 40_000).map(({ path }) => path)).toEqual([]);
  });
});
