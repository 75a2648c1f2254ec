import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { visit } from './support/browser.ts';
import { findAccessibilityErrors } from './support/accessibility-errors.ts';
import { openSite } from './support/open-site.ts';

/** Charts as readers explore them: with a keyboard, a pointer, a finger, a screen reader. */

const site = openSite();

const open = async (path: string, options: Parameters<typeof visit>[2] = {}) => {
  const { page, troubles } = await visit(site.browser, site.root + path, options);
  return { page, troubles, chart: page.locator('explored-chart').first() };
};

const spoken = (page: Page) => page.locator('.spoken');
const tip = (page: Page) => page.locator('.tip:visible');

/** Presses keys one by one and gives what was said after each. */
async function press(page: Page, keys: string[]): Promise<string[]> {
  const said: string[] = [];
  for (const key of keys) {
    const before = (await tip(page).count()) > 0 ? await tip(page).innerText() : '';
    await page.keyboard.press(key);
    await expect
      .poll(async () => (await tip(page).count()) > 0 && (await tip(page).innerText()) !== before)
      .toBe(true);
    const now = await tip(page).innerText();
    await expect.poll(() => spoken(page).innerText()).toBe(now);
    said.push(now);
  }
  return said;
}

/** Whether the box and the ring lie inside the picture. */
const isInside = (page: Page) =>
  page.evaluate(() => {
    const shown = (selector: string) =>
      [...document.querySelectorAll(selector)]
        .find((each) => each.getClientRects().length > 0)
        ?.getBoundingClientRect();
    const [picture, box] = [shown('explored-chart svg, explored-chart img'), shown('.tip')];
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
    const { page, chart, troubles } = await open('/charts/arming-view/');
    await chart.focus();
    const said = await press(page, ['ArrowDown', 'ArrowDown', 'End', 'Home']);
    expect(said).toEqual([
      expect.stringContaining('Enough officers are armed now: 6% of those who answered, January 2017'),
      expect.stringContaining('More specialists, but not everyone: 43.6%'),
      expect.stringContaining('88% gave answers that were not published'),
      expect.stringContaining('Enough officers are armed now: 6%'),
    ]);
    await page.keyboard.press('Escape');
    expect(await tip(page).count()).toBe(0);
    expect(troubles).toEqual([]);
    await page.close();
  });

  test('panels are changed with up and down, at the same year', async () => {
    const { page, chart } = await open('/charts/shots-fired/');
    await chart.focus();
    const said = await press(page, ['End', 'ArrowDown', 'ArrowDown', 'ArrowUp']);
    const years = said.map((words) => /20\d\d\/\d\d/.exec(words)?.[0]);
    expect(new Set(years).size).toBe(1);
    expect(said[2]).toMatch(/shot dead/);
    expect(said[3]).toBe(said[1]);
    await page.close();
  });

  test('tiles are walked as on a map', async () => {
    const { page, chart } = await open('/charts/taser-by-force/');
    await chart.focus();
    const said = await press(page, ['ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowRight']);
    expect(said.map((words) => words.split(':')[0])).toEqual([
      'Northumbria',
      'Durham',
      'West Yorkshire',
      'North Yorkshire',
    ]);
    await page.close();
  });

  test('a line says each figure with its unit, day and publication, and a year without one with its reason', async () => {
    const { page, chart } = await open('/charts/firearms-operations/');
    await chart.focus();
    const [first] = await press(page, ['Home']);
    expect(first).toMatch(
      /^[\d,]+ firearms operations in England and Wales, year to March, 2008\/09\..* Home Office/,
    );
    const [, gap] = await press(page, ['ArrowDown', 'ArrowDown']);
    expect(gap).toMatch(/No official figure held for|firearms operations/);
    await page.close();
  });

  test('a series is picked out by its label, and the rest fades', async () => {
    const { page, chart } = await open('/charts/opinion-abroad/', { width: 390 });
    await chart.hover();
    const pick = page.getByRole('button', { name: 'Norway' });
    await pick.focus();
    await page.keyboard.press('Enter');
    expect(await pick.getAttribute('aria-pressed')).toBe('true');
    expect(await page.locator('.narrow .faded').count()).toBeGreaterThan(0);
    await page.keyboard.press('Enter');
    expect(await page.locator('.narrow .faded').count()).toBe(0);
    await page.close();
  });
});

