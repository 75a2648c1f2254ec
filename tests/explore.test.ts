import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { charts } from '../src/charts/index.ts';
import { type Chart, statesOf } from '../src/charts/kit/define-chart.ts';
import { exploreChart } from '../src/charts/kit/exploration.ts';
import { loadChartRows } from '../src/data/generated.ts';
import { findAccessibilityErrors } from './support/browser.ts';
import { openSite, type Site } from './support/open-site.ts';

/** Charts as readers explore them: with a keyboard, a pointer, a finger, a screen reader, on paper. */

const site = openSite();

const open = async (id: string, options?: Parameters<Site['open']>[1]) => {
  const { page, troubles } = await site.open(id === '' ? '/' : `/charts/${id}/`, options);
  const chart = page.locator('interactive-chart').first();
  return {
    page,
    troubles,
    chart,
    picture: chart.locator('svg[role=img]:visible'),
    range: chart.getByRole('slider'),
    shown: () => chart.locator('.read-out p').innerText(),
  };
};

const find = (id: string) => {
  const chart = charts.find((chart) => chart.id === id) as Chart;
  const rows = loadChartRows(chart);
  const state = statesOf(chart, rows)[0]?.id;
  return { chart, rows, values: exploreChart(chart, rows, { state }).words };
};

const spoken = (page: Page) => page.locator('#spoken').textContent();

const boxOf = async (locator: Locator) => {
  const box = await locator.boundingBox();
  if (!box) throw new Error('not shown');
  return box;
};

