import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { charts } from '../src/charts/index.ts';
import { visit } from './support/browser.ts';
import { findAccessibilityErrors } from './support/accessibility-errors.ts';
import { openSite } from './support/open-site.ts';
import { dist, type Page, weigh } from './support/pages.ts';

/** The press room: all charts, to be found and taken. */

const site = openSite();

const open = async (options: Parameters<typeof visit>[2] = {}) => {
  const { page, troubles } = await visit(site.browser, `${site.root}/charts/`, options);
  return { page, troubles, names: () => page.locator('.gallery > li:visible .hang').allInnerTexts() };
};
const read = (path: string): Page => {
  const html = readFileSync(join(dist, path, 'index.html'), 'utf8');
  return { path, html, document: parseHTML(html).document };
};
const nameOf = (id: string) => charts.find((chart) => chart.id === id)?.name;

describe('a chart is found', () => {
  test('by keyboard, with a count that is shown and spoken, and Escape brings all back', async () => {
    const { page, names, troubles } = await open();
    expect(await names()).toHaveLength(charts.length);
    await page.getByRole('searchbox', { name: 'Find a chart' }).focus();
    await page.keyboard.type('taser force');
    expect(await names()).toEqual([nameOf('taser-by-force')]);
    expect(await page.locator('#filter-count').innerText()).toBe(`1 of ${charts.length} charts`);
    await expect.poll(() => page.getByRole('status').innerText()).toBe(`1 of ${charts.length} charts`);
    await page.keyboard.press('Escape');
    expect(await names()).toHaveLength(charts.length);
    expect(troubles).toEqual([]);
    await page.close();
  });

  test('by the name of a table that it draws on', async () => {
    const { page, names } = await open();
    await page.getByRole('searchbox').fill('threat-level');
    expect(await names()).toContain(nameOf('threat-level'));
    expect((await names()).length).toBeLessThan(charts.length);
    await page.close();
  });

  test('and where none is, that is said', async () => {
    const { page, names } = await open();
    await page.getByRole('searchbox').fill('zebra');
    expect(await names()).toEqual([]);
    await expect.poll(() => page.getByRole('status').innerText()).toBe(`None of ${charts.length} charts`);
    await page.close();
  });

  test('without the field and its buttons where no script runs, and its code can be selected', async () => {
    const { page, names } = await open({ javaScriptEnabled: false });
    expect(await names()).toHaveLength(charts.length);
    expect(await page.getByRole('searchbox').count()).toBe(0);
    await page.locator('summary').first().click();
    expect(await page.getByRole('textbox').first().inputValue()).toMatch(/^<iframe src=/);
    expect(await page.getByRole('button').count()).toBe(0);
    await page.close();
  });
});

test('the code of each chart is that of its page', () => {
  const codesIn = (path: string) =>
    [...read(path).document.querySelectorAll('textarea')].map(
      (field) => [field.id, field.textContent] as const,
    );
  const gallery = codesIn('/charts/');
  const codes = charts.map(({ id }) => ({
    id,
    here: gallery.filter(([field]) => new RegExp(`^code-${id}-\\d+$`).test(field)).map(([, code]) => code),
    own: codesIn(`/charts/${id}/`).map(([, code]) => code),
  }));
  expect(codes.filter(({ own }) => own.length === 0)).toEqual([]);
  expect(codes.map(({ id, here }) => ({ id, code: here }))).toEqual(
    codes.map(({ id, own }) => ({ id, code: own })),
  );
});

test.for([390, 1280])('axe finds no fault at %i, with the code open and a word typed', async (width) => {
  const { page } = await open({ width });
  await page.getByRole('searchbox').fill('armed');
  await page.locator('summary:visible').first().click();
  expect(await findAccessibilityErrors(page)).toEqual([]);
  await page.close();
});

test('nothing above the list moves when it is filtered', async () => {
  const { page } = await open();
  const top = () => page.locator('.gallery').evaluate((list) => list.getBoundingClientRect().top);
  const before = await top();
  await page.getByRole('searchbox').fill('zebra');
  expect(await top()).toBe(before);
  await page.close();
});

test('the page weighs no more than 60 kB', () => {
  expect(weigh(read('/charts/'))).toBeLessThanOrEqual(60_000);
});
