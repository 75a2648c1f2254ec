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

/** The option that the field points to, as a screen reader finds it. */
const active = (page: Page) =>
  page.evaluate(() => {
    const id = document.activeElement?.getAttribute('aria-activedescendant');
    return id ? document.getElementById(id)?.textContent : undefined;
  });

describe('the search', () => {
  test('leads a reader at the keyboard to a force whose name is misspelt', async () => {
    const page = await open();
    const field = page.getByRole('combobox', { name: 'Name of a force' });
    await field.focus();
    await page.keyboard.type('thames vally');
    expect(await field.getAttribute('aria-expanded')).toBe('true');
    expect(await page.getByRole('status').textContent()).toBe('1 found');
    expect(await active(page)).toBe('Thames Valley');
    await page.keyboard.press('Enter');
    await page.waitForURL(pageOf('thames-valley'));
    expect(await page.locator('h1').innerText()).toBe('Thames Valley police');
    await page.close();
  });

  test('moves through the matches with the arrow keys, round at both ends', async () => {
    const page = await open();
    await page.getByRole('combobox').fill('york');
    const names = await page.getByRole('option').allInnerTexts();
    expect(names.toSorted()).toEqual(['North Yorkshire', 'South Yorkshire', 'West Yorkshire']);
    await page.keyboard.press('ArrowDown');
    expect(await active(page)).toBe(names[1]);
    expect(await page.getByRole('option', { selected: true }).allInnerTexts()).toEqual([names[1]]);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await active(page)).toBe(names[2]);
    await page.keyboard.press('ArrowDown');
    expect(await active(page)).toBe(names[0]);
    await page.close();
  });

  test('opens all forces with the arrow down where nothing is typed', async () => {
    const page = await open();
    await page.getByRole('combobox').focus();
    await page.keyboard.press('ArrowDown');
    expect((await page.getByRole('option').allInnerTexts()).toSorted()).toEqual(
      forces.map(({ force_name }) => force_name).toSorted(),
    );
    await page.close();
  });

  test('closes with Escape and keeps what was typed; a second Escape empties the field', async () => {
    const page = await open();
    const field = page.getByRole('combobox');
    await field.fill('kent');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('listbox').isVisible()).toBe(false);
    expect(await field.getAttribute('aria-expanded')).toBe('false');
    expect(await field.inputValue()).toBe('kent');
    await page.keyboard.press('Escape');
    expect(await field.inputValue()).toBe('');
    await page.close();
  });

  test('says that nothing is found, and Enter then leads nowhere', async () => {
    const page = await open();
    await page.getByRole('combobox').fill('zzz');
    expect(await page.getByRole('status').innerText()).toBe('None found');
    expect(await page.getByRole('listbox').isVisible()).toBe(false);
    await page.keyboard.press('Enter');
    expect(page.url()).toBe(`${site.root}/forces/`);
    await page.close();
  });

  test('is chosen from with a finger', async () => {
    const page = await open({ width: phone, hasTouch: true });
    await page.getByRole('combobox').tap();
    await page.keyboard.type('GMP');
    await page.getByRole('option', { name: 'Greater Manchester' }).tap();
    await page.waitForURL(pageOf('greater-manchester'));
    await page.close();
  });

  test('closes when the reader goes on', async () => {
    const page = await open();
    await page.getByRole('combobox').fill('kent');
    await page.keyboard.press('Tab');
    expect(await page.getByRole('listbox').isVisible()).toBe(false);
    await page.close();
  });

  test.for([phone, desktop])('has no fault that axe finds while it is open at %i', async (width) => {
    const page = await open({ width });
    await page.getByRole('combobox').fill('wales');
    expect(await page.getByRole('option').count()).toBe(2);
    expect(await findAccessibilityErrors(page)).toEqual([]);
    await page.close();
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
    expect(await page.getByRole('combobox').count()).toBe(0);
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
  test.for([320, phone, desktop])(
    'has square tiles that a finger can hit, each at a place of its own, at %i',
    async (width) => {
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
    },
  );
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

  test.for(pages)('$path weighs at most 40 kB compressed, with its style and font', (page) => {
    expect(weigh(page)).toBeLessThanOrEqual(40_000);
  });
});
