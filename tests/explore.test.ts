import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { charts } from '../src/charts/index.ts';
import { type Chart, statesOf } from '../src/charts/kit/define-chart.ts';
import { loadChartRows } from '../src/data/generated.ts';
import { findAccessibilityErrors } from './support/browser.ts';
import { openSite, type Site } from './support/open-site.ts';

/** Charts as readers explore them: with a keyboard, a pointer, a finger, a screen reader. */

const site = openSite();

const open = async (id: string, options?: Parameters<Site['open']>[1]) => {
  const { page, troubles } = await site.open(id === '' ? '/' : `/charts/${id}/`, options);
  return { page, troubles, chart: page.locator('interactive-chart').first() };
};

const find = (id: string) => {
  const chart = charts.find((chart) => chart.id === id) as Chart;
  return { chart, rows: loadChartRows(chart) };
};

const spoken = (page: Page) => page.locator('.spoken');
const tip = (page: Page) => page.locator('.tooltip:visible');

/** Presses keys one by one and gives what was spoken after each. */
async function press(page: Page, keys: string[]): Promise<string[]> {
  const texts: string[] = [];
  for (const key of keys) {
    const before = texts.at(-1);
    await page.keyboard.press(key);
    await expect
      .poll(async () => (await tip(page).count()) > 0 && (await tip(page).innerText()) !== before)
      .toBe(true);
    const now = await tip(page).innerText();
    await expect.poll(() => spoken(page).innerText()).toBe(now);
    texts.push(now);
  }
  return texts;
}

/** Whether the tooltip lies inside the picture. */
const isInside = (page: Page) =>
  page.evaluate(() => {
    const shown = (selector: string) =>
      [...document.querySelectorAll(selector)]
        .find((each) => each.getClientRects().length > 0)
        ?.getBoundingClientRect();
    const [picture, box] = [shown('interactive-chart svg, interactive-chart img'), shown('.tooltip')];
    return Boolean(
      picture &&
      box &&
      box.left >= picture.left - 1 &&
      box.right <= picture.right + 1 &&
      box.top >= picture.top - 1 &&
      box.bottom <= picture.bottom + 1,
    );
  });

describe('with a keyboard', () => {
  test('bars are stepped through in the order of their list, to both ends', async () => {
    const { page, chart, troubles } = await open('arming-view');
    const { chart: definition, rows } = find('arming-view');
    const labels = definition.table(rows, {}).rows.map((row) => String(row['answer']));
    await chart.focus();
    const texts = await press(page, ['ArrowDown', 'ArrowDown', 'End', 'Home']);
    expect(texts[0]).toContain(labels[0]);
    expect(texts[1]).toContain(labels[1]);
    expect(texts[2]).toContain('answers that were not published');
    expect(texts[3]).toBe(texts[0]);
    await page.keyboard.press('Escape');
    expect(await tip(page).count()).toBe(0);
    expect(troubles).toEqual([]);
  });

  test('panels are changed with up and down, at the same year', async () => {
    const { page, chart } = await open('shots-fired');
    await chart.focus();
    const texts = await press(page, ['End', 'ArrowDown', 'ArrowDown', 'ArrowUp']);
    expect(new Set(texts.map((text) => /20\d\d\/\d\d/.exec(text)?.[0])).size).toBe(1);
    expect(texts[2]).toMatch(/shot dead/);
    expect(texts[3]).toBe(texts[1]);
  });

  test('tiles are walked as on a map', async () => {
    const { page, chart } = await open('taser-by-force');
    await chart.focus();
    const texts = await press(page, ['ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowRight']);
    const names = ['Northumbria', 'Durham', 'West Yorkshire', 'North Yorkshire'];
    expect(texts.map((text) => text.split(':')[0])).toEqual(names);
  });

  test('a point says its figure with unit, period and publication', async () => {
    const { page, chart } = await open('firearms-operations');
    await chart.focus();
    expect((await press(page, ['Home']))[0]).toMatch(
      /^[\d,]+ firearms operations in England and Wales, year to March, \d{4}\/\d\d\..* Home Office/,
    );
  });
});