describe('with a pointer', () => {
  test('the nearest mark tells its values inside the picture, at every corner', async () => {
    const { page, chart } = await open('/charts/armed-officers/', { width: 390 });
    await chart.hover();
    const box = await page.locator('.narrow svg').boundingBox();
    if (!box) throw new Error('no picture');
    for (const [x, y] of [
      [2, 2],
      [box.width - 2, 2],
      [2, box.height - 2],
      [box.width - 2, box.height - 2],
      [box.width / 2, box.height / 2],
    ] as const) {
      await page.mouse.move(box.x + x, box.y + y);
      await expect.poll(() => tip(page).count()).toBe(1);
      expect(await tip(page).innerText()).toMatch(/31 March 20\d\d/);
      expect(await isInside(page)).toBe(true);
    }
    await page.close();
  });

  test('a row of the table and its mark follow each other, sorted or not', async () => {
    const { page, chart } = await open('/charts/survey-bounds/');
    await page.locator('table tbody tr').nth(2).hover();
    const answer = await page.locator('table tbody tr').nth(2).locator('th').innerText();
    await expect.poll(() => tip(page).count()).toBe(1);
    expect(await tip(page).innerText()).toContain(answer);
    await page.getByRole('button', { name: 'Of those who answered, %' }).click();
    expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('ascending');
    const figures = (await page.locator('tbody tr td:nth-child(2)').allInnerTexts()).map(Number);
    expect(figures).toEqual(figures.toSorted((a, b) => a - b));
    await chart.focus();
    const [said] = await press(page, ['Home']);
    expect(said).toContain(await page.locator('tr.here th').innerText());
    await page.close();
  });
});

test('a finger that touches the picture reads the nearest mark', async () => {
  const { page, chart, troubles } = await open('/charts/taser-by-force/', {
    width: 390,
    hasTouch: true,
    isMobile: true,
  });
  await chart.scrollIntoViewIfNeeded();
  await chart.tap({ position: { x: 180, y: 20 } });
  await expect.poll(() => tip(page).count()).toBe(1);
  expect(await tip(page).innerText()).toContain('Northumbria');
  await expect
    .poll(() => spoken(page).innerText())
    .toContain('Northumbria: 107 uses of Taser recorded per 1,000 officers');
  expect(await isInside(page)).toBe(true);
  expect(troubles).toEqual([]);
  await page.close();
});

test('points that cannot be had are said to be missing, and the table stays', async () => {
  const { page, chart } = await open('/charts/arming-view/');
  await page.route('**/parts/**', (route) => route.abort());
  await chart.focus();
  await page.keyboard.press('ArrowRight');
  await expect
    .poll(() => tip(page).innerText())
    .toBe('The values could not be loaded. They are in the table.');
  await page.close();
});