describe('the read-out', () => {
  test('is a range with the name of the chart, which gives each value, its place and the ends', async () => {
    const { page, range, shown, troubles } = await open('threat-level');
    const { chart, values } = find('threat-level');
    const count = values.length;
    expect(await range.getAttribute('aria-label')).toBe(chart.name);
    expect(await shown()).toBe(values[0]);
    const valueText = () => range.getAttribute('aria-valuetext');
    // As it is once the values are loaded: what changes under the focus is said twice.
    expect(await valueText()).toBe(`1 of ${count}, first. ${values[0]}`);
    await range.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(valueText).toBe(`2 of ${count}. ${values[1]}`);
    expect(await shown()).toBe(values[1]);
    await page.keyboard.press('End');
    await expect.poll(valueText).toBe(`${count} of ${count}, last. ${values.at(-1)}`);
    await page.keyboard.press('Home');
    await expect.poll(valueText).toBe(`1 of ${count}, first. ${values[0]}`);
    // The picture stands in the flow with its description and no other word, and the range alone speaks.
    expect(await page.locator('.picture').ariaSnapshot()).toMatch(/^- img "[^"]+"$/);
    expect(await page.locator('[role=application]').count()).toBe(0);
    expect(await spoken(page)).toBe('');
    expect(troubles).toEqual([]);
  });

  test('goes on and back by buttons that a finger can press, to which Tab does not go', async () => {
    const { page, range, shown } = await open('arming-view', { width: 390 });
    const { values } = find('arming-view');
    const next = page.getByRole('button', { name: 'Next value' });
    for (const value of values.slice(1, 4)) {
      await next.click();
      await expect.poll(shown).toBe(value);
    }
    await page.getByRole('button', { name: 'Previous value' }).click();
    await expect.poll(shown).toBe(values[2]);
    expect(await range.inputValue()).toBe('3');
    const { width, height } = await boxOf(next);
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(40);
    expect(await next.getAttribute('tabindex')).toBe('-1');
  });

  test('gives the value nearest to a pointer, which a ring marks, covers nothing and moves nothing', async () => {
    const { page, chart, picture, shown } = await open('armed-officers', { width: 390 });
    await picture.hover();
    await expect.poll(() => chart.locator('.ring').count()).toBe(1);
    const { x, y, width, height } = await boxOf(picture);
    const below = (await boxOf(page.locator('.after').first())).y;
    for (const [right, down] of [
      [2, 2],
      [width - 2, 2],
      [2, height - 2],
      [width - 2, height - 2],
      [width / 2, height / 2],
    ] as const) {
      await page.mouse.move(x + right, y + down);
      await expect.poll(shown).toMatch(/31 March 20\d\d/);
      const ring = await boxOf(chart.locator('.ring'));
      expect(ring.x > x - 10 && ring.x + ring.width < x + width + 10).toBe(true);
      expect((await boxOf(page.locator('.after').first())).y).toBe(below);
    }
    expect((await boxOf(chart.locator('.read-out'))).y).toBeGreaterThanOrEqual(y + height);
  });

  test('puts the ring on the mark itself, in either drawing', async () => {
    const { page, chart, range, picture } = await open('shots-fired');
    const { chart: definition, rows } = find('shots-fired');
    const { drawings } = exploreChart(definition, rows, {});
    await range.focus();
    await range.fill('40');
    for (const [width, drawing] of [
      [1280, drawings[1]],
      [390, drawings[0]],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      const [right = 0, down = 0] = drawing?.points[39] ?? [];
      const off = async () => {
        const [ring, svg] = [await boxOf(chart.locator('.ring')), await boxOf(picture)];
        const scale = svg.width / (drawing?.width ?? 1);
        return Math.hypot(ring.x + 9 - svg.x - right * scale, ring.y + 9 - svg.y - down * scale);
      };
      await expect.poll(off).toBeLessThan(1);
    }
  });

  test('follows a finger', async () => {
    const { picture, shown, troubles } = await open('taser-by-force', {
      width: 390,
      hasTouch: true,
      isMobile: true,
    });
    await picture.scrollIntoViewIfNeeded();
    await picture.tap({ position: { x: 180, y: 20 } });
    await expect.poll(shown).toMatch(/^Lincolnshire: \d+ uses of Taser recorded/);
    expect(troubles).toEqual([]);
  });

  test('and a row of the table follow each other, sorted or not', async () => {
    const { page, range, shown } = await open('survey-bounds');
    const row = page.locator('table tbody tr').nth(2);
    const name = await row.locator('th').innerText();
    await row.hover();
    await expect.poll(shown).toContain(name);
    await page.getByRole('button', { name: 'Of those who answered, %' }).click();
    // A row that the page scrolls below the pointer does not.
    await range.focus();
    await page.keyboard.press('Home');
    await expect.poll(() => page.locator('tr.here th').innerText()).toBe((await shown()).split(':')[0]);
  });

  test('of the first chart of a page has its values without asking for them', async () => {
    for (const path of ['/', '/charts/threat-level/', '/forces/city-of-london/']) {
      const { page } = await site.open(path);
      await page.route('**/parts/**', (route) => route.abort());
      const range = page.locator('interactive-chart').first().locator('input');
      await range.evaluate((input: HTMLInputElement) => {
        input.value = '2';
        input.dispatchEvent(new Event('input'));
      });
      await expect.poll(() => range.getAttribute('aria-valuetext'), { message: path }).toMatch(/^2 of /);
    }
  });

  test('reports values that could not be had, and the table stays', async () => {
    const { page } = await open('');
    const chart = page.locator('#officer-opinion interactive-chart');
    await page.route('**/parts/**', (route) => route.abort());
    await chart.getByRole('slider').focus();
    const words = 'The values could not be loaded. They are in the table.';
    await expect.poll(() => chart.locator('.read-out p').innerText()).toBe(words);
    expect(await chart.getByRole('slider').getAttribute('aria-valuetext')).toBe(words);
  });
});

describe('a table', () => {
  const openAt = async () => {
    const { page } = await open('');
    const figure = page.locator('#officer-opinion');
    return { page, figure, link: figure.getByRole('link', { name: 'Table' }) };
  };

  test('is fetched and opened below its chart, sorts, and closes again', async () => {
    const { page, figure, link } = await openAt();
    await link.click();
    const rows = figure.locator('tbody tr');
    await expect
      .poll(() => rows.count())
      .toBe(find('officer-opinion').chart.table(find('officer-opinion').rows, {}).rows.length);
    expect(await link.getAttribute('aria-expanded')).toBe('true');
    await figure.locator('thead button').nth(1).click();
    expect(await figure.locator('[aria-sort]').getAttribute('aria-sort')).toBe('ascending');
    const figures = (await rows.locator('td:nth-child(2)').allInnerTexts()).map(Number.parseFloat);
    expect(figures).toEqual(figures.toSorted((a, b) => a - b));
    await link.click();
    expect(await rows.count()).toBe(0);
    expect(await link.getAttribute('aria-expanded')).toBe('false');
    expect(new URL(page.url()).pathname).toBe('/');
  });

  test('that cannot be had is reported, and the link then leads to it', async () => {
    const { page, figure, link } = await openAt();
    await page.route('**/parts/**', (route) => route.abort());
    await link.click();
    await expect.poll(() => figure.locator('.failed').innerText()).toContain('could not be loaded');
    await link.click();
    await page.waitForURL('**/charts/officer-opinion/#officer-opinion-table');
  });
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
    const { page, range, troubles } = await open(id);
    const asked = page.waitForRequest(`**/parts/**/${id}/${state.id}/`);
    await choice(page).hover();
    await asked;
    await choice(page).click();
    await expect.poll(() => title(page)).toBe(titles.chosen);
    expect(page.url()).toBe(`${site.root}/charts/${id}/${state.id}/`);
    expect(await page.title()).toContain(titles.chosen);
    expect(await page.getByRole('link', { name: /, shown$/ }).innerText()).toBe(state.label);
    expect(await page.locator(`.files a[href$="${id}/${state.id}.csv"]`).count()).toBe(1);
    await expect.poll(() => spoken(page)).toBe(`${state.label}. ${titles.chosen}`);
    expect(await page.locator('caption').innerText()).toContain(chart.subtitle(rows, { state: state.id }));
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(state.label);
    await page.goBack();
    await expect.poll(() => title(page)).toBe(titles.first);
    await page.goForward();
    await expect.poll(() => title(page)).toBe(titles.chosen);
    expect(await range.getAttribute('aria-valuetext')).toContain(
      chart.referenceDate(rows, { state: state.id }),
    );
    // A place on the page is an entry of the history too, and no choice.
    const body = page.locator('[data-part=body]');
    await body.evaluate((element) => (element.id = 'kept'));
    await page.evaluate(
      () =>
        new Promise((done) => {
          addEventListener('popstate', () => setTimeout(done, 100));
          location.hash = 'sources';
        }),
    );
    expect(await body.getAttribute('id')).toBe('kept');
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

test('the sound plays the values on, shows where it is, stops, and leaves the reader there', async () => {
  const { page, range, troubles } = await open('officers-by-force');
  const play = page.getByRole('button', { name: 'Hear' });
  await play.focus();
  await page.keyboard.press('Enter');
  const stop = page.getByRole('button', { name: 'Stop' });
  await expect.poll(() => stop.count()).toBe(1);
  await expect.poll(() => range.inputValue()).toBe('3');
  await page.keyboard.press('Enter');
  await expect.poll(() => play.count()).toBe(1);
  expect(await range.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await range.getAttribute('aria-valuetext')).toMatch(/^[34] of/);
  expect(await spoken(page)).toBe('');
  expect(troubles.filter((trouble) => !trouble.includes('AudioContext'))).toEqual([]);
});

test('who reads otherwise: axe, less motion, text twice as large on a narrow phone, more contrast, forced colours', async () => {
  const { page, chart, range } = await open('timeline', { width: 320, reducedMotion: 'reduce' });
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  await range.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => chart.locator('.ring').count()).toBe(1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  expect(await findAccessibilityErrors(page)).toEqual([]);
  const colour = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).color);
  expect(await colour('.from')).not.toBe(await colour('.title'));
  await page.emulateMedia({ contrast: 'more' });
  expect(await colour('.from')).toBe(await colour('.title'));
  await page.emulateMedia({ contrast: null, forcedColors: 'active' });
  const edge = (element: Element) => getComputedStyle(element).borderTopWidth;
  expect(await chart.locator('.read-out').evaluate(edge)).not.toBe('0px');
});

test('the link before a chart is seen when it has the focus, and leads past it', async () => {
  const { page } = await open('');
  const [first, second] = [page.locator('.past').nth(0), page.locator('.past').nth(1)];
  expect((await boxOf(first)).width).toBeLessThan(2);
  await first.focus();
  expect((await boxOf(first)).width).toBeGreaterThan(60);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const past = await page.evaluate(() => document.activeElement?.closest('#threat-level') === null);
  expect(past).toBe(true);
  expect(await second.getAttribute('href')).toMatch(/-end$/);
});

/** What stands around a picture, in the order that a reader meets it. */
const furniture = ['.kicker', '.title', '.subtitle', '.picture, .lazy', '.note', '.about', '.from', '.have'];

test('stands in one order in the article, on a chart’s page and on a force’s, with nothing that does not work without a script', async () => {
  const wrong: string[] = [];
  for (const path of ['/', '/charts/armed-officers/', '/forces/metropolitan-police/']) {
    const { page } = await site.open(path, { javaScriptEnabled: false, width: 390 });
    for (const chart of await page.locator('figure.chart:not(.inline-sum):visible').all()) {
      const tops = await chart.evaluate(
        (figure, selectors) =>
          selectors.map((selector) => figure.querySelector(selector)?.getBoundingClientRect().top ?? NaN),
        furniture,
      );
      const id = await chart.getAttribute('id');
      if (!tops.every((top, index) => index === 0 || top > (tops[index - 1] ?? 0)))
        wrong.push(`${path} ${id}: ${tops.join()}`);
      if (await chart.locator('.read-out, button').filter({ visible: true }).count())
        wrong.push(`${path} ${id}: a dead control`);
      if (path === '/') {
        await chart.locator('.get summary').click();
        if (!(await chart.locator('.files a').first().isVisible())) wrong.push(`${id}: no downloads`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

test('on paper each chart has its picture for desktops, its note, sources and address, and no control', async () => {
  const { page } = await open('', { width: 650 });
  await page.emulateMedia({ media: 'print' });
  const wrong: string[] = [];
  for (const chart of await page.locator('figure.chart:not(.inline-sum):visible').all()) {
    const id = await chart.getAttribute('id');
    const isShown = (selector: string) => chart.locator(selector).first().isVisible();
    const shown = {
      picture: await isShown('.wide svg, .lazy img'),
      note: await isShown('.note'),
      sources: await isShown('.from'),
      address: (await chart.locator('.from').innerText()).includes(`/charts/${id}/`),
      'no control':
        (await chart.locator('button, summary, input, .have').filter({ visible: true }).count()) === 0,
    };
    for (const [what, is] of Object.entries(shown)) if (!is) wrong.push(`${id}: ${what}`);
  }
  for (const handle of await page.locator('.more > summary').all())
    if (!(await handle.innerText()).includes('/charts/')) wrong.push(await handle.innerText());
  expect(wrong).toEqual([]);
});
