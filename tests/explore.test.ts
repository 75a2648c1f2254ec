import { cross, pairs } from 'd3';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { exploreChart } from '../src/charts/kit/exploration.ts';
import { rowWhere } from '../src/charts/kit/rows-and-phrases.ts';
import { listLive } from '../src/embeds/list-embeds.ts';
import { findAccessibilityErrors } from './support/browser.ts';
import { hold, openSite, refuse, stopClock, type Visit } from './support/open-site.ts';

/** Charts as readers explore them: with a keyboard, a pointer, a finger, a screen reader, on paper. */

const site = openSite();

const open = async (id: string, options?: Visit) => {
  const page = await site.open(id === '' ? '/' : `/charts/${id}/`, options);
  const chart = page.locator('interactive-chart').first();
  return {
    page,
    chart,
    picture: chart.locator('svg[role=img]:visible'),
    range: chart.getByRole('slider'),
    shown: () => chart.locator('.read-out p').innerText(),
  };
};

const find = (path: string) => {
  const { chart, rows, state } = rowWhere(listLive(), { path });
  const { words: values, drawings } = exploreChart(chart, rows, { state: state?.id });
  return { chart, rows, values, drawings, title: chart.title(rows, { state: state?.id }) };
};

const spoken = (page: Page) => page.locator('#spoken').textContent();

const boxOf = (locator: Locator) =>
  locator.evaluate((element) => element.getBoundingClientRect().toJSON() as DOMRect);

test('the read-out is a range with the name of the chart, which gives each value, its place and the ends; buttons for a finger, to which Tab does not go, step on and back', async () => {
  const { page, range, shown } = await open('threat-level', { width: 390 });
  const { chart, values } = find('threat-level');
  const count = values.length;
  const valueText = () => range.getAttribute('aria-valuetext');
  expect(await range.getAttribute('aria-label')).toBe(chart.name);
  // As it is once the values are loaded: what changes under the focus is said twice.
  expect([await shown(), await valueText()]).toEqual([values[0], `1 of ${count}, first. ${values[0]}`]);
  await range.focus();
  for (const [press, value, place] of [
    ['ArrowRight', values[1], `2 of ${count}`],
    ['End', values.at(-1), `${count} of ${count}, last`],
    ['Home', values[0], `1 of ${count}, first`],
    ['Next value', values[1], `2 of ${count}`],
    ['Next value', values[2], `3 of ${count}`],
    ['Previous value', values[1], `2 of ${count}`],
  ] as const) {
    const button = page.getByRole('button', { name: press });
    if (press.endsWith('value')) await button.click();
    else await page.keyboard.press(press);
    await expect.poll(valueText).toBe(`${place}. ${value}`);
    expect(await shown()).toBe(value);
  }
  for (const button of await page.getByRole('button', { name: /^(Next|Previous) value$/ }).all()) {
    const { width, height } = await boxOf(button);
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(40);
    expect(await button.getAttribute('tabindex')).toBe('-1');
  }
  // The picture stands in the flow with its description and no other word, and the range alone speaks.
  expect(await page.locator('.picture').ariaSnapshot()).toMatch(/^- img "[^"]+"$/);
  expect(await page.locator('[role=application]').count()).toBe(0);
  expect(await spoken(page)).toBe('');
});

test('the read-out gives the value nearest to a pointer, which a ring marks, covers nothing and moves nothing', async () => {
  const { page, chart, picture, shown } = await open('armed-officers', { width: 390 });
  await picture.hover();
  await expect.poll(() => chart.locator('.ring').count()).toBe(1);
  const { x, y, width, height } = await boxOf(picture);
  const below = (await boxOf(page.locator('.after').first())).y;
  const corners = cross([2, width - 2], [2, height - 2]);
  for (const [right, down] of [...corners, [width / 2, height / 2]] as const) {
    await page.mouse.move(x + right, y + down);
    await expect.poll(shown).toMatch(/31 March 20\d\d/);
    const ring = await boxOf(chart.locator('.ring'));
    expect(ring.x > x - 10 && ring.x + ring.width < x + width + 10).toBe(true);
    expect((await boxOf(page.locator('.after').first())).y).toBe(below);
  }
  expect((await boxOf(chart.locator('.read-out'))).y).toBeGreaterThanOrEqual(y + height);
});