/** Whether one series is picked out and the rest is faint. */
const isPicked = async (page: Page) =>
  (await page.locator('[aria-pressed=true]').count()) === 1 &&
  (await page.locator('.narrow .faded').count()) > 0;

test('a series is picked out by its label, by keyboard or a press, and let go again', async () => {
  const { page, chart } = await open('opinion-abroad', { width: 390 });
  await chart.hover();
  const pick = page.getByRole('button', { name: 'Norway' });
  await pick.focus();
  await page.keyboard.press('Enter');
  expect(await isPicked(page)).toBe(true);
  await page.keyboard.press('Enter');
  expect(await page.locator('.narrow .faded').count()).toBe(0);
  await page.locator('.narrow [data-pick]').first().click({ force: true });
  expect(await isPicked(page)).toBe(true);
});

test('the mark nearest to a pointer tells its values inside the picture, at every corner', async () => {
  const { page, chart } = await open('armed-officers', { width: 390 });
  await chart.hover();
  const box = await page.locator('.narrow svg').boundingBox();
  if (!box) throw new Error('no picture');
  const { x, y, width, height } = box;
  for (const [right, down] of [
    [2, 2],
    [width - 2, 2],
    [2, height - 2],
    [width - 2, height - 2],
    [width / 2, height / 2],
  ] as const) {
    await page.mouse.move(x + right, y + down);
    await expect.poll(() => tip(page).count()).toBe(1);
    expect(await tip(page).innerText()).toMatch(/31 March 20\d\d/);
    expect(await isInside(page)).toBe(true);
  }
});

test('a row of the table and its mark follow each other, sorted or not', async () => {
  const { page, chart } = await open('survey-bounds');
  const row = page.locator('table tbody tr').nth(2);
  await row.hover();
  await expect.poll(() => tip(page).count()).toBe(1);
  expect(await tip(page).innerText()).toContain(await row.locator('th').innerText());
  await page.getByRole('button', { name: 'Of those who answered, %' }).click();
  expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('ascending');
  const figures = (await page.locator('tbody tr td:nth-child(2)').allInnerTexts()).map(Number);
  expect(figures).toEqual(figures.toSorted((a, b) => a - b));
  // Else the page scrolls a row below the pointer, which shows its own mark.
  await page.mouse.move(0, 0);
  await expect.poll(() => tip(page).count()).toBe(0);
  await chart.focus();
  const [texts] = await press(page, ['Home']);
  expect(texts).toContain(await page.locator('tr.here th').innerText());
});

test('a finger that touches the picture reads the nearest mark', async () => {
  const { page, chart, troubles } = await open('taser-by-force', {
    width: 390,
    hasTouch: true,
    isMobile: true,
  });
  await chart.scrollIntoViewIfNeeded();
  await chart.tap({ position: { x: 180, y: 20 } });
  await expect.poll(() => spoken(page).innerText()).toMatch(/^Northumbria: \d+ uses of Taser recorded/);
  expect(await tip(page).innerText()).toBe(await spoken(page).innerText());
  expect(await isInside(page)).toBe(true);
  expect(troubles).toEqual([]);
});

test('points that cannot be had are reported missing, and the table stays', async () => {
  const { page, chart } = await open('arming-view');
  await page.route('**/parts/**', (route) => route.abort());
  await chart.focus();
  await page.keyboard.press('ArrowRight');
  const words = 'The values could not be loaded. They are in the table.';
  await expect.poll(() => tip(page).innerText()).toBe(words);
});

