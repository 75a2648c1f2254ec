import { describe, expect, test } from 'vitest';
import { charts } from '../src/charts/index.ts';
import { findAccessibilityErrors } from './support/browser.ts';
import { openSite, type Site } from './support/open-site.ts';
import { dist, readPages, weigh } from './support/pages.ts';

/** The press room: all charts, to be found and taken. */

const site = openSite();
const open = async (options?: Parameters<Site['open']>[1]) => {
  const { page, troubles } = await site.open('/charts/', options);
  return { page, troubles, names: () => page.locator('.gallery > li:visible .hang').allInnerTexts() };
};
const nameOf = (id: string) => charts.find((chart) => chart.id === id)?.name;

describe('a chart is found', () => {
  test('by keyboard, with a count that is shown and spoken, and Escape brings all back', async () => {
    const { page, names, troubles } = await open({ width: 390 });
    const search = page.getByRole('searchbox', { name: 'Find a chart' });
    const spoken = () => page.locator('#filter-count[role=status]').innerText();
    const top = () => page.locator('.gallery').evaluate((list) => list.getBoundingClientRect().top + scrollY);
    const before = await top();
    await search.focus();
    await page.keyboard.type('taser force');
    expect(await names()).toEqual([nameOf('taser-by-force')]);
    expect(await page.locator('#filter-count').innerText()).toBe(`1 of ${charts.length} charts`);
    await expect.poll(spoken).toBe(`1 of ${charts.length} charts`);
    await page.locator('summary:visible').first().click();
    expect(await findAccessibilityErrors(page)).toEqual([]);
    await search.fill('zebra');
    expect(await names()).toEqual([]);
    await expect.poll(spoken).toBe(`None of ${charts.length} charts`);
    expect((await top()) - before, 'nothing above the list moves').toBe(0);
    // A table that it draws on finds a chart, too.
    await search.fill('threat-level');
    expect(await names()).toContain(nameOf('threat-level'));
    await page.keyboard.press('Escape');
    expect(await names()).toHaveLength(charts.length);
    expect(troubles).toEqual([]);
  });

  test('without the field and its buttons where no script runs, and its code can be selected', async () => {
    const { page, names } = await open({ javaScriptEnabled: false });
    expect(await names()).toHaveLength(charts.length);
    expect(await page.getByRole('searchbox').count()).toBe(0);
    await page.locator('summary').first().click();
    expect(await page.getByRole('textbox').first().inputValue()).toMatch(/^<iframe src=/);
    expect(await page.getByRole('button').count()).toBe(0);
  });
});

test('the page has the code of each chart as its own page has it, and weighs no more than 60 kB', () => {
  const pages = new Map(readPages(dist).map((page) => [page.path, page]));
  const fieldsIn = (path: string) => [...(pages.get(path)?.document.querySelectorAll('textarea') ?? [])];
  const codes = charts.map(({ id }) => fieldsIn(`/charts/${id}/`).map((field) => field.textContent));
  const gallery = charts.map(({ id }) =>
    fieldsIn('/charts/')
      .filter((field) => new RegExp(`^code-${id}-\\d+$`).test(field.id))
      .map((field) => field.textContent),
  );
  expect(codes.filter((code) => code.length === 0)).toEqual([]);
  expect(gallery).toEqual(codes);
  const page = pages.get('/charts/');
  expect(page && weigh(page)).toBeLessThanOrEqual(60_000);
});