test('the read-out puts the ring on the mark itself, in either drawing', async () => {
  const { page, chart, range, picture } = await open('shots-fired');
  const { drawings } = find('shots-fired');
  await range.focus();
  await range.fill('40');
  for (const [index, width] of [390, 1280].entries()) {
    const drawing = drawings[index];
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

test('the read-out follows a finger', async () => {
  const finger = { width: 390, hasTouch: true, isMobile: true };
  const { picture, shown } = await open('taser-by-force', finger);
  await picture.scrollIntoViewIfNeeded();
  await picture.tap({ position: { x: 180, y: 20 } });
  await expect.poll(shown).toMatch(/^Lincolnshire: \d+ uses of Taser recorded/);
});

test('the read-out and a row of the table follow each other, sorted or not', async () => {
  const { page, range, shown } = await open('survey-bounds');
  const row = page.locator('table tbody tr').nth(2);
  const name = await row.locator('th').innerText();
  await row.hover();
  await expect.poll(shown).toContain(name);
  await page.getByRole('button', { name: 'Of those who answered, %' }).click();
  // A row that the page scrolls below the pointer does not.
  await range.focus();
  await page.keyboard.press('Home');
  const [first = ''] = find('survey-bounds').values;
  await expect.poll(shown).toBe(first);
  expect(await page.locator('tr.here th').innerText()).toBe(first.split(':')[0]);
});

test('the read-out of the first chart of a page has its values without asking for them', async () => {
  for (const path of ['/', '/charts/threat-level/', '/forces/city-of-london/']) {
    const page = await site.newPage();
    await refuse(page, '**/parts/**');
    await page.goto(site.root + path);
    const range = page.locator('interactive-chart').first().locator('input');
    await range.fill('2');
    await expect.poll(() => range.getAttribute('aria-valuetext'), { message: path }).toMatch(/^2 of /);
  }
});

test('a table is fetched and opened below its chart, sorts, and closes again', async () => {
  const { page } = await open('');
  const figure = page.locator('#officer-opinion');
  const link = figure.getByRole('link', { name: 'Table' });
  const rows = figure.locator('tbody tr');
  const { chart, rows: drawn } = find('officer-opinion');
  // Opened, closed and opened, before it has come.
  await link.click({ clickCount: 3 });
  await expect.poll(() => rows.count()).toBe(chart.table(drawn, {}).rows.length);
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

test('values, a state and a table that cannot be had are reported: the picture stays, and the link leads to the table', async () => {
  const { page } = await open('');
  const figure = page.locator('#officer-opinion');
  await refuse(page, '**/parts/**');
  await figure.getByRole('slider').focus();
  const words = 'The values could not be loaded. They are in the table.';
  await expect.poll(() => figure.locator('.read-out p').innerText()).toBe(words);
  expect(await figure.getByRole('slider').getAttribute('aria-valuetext')).toBe(words);

  const survey = page.locator('#survey-bounds');
  const before = await survey.locator('.title').innerText();
  const state = survey.locator('.states a:not([aria-current])').first();
  await state.click();
  const failed = `${await state.innerText()} could not be loaded. The picture is as it was.`;
  await expect.poll(() => survey.locator('.failed').innerText()).toBe(failed);
  expect(await survey.locator('.title').innerText()).toBe(before);
  expect(page.url()).toBe(`${site.root}/`);

  const table = figure.getByRole('link', { name: 'Table' });
  await table.click();
  await expect.poll(() => figure.locator('.failed').innerText()).toContain('could not be loaded');
  await table.click();
  await page.waitForURL('**/charts/officer-opinion/#officer-opinion-table');
});

/** A chart with a choice, and the state that is furthest from the one shown first. */
const [id, last] = ['taser-by-force', '2017-18'];
const { chart, rows, state } = rowWhere(listLive(), { path: `${id}/${last}` });
const label = state?.label ?? '';
const titles = { first: find(id).title, chosen: find(`${id}/${last}`).title };
const title = (page: Page) => page.locator('.title').innerText();
const choice = (page: Page) => page.getByRole('link', { name: label, exact: true });

test('on a chart’s own page the choice of a state changes title, picture, table, files and address; back and forward follow', async () => {
  const { page, range } = await open(id);
  const asked = page.waitForRequest(`**/parts/**/${id}/${last}/`);
  await choice(page).hover();
  await asked;
  await choice(page).click();
  await expect.poll(() => title(page)).toBe(titles.chosen);
  await page.waitForURL(`${site.root}/charts/${id}/${last}/`);
  expect(await page.title()).toContain(titles.chosen);
  expect(await page.getByRole('link', { name: /, shown$/ }).innerText()).toBe(label);
  expect(await page.locator(`.files a[href$="${id}/${last}.csv"]`).count()).toBe(1);
  await expect.poll(() => spoken(page)).toBe(`${label}. ${titles.chosen}`);
  expect(await page.locator('caption').innerText()).toContain(chart.subtitle(rows, { state: last }));
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(label);
  await page.goBack();
  await expect.poll(() => title(page)).toBe(titles.first);
  await page.goForward();
  await expect.poll(() => title(page)).toBe(titles.chosen);
  const valueText = await range.getAttribute('aria-valuetext');
  expect(valueText).toContain(chart.referenceDate(rows, { state: last }));
  // A place on the page is an entry of the history too, and no choice.
  const body = page.locator('[data-part=body]');
  await body.evaluate((element) => (element.id = 'kept'));
  await page.evaluate(
    () =>
      new Promise((done) => {
        addEventListener('hashchange', done);
        location.hash = 'sources';
      }),
  );
  expect(await body.getAttribute('id')).toBe('kept');
});

test('on a chart’s own page the later of two choices stays, by the whole name of a force; its own address shows its first state again, even after the page was loaded in another', async () => {
  const { page } = await open('officers-by-force');
  const first = await title(page);
  const chosen = () => page.locator('.chosen').textContent();
  const release = await hold(page, '**/parts/**/kent/');
  await page.locator('.choose summary').click();
  await page.locator('.choose a[href*="/kent/"]').click();
  await page.locator('.choose a[href*="/devon-and-cornwall/"]').click();
  await expect.poll(chosen).toBe('Devon and Cornwall');
  await release();
  expect(await title(page)).toContain('Devon and Cornwall');
  expect(page.url()).toContain('/devon-and-cornwall/');
  await page.reload();
  await page.goBack();
  await expect.poll(() => title(page)).toBe(first);
});

test('in the article the choice of a state is kept in the address without an entry in the history, and is there on return; the handle of a fold says so', async () => {
  const { page } = await open('');
  const entries = await page.evaluate(() => history.length);
  const fold = page.locator('.more', { has: page.locator('.choose') }).first();
  const finding = () => fold.locator('.finding').textContent();
  const before = await finding();
  await fold.locator('summary').first().click();
  await fold.locator('.choose a:not([aria-current])').last().dispatchEvent('click');
  await expect.poll(finding).not.toBe(before);
  expect(await page.evaluate(() => [history.length, location.pathname])).toEqual([entries, '/']);
  const chosen = await finding();
  await page.reload();
  await expect.poll(finding).toBe(chosen);
});

/** The browser of the tests has no sound, and says so. */
function expectSoundAlone(): void {
  const isOfSound = (trouble: string) => trouble.includes('AudioContext');
  expect(site.troubles.splice(0).filter((trouble) => !isOfSound(trouble))).toEqual([]);
}

test('the sound plays the values on, shows where it is, stops, and leaves the reader there', async () => {
  const { page, range } = await open('officers-by-force');
  await stopClock(page);
  const play = page.getByRole('button', { name: 'Hear' });
  await play.focus();
  await page.keyboard.press('Enter');
  const stop = page.getByRole('button', { name: 'Stop' });
  await stop.waitFor();
  await page.clock.runFor(800);
  await page.keyboard.press('Enter');
  await play.waitFor();
  expect(await range.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await range.getAttribute('aria-valuetext')).toMatch(/^3 of/);
  expect(await spoken(page)).toBe('');
  expectSoundAlone();
});

test('a sound gives way to another, and is silent where it was stopped before its values came', async () => {
  const { page } = await open('');
  const hear = page.locator('.hear').first();
  const release = await hold(page, '**/parts/**.json');
  await hear.dispatchEvent('click');
  await hear.dispatchEvent('click');
  await release();
  expect((await hear.textContent())?.trim()).toBe('Hear');
  for (const index of [0, 1]) {
    await page.locator('.hear').nth(index).dispatchEvent('click');
    const labels = () => page.locator('.hear').allTextContents();
    await expect.poll(async () => (await labels()).map((label) => label.trim()).indexOf('Stop')).toBe(index);
  }
  expectSoundAlone();
});

test('who reads otherwise: axe, less motion, text twice as large on a narrow phone, more contrast, forced colours', async () => {
  const { page, chart, range } = await open('timeline', { width: 320, reducedMotion: 'reduce' });
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  await range.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => chart.locator('.ring').count()).toBe(1);
  const shape = () => [document.documentElement.scrollWidth, document.getAnimations().length];
  expect(await page.evaluate(shape)).toEqual([320, 0]);
  expect(await findAccessibilityErrors(page)).toEqual([]);
  const hasOneColour = () =>
    page.evaluate(() => {
      const colours = ['.from', '.title'].map((selector) => document.querySelector(selector) as Element);
      return new Set(colours.map((element) => getComputedStyle(element).color)).size === 1;
    });
  expect(await hasOneColour()).toBe(false);
  await page.emulateMedia({ contrast: 'more' });
  expect(await hasOneColour()).toBe(true);
  await page.emulateMedia({ contrast: null, forcedColors: 'active' });
  const edge = (element: Element) => getComputedStyle(element).borderTopWidth;
  expect(await chart.locator('.read-out').evaluate(edge)).not.toBe('0px');
});

test('the link before a chart is seen when it has the focus, and leads past it', async () => {
  const { page } = await open('');
  const first = page.locator('.past').first();
  expect((await boxOf(first)).width).toBeLessThan(2);
  await first.focus();
  expect((await boxOf(first)).width).toBeGreaterThan(60);
  await page.keyboard.press('Enter');
  await page.waitForURL(/-end$/);
  await page.keyboard.press('Tab');
  expect(await page.locator('#threat-level :focus').count()).toBe(0);
});

/** What stands around a picture, in the order that a reader meets it. */
const furniture = ['.kicker', '.title', '.subtitle', '.picture, .lazy', '.note', '.about', '.from', '.have'];

test('stands in one order in the article, on a chart’s page and on a force’s, with nothing that does not work without a script', async () => {
  for (const path of ['/', '/charts/armed-officers/', '/forces/metropolitan-police/']) {
    const page = await site.open(path, { javaScriptEnabled: false, width: 390 });
    for (const chart of await page.locator('figure.chart:not(.inline-sum):visible').all()) {
      const tops = await chart.evaluate(
        (figure, selectors) =>
          selectors.map((selector) => figure.querySelector(selector)?.getBoundingClientRect().top ?? NaN),
        furniture,
      );
      const name = `${path} ${await chart.getAttribute('id')}`;
      const wrong = pairs(tops).filter(([above, below]) => !(above < below));
      expect.soft(wrong, `${name} ${tops.join()}`).toEqual([]);
      expect.soft(await chart.locator('.read-out:visible, button:visible').count(), name).toBe(0);
      if (path !== '/') continue;
      await chart.locator('.get summary').click();
      expect.soft(await chart.locator('.files a').first().isVisible(), name).toBe(true);
    }
  }
});

test('on paper each chart has its picture for desktops, its note, sources and address, and no control', async () => {
  const { page } = await open('', { width: 650 });
  await page.emulateMedia({ media: 'print' });
  for (const chart of await page.locator('figure.chart:not(.inline-sum):visible').all()) {
    const id = (await chart.getAttribute('id')) ?? '';
    for (const needed of ['.wide svg, .lazy img', '.note', '.from'])
      expect.soft(await chart.locator(needed).first().isVisible(), `${id} ${needed}`).toBe(true);
    expect.soft(await chart.locator('.from').innerText()).toContain(`/charts/${id}/`);
    expect.soft(await chart.locator(':is(button, summary, input, .have):visible').count(), id).toBe(0);
  }
  for (const handle of await page.locator('.more > summary').allInnerTexts())
    expect.soft(handle).toContain('/charts/');
});