describe('states', () => {
  const id = 'taser-by-force';
  const { chart, rows } = find(id);
  const state = statesOf(chart, rows).at(-1) ?? { id: '', label: '' };
  const titles = {
    first: chart.title(rows, { state: statesOf(chart, rows)[0]?.id }),
    chosen: chart.title(rows, { state: state.id }),
  };
  const title = (page: Page | Locator) => page.locator('.title').innerText();
  const choice = (page: Page) => page.getByRole('link', { name: state.label, exact: true });

  test('on a chart’s own page the choice changes title, picture, table, files and address; back and forward follow', async () => {
    const { page, chart: picture, troubles } = await open(id);
    const asked = page.waitForRequest(`**/parts/**/${id}/${state.id}/`);
    await choice(page).hover();
    await asked;
    await choice(page).click();
    await expect.poll(() => title(page)).toBe(titles.chosen);
    expect(page.url()).toBe(`${site.root}/charts/${id}/${state.id}/`);
    expect(await page.title()).toContain(titles.chosen);
    expect(await page.locator('.states [aria-current]').innerText()).toBe(state.label);
    expect(await page.locator(`.quiet nav a[href$="${id}/${state.id}.csv"]`).count()).toBe(1);
    expect(await page.locator('caption').innerText()).toContain(chart.subtitle(rows, { state: state.id }));
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(state.label);
    await page.goBack();
    await expect.poll(() => title(page)).toBe(titles.first);
    await page.goForward();
    await expect.poll(() => title(page)).toBe(titles.chosen);
    await picture.focus();
    expect((await press(page, ['Home']))[0]).toContain(chart.referenceDate(rows, { state: state.id }));
    expect(troubles).toEqual([]);
  });

  test('in the article the choice is kept in the address without an entry in the history, and is there on return', async () => {
    const { page } = await open('');
    const entries = await page.evaluate(() => history.length);
    const figure = page.locator('#survey-bounds');
    const before = await title(figure);
    const link = figure.locator('.states a:not([aria-current])').first();
    const label = await link.innerText();
    const current = () => figure.locator('.states [aria-current]').innerText();
    await link.click();
    await expect.poll(current).toBe(label);
    expect(await page.evaluate(() => history.length)).toBe(entries);
    const chosen = await title(figure);
    expect(chosen).not.toBe(before);
    await page.goto(page.url());
    await expect.poll(current).toBe(label);
    expect(await title(figure)).toBe(chosen);
  });

  test('a state that cannot be had is reported, and the picture stays as it was', async () => {
    const { page } = await open(id);
    await page.route('**/parts/**', (route) => route.abort());
    await choice(page).click();
    const words = `${state.label} could not be loaded. The picture is as it was.`;
    await expect.poll(() => page.locator('.failed').innerText()).toBe(words);
    expect(await title(page)).toBe(titles.first);
    expect(page.url()).toBe(`${site.root}/charts/${id}/`);
  });
});

test('the sound comes when it is asked for, plays from left to right and shows where it is', async () => {
  const { page, troubles } = await open('officers-by-force');
  const countScripts = () =>
    page.evaluate(
      () => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')).length,
    );
  const before = await countScripts();
  await page.getByRole('button', { name: 'Hear' }).click();
  // The library is large: on a busy machine it is a while before it is there.
  const patiently = { timeout: 10_000 };
  await expect.poll(() => page.locator('.player').count(), patiently).toBe(1);
  await expect.poll(countScripts, patiently).toBe(before + 1);
  await expect.poll(() => spoken(page).innerText(), patiently).toMatch(/\S/);
  await expect.poll(() => tip(page).count(), patiently).toBe(1);
  expect(troubles.filter((trouble) => !trouble.includes('AudioContext'))).toEqual([]);
});

test('who reads otherwise: axe, less motion, text twice as large on a narrow phone, forced colours', async () => {
  const { page, chart } = await open('timeline', { width: 320, reducedMotion: 'reduce' });
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  await chart.focus();
  await press(page, ['Home', 'ArrowDown']);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  expect(await findAccessibilityErrors(page)).toEqual([]);
  await page.emulateMedia({ forcedColors: 'active' });
  expect(await tip(page).evaluate((box) => getComputedStyle(box).borderTopWidth)).not.toBe('0px');
});

test('without a script there is no hint of one, and no button that does nothing', async () => {
  const { page, chart } = await open('officers-by-force', { javaScriptEnabled: false });
  expect(await page.getByRole('button').count()).toBe(0);
  expect(await chart.innerText()).not.toContain('arrow keys');
});