describe('states', () => {
  const [first, second] = ['/charts/taser-by-force/', '/charts/taser-by-force/2018-19/'];
  const title = (page: Page) => page.locator('.title').innerText();

  test('on a chart’s own page the choice changes title, picture, table, files and address; back and forward follow', async () => {
    const { page, troubles } = await open(first);
    const before = await title(page);
    await page.getByRole('link', { name: '2018/19', exact: true }).click();
    await expect.poll(() => title(page)).not.toBe(before);
    const chosen = await title(page);
    expect(page.url()).toBe(site.root + second);
    expect(await page.title()).toContain(chosen);
    expect(await page.locator('.states [aria-current]').innerText()).toBe('2018/19');
    expect(
      await page
        .locator('.quiet nav a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
    ).toEqual(expect.arrayContaining([expect.stringMatching(/taser-by-force\/2018-19\.csv$/)]));
    expect(await page.locator('caption').innerText()).toContain('April 2018 to March 2019');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('2018/19');
    await page.goBack();
    await expect.poll(() => title(page)).toBe(before);
    await page.goForward();
    await expect.poll(() => title(page)).toBe(chosen);
    expect(await page.title()).toContain(chosen);
    expect(troubles).toEqual([]);
    await page.close();
  });

  test('in the article the choice is kept in the address without an entry in the history, and is there on return', async () => {
    const { page } = await open('/');
    const entries = await page.evaluate(() => history.length);
    const figure = page.locator('#survey-bounds');
    const before = await figure.locator('.title').innerText();
    const choice = figure.locator('.states a:not([aria-current])').first();
    const label = await choice.innerText();
    await choice.click();
    await expect.poll(() => figure.locator('.states [aria-current]').innerText()).toBe(label);
    expect(await page.evaluate(() => history.length)).toBe(entries);
    const chosen = await figure.locator('.title').innerText();
    await page.goto(page.url());
    await expect.poll(() => figure.locator('.states [aria-current]').innerText()).toBe(label);
    expect(await figure.locator('.title').innerText()).toBe(chosen);
    expect(before).not.toBe(chosen);
    await page.close();
  });

  test('a state that cannot be had is said so, and the picture stays as it was', async () => {
    const { page } = await open(first);
    const before = await title(page);
    await page.route('**/parts/**', (route) => route.abort());
    await page.getByRole('link', { name: '2018/19', exact: true }).click();
    await expect
      .poll(() => page.locator('.failed').innerText())
      .toBe('2018/19 could not be loaded. The picture is as it was.');
    expect(await title(page)).toBe(before);
    expect(page.url()).toBe(site.root + first);
    await page.close();
  });

  test('a fragment is asked for as soon as a reader turns to its link', async () => {
    const { page } = await open(first);
    const asked = page.waitForRequest(/parts\/.*\/taser-by-force\/2018-19\/$/);
    await page.getByRole('link', { name: '2018/19', exact: true }).hover();
    await asked;
    await page.close();
  });

  test('what was read of one state is explored in the next', async () => {
    const { page, chart } = await open(first);
    await page.getByRole('link', { name: '2018/19', exact: true }).click();
    await expect.poll(() => page.url()).toBe(site.root + second);
    await chart.focus();
    const [said] = await press(page, ['Home']);
    expect(said).toContain('April 2018 to March 2019');
    await page.close();
  });
});

describe('the sound', () => {
  test('comes when it is asked for, plays from left to right and shows where it is', async () => {
    const { page, troubles } = await open('/charts/officers-by-force/');
    const before = await page.evaluate(
      () => performance.getEntriesByType('resource').filter(({ name }) => name.includes('hear')).length,
    );
    expect(before).toBe(0);
    await page.getByRole('button', { name: 'Hear' }).click();
    // The library is large: on a busy machine it is a while before it is there.
    const patiently = { timeout: 10_000 };
    await expect.poll(() => page.locator('.player').count(), patiently).toBe(1);
    await expect.poll(() => spoken(page).innerText(), patiently).toMatch(/\S/);
    await expect.poll(() => tip(page).count(), patiently).toBe(1);
    expect(troubles.filter((trouble) => !trouble.includes('AudioContext'))).toEqual([]);
    await page.close();
  });
});

describe('whoever reads otherwise', () => {
  test('axe finds no fault after exploring, picking and choosing', async () => {
    const { page, chart } = await open('/charts/timeline/', { width: 390 });
    await chart.focus();
    await press(page, ['Home', 'ArrowDown']);
    expect(await findAccessibilityErrors(page)).toEqual([]);
    await page.close();
  });

  test('in forced colours the box and the ring keep an outline', async () => {
    const { page, chart } = await open('/charts/armed-officers/', { forcedColors: 'active' });
    await chart.focus();
    await press(page, ['Home']);
    expect(await tip(page).evaluate((box) => getComputedStyle(box).borderTopWidth)).not.toBe('0px');
    await page.close();
  });

  test('with text twice as large, at 320 pixels, the box stays inside the picture and nothing scrolls sideways', async () => {
    const { page, chart } = await open('/charts/survey-bounds/', { width: 320 });
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    await chart.focus();
    await press(page, ['Home', 'End']);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.close();
  });

  test('with less motion nothing moves by itself', async () => {
    const { page, chart } = await open('/charts/armed-officers/', { reducedMotion: 'reduce' });
    await chart.focus();
    await press(page, ['Home']);
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    await page.close();
  });

  test('without a script there is no hint of one, and no button that does nothing', async () => {
    const { page } = await open('/charts/officers-by-force/', { javaScriptEnabled: false });
    expect(await page.getByRole('button').count()).toBe(0);
    expect(await page.locator('explored-chart').innerText()).not.toContain('arrow keys');
    await page.close();
  });
});
