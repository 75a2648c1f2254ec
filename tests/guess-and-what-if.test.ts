import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { loadTables } from '../src/data/generated.ts';
import { describeInline } from '../src/what-if/inline-sum.ts';
import { deriveShare, deriveStartingFigures } from '../src/what-if/starting-figures.ts';
import { defaultSettings, describeWhatIf, type Settings } from '../src/what-if/what-if-sum.ts';
import { findAccessibilityErrors } from './support/browser.ts';
import { comeNear, openSite, stopClock, type Visit } from './support/open-site.ts';

/** The two that the reader drives, in a browser: a guess at the survey’s answer, and the sums of arming everyone. */

const site = openSite();
const phone = 390;
const open = async (path: string, options?: Visit) => {
  const page = await site.open(path, options);
  return {
    page,
    textOf: (name: string) => page.locator(`[data-text=${name}]`).first().textContent(),
    spoken: () => page.locator('#spoken').textContent(),
  };
};

/** How much wider than the screen a page is. */
const overflowOf = (page: Page) =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));

async function openNear(name: string, width: number) {
  const opened = await open('/', { width });
  await comeNear(opened.page, name);
  return opened;
}

const tables = loadTables();
const wanted = deriveShare(tables, 'arming_view', 'all_routinely_armed');
const would = deriveShare(tables, 'carry_if_decided', 'prepared');
const answers = `Their answers: ${would.value}% would, ${wanted.value}% wanted it.`;
const chart = (page: Page) => page.locator('guess-first figure');
const slider = (page: Page, name: string) => page.getByRole('slider', { name });

test('the guess is made and answered by keyboard, and spoken; before that the answer is nowhere', async () => {
  const { page, spoken } = await openNear('guess-first', phone);
  const [before] = (await page.locator('main').innerHTML()).split('<guess-first');
  expect(before).not.toContain(`${would.value}%`);
  expect(await chart(page).innerText()).not.toMatch(/[\d.]+%(?<!50%)/);
  expect(await chart(page).ariaSnapshot()).not.toContain(`${wanted.value}%`);
  await slider(page, 'wanted every officer armed').focus();
  await page.keyboard.press('Home');
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight');
  expect(await page.locator(':focus').getAttribute('aria-valuetext')).toBe('3 percent');
  await page.keyboard.press('Tab');
  await page.keyboard.press('End');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await spoken()).toBe(`You said 100% would and 3% wanted it. ${answers}`);
  expect(await page.locator(':focus').textContent()).toContain('one in four');
  expect(await findAccessibilityErrors(page)).toEqual([]);
});

test('the guess leaves the marks on the bars, beside what was answered, on a phone and on a desktop', async () => {
  const { page } = await openNear('guess-first', phone);
  await slider(page, 'wanted every officer armed').fill(String(Math.round(wanted.value)));
  await slider(page, 'would carry').fill('61');
  await page.getByRole('button', { name: 'Show what they said' }).click();
  const shown = await page.locator('guess-first output').allTextContents();
  expect(shown).toEqual([`you: ${wanted.value}%`, 'you: 61%']);
  const off = () =>
    page.evaluate(() => {
      const drawn = [...document.querySelectorAll('guess-first svg [fill="var(--armed)"] rect')];
      const bar = drawn.map((each) => each.getBoundingClientRect()).find((box) => box.width > 0);
      const track = document.querySelector('.track') as HTMLElement;
      const at = Number.parseFloat(track.style.getPropertyValue('--at')) / 100;
      const { left, width, top } = track.getBoundingClientRect();
      return bar && Math.hypot(left + at * width - bar.right, top - (bar.top + bar.bottom) / 2);
    });
  for (const width of [phone, 320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await expect.poll(off, { message: `at ${width}` }).toBeLessThan(4);
    expect(await overflowOf(page), `at ${width}`).toBe(0);
  }
});

test('the guess is not asked without JavaScript or on paper: the chart is as anywhere', async () => {
  const without = await open('/', { javaScriptEnabled: false });
  const { page } = await openNear('guess-first', 1280);
  await page.emulateMedia({ media: 'print' });
  for (const shown of [without.page, page]) {
    const guess = shown.locator('guess-first');
    expect(await guess.locator('.guess').isVisible()).toBe(false);
    expect(await guess.locator('.kept > .title').isVisible()).toBe(true);
    const answer = guess.locator('svg:visible').getByText(`${would.value}%`);
    expect(await answer.first().isVisible()).toBe(true);
  }
});

test('the sum in the article follows share and course in strokes, line and title, and is spoken after a pause', async () => {
  const { page, spoken } = await openNear('what-if-inline', phone);
  const starting = deriveStartingFigures(loadTables());
  const share = page.getByRole('slider', { name: 'Share who would resign' });
  expect(await page.locator('.result').innerText()).toContain('32,816 officers');
  await share.fill('40');
  await page.getByLabel('Armed response course').check();
  const { texts, resigning } = describeInline(starting, 'armed-response', 40);
  const result = (await page.locator('.result').innerText()).replaceAll(/\s+/g, ' ');
  for (const name of ['trained', 'pounds', 'weeks', 'resigning', 'limits'])
    expect(result).toContain(texts[name]);
  expect(await page.locator('#the-sum-title').textContent()).toContain(texts['pounds']);
  const key = page.locator('.inline-sum .key li').first();
  expect(await key.innerText()).toBe(`${resigning} would resign and be replaced`);
  const off = await page.evaluate(() => {
    const input = document.querySelector('.rail input') as HTMLInputElement;
    const { left, width } = input.getBoundingClientRect();
    const at = (input.valueAsNumber - Number(input.min)) / (Number(input.max) - Number(input.min));
    const drawn = [...document.querySelectorAll('.inline-sum [stroke="var(--unarmed)"]')];
    const ends = drawn.map((each) => each.getBoundingClientRect().right);
    return Math.abs(left + 14 + at * (width - 28) - Math.max(...ends));
  });
  expect(off).toBeLessThan(8);
  await expect.poll(spoken).toContain(`${texts['resigning']} resignations`);
  expect(await findAccessibilityErrors(page)).toEqual([]);
});

test('the sum in the article keeps its line in sight while its figure is, and stands without JavaScript', async () => {
  const { page } = await open('/', { width: phone, javaScriptEnabled: false });
  await page.locator('.inline-sum .picture').scrollIntoViewIfNeeded();
  const below = (line: Element) => line.getBoundingClientRect().bottom - innerHeight;
  expect(await page.locator('.result').evaluate(below)).toBeLessThanOrEqual(0);
  expect(await page.locator('.inline-sum input:visible').count()).toBe(0);
});

const path = '/what-if/';
const starting = deriveStartingFigures(loadTables());
const [met] = starting.forces;
const unarmed = starting.forces.find(({ armed }) => armed === null) ?? met;
/** What stands on the page, as its unit tests have it. */
const expected = (force = met, changes: Partial<Settings> = {}) =>
  describeWhatIf(starting, force.id, { ...defaultSettings(starting, force.id), ...changes }).texts;

test('the sums of arming everyone stand without JavaScript, with a word on changing them, and are the same by the script', async () => {
  const built = await open(path, { javaScriptEnabled: false, width: 320 });
  const scripted = await open(path);
  const changing = 'Changing them needs JavaScript';
  expect(await built.textOf('price')).toBe(expected()['price']);
  expect(await built.page.locator('input:enabled, select:enabled, button:enabled').count()).toBe(0);
  expect(await overflowOf(built.page)).toBe(0);
  const shown = async (page: Page) => ({
    texts: await page.locator('[data-text]').allTextContents(),
    values: await page
      .locator('.field input')
      .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value)),
  });
  expect(await shown(scripted.page)).toEqual(await shown(built.page));
  expect(await built.page.getByText(changing).isVisible()).toBe(true);
  expect(await scripted.page.getByText(changing).isVisible()).toBe(false);
  // The address is left alone until something is changed.
  expect(scripted.page.url()).toBe(site.root + path);
});

test('the sums of arming everyone change with an input: sentence, picture, label of the figure, and what is spoken after a pause', async () => {
  const { page, textOf, spoken } = await open(path, { width: phone });
  const mark = page.locator('[data-mark=resign]');
  expect(await mark.isVisible()).toBe(false);
  await stopClock(page);
  await page.getByLabel('Share who would resign', { exact: true }).fill('20');
  const texts = expected(met, { resign: 20 });
  for (const name of ['resign', 'resign-origin']) expect(await textOf(name)).toBe(texts[name]);
  expect(await mark.isVisible()).toBe(true);
  expect(await mark.getAttribute('x')).toBe('20%');
  expect(await page.locator('[data-slides=resign]').inputValue()).toBe('20');
  expect(await spoken()).toBe('');
  await page.clock.runFor(1500);
  expect(await spoken()).toBe(texts['resign']);
  await page.clock.resume();
  expect(await findAccessibilityErrors(page)).toEqual([]);
  // The slider is followed by the field, too.
  await page.locator('#never').fill('33');
  await page.getByLabel('Share who would not carry, slider').focus();
  await page.keyboard.press('ArrowRight');
  expect(await page.locator('#never').inputValue()).toBe('33.1');
  expect(await page.locator('[data-slides=never]').getAttribute('aria-valuetext')).toBe('33.1 percent');
  expect(await textOf('never')).toBe(expected(met, { never: 33.1 })['never']);
});

test('the sums of arming everyone begin with any force’s figures, as an assumption of the reader’s; what is not known is asked for', async () => {
  const { page, textOf } = await open(path);
  await page.getByLabel('Begin with the figures of').selectOption(unarmed.name);
  expect(await page.locator('#officers').inputValue()).toBe(String(unarmed.officers.value));
  expect(await page.locator('#armed').inputValue()).toBe('');
  expect(await page.locator('.field :invalid').count()).toBe(0);
  expect(await page.locator('[data-source=armed]').isVisible()).toBe(false);
  expect(await page.locator('[data-officers]').isVisible()).toBe(false);
  expect(await textOf('survey')).toContain(`That its shares hold for ${unarmed.name} is an assumption`);
  expect(await textOf('price')).toBe('The price is not worked out.');
  await page.locator('#armed').fill('26');
  expect(await textOf('price')).toBe(expected(unarmed, { armed: 26 })['price']);
  await page.getByLabel('Begin with', { exact: true }).selectOption({ index: 1 });
  const course = starting.courses[1];
  const [weeks, cost] = [course?.weeks.value ?? NaN, course?.cost.value ?? NaN];
  expect(await textOf('price')).toBe(expected(unarmed, { armed: 26, weeks, cost })['price']);
  await page.locator('#weeks').fill('51');
  expect(await page.locator('#course').inputValue()).toBe('');
});

test('the sums of arming everyone are not done with what cannot be used: the field says what it takes, and keeps what was typed; nor by a link', async () => {
  const search = '?force=narnia&resign=%3Cb%3Elots%3C/b%3E&cost=-1';
  const { page, textOf } = await open(path + search, { width: 320 });
  const field = page.locator('#resign');
  const percent = 'Use a number from 0 to 100 percent.';
  const unknown = `“narnia” is none of these forces. The figures of the ${met.name} stand in.`;
  expect(await page.locator('#force-error').textContent()).toBe(unknown);
  expect(await textOf('resign-error')).toBe(percent);
  expect(await textOf('cost-error')).toBe('Use a whole number from 0 to 100,000 pounds.');
  expect(await textOf('trained')).toBe(expected()['trained']);
  await page.locator('#cost').fill('1000');
  await field.fill('900');
  expect(await field.inputValue()).toBe('900');
  expect(await page.locator('[data-slides=resign]').inputValue()).toBe(String(starting.resign.value));
  expect(await page.locator('.field :invalid').count()).toBe(1);
  const [described] = ((await field.getAttribute('aria-describedby')) ?? '').split(' ');
  expect(await page.locator(`#${described}`).textContent()).toBe(percent);
  expect(await textOf('resign')).toBe(expected(met, { resign: NaN })['resign']);
  expect(await page.locator('[data-mark=resign]').isVisible()).toBe(false);
  await page.locator('#officers').fill('1000');
  await page.locator('#armed').fill('1001');
  expect(await textOf('armed-error')).toBe('Use a whole number from 0 to 1,000.');
  expect(await textOf('trained')).toContain('not worked out');
  expect(await overflowOf(page)).toBe(0);
  expect(await findAccessibilityErrors(page)).toEqual([]);
});

test('the sums of arming everyone are carried by a link, which the address follows', async () => {
  const { page, textOf } = await open(path, { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.locator('#force').selectOption(unarmed.name);
  await page.locator('#armed').fill('26');
  await page.locator('#never').fill('33');
  await page.getByText('Copy a link').click();
  await expect.poll(() => textOf('copied')).toBe('The link is copied.');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(await page.evaluate(() => location.href));
  const settings = { ...defaultSettings(starting, unarmed.id), armed: 26, never: 33 };
  const wanted = new URLSearchParams({ force: unarmed.id });
  for (const [name, value] of Object.entries(settings)) wanted.set(name, String(value));
  expect(new URL(link).search).toBe(`?${wanted}`);
  const other = await open(path + new URL(link).search);
  expect(await other.textOf('never')).toBe(await textOf('never'));
  expect(await other.page.locator('#force').inputValue()).toBe(unarmed.id);
  // It was of other settings; and the address follows at once a reader who leaves.
  await page.locator('#never').fill('34');
  expect(await textOf('copied')).toBe('');
  await page.getByRole('link', { name: 'Charts' }).focus();
  expect(page.url()).toContain('never=34');
  // A change makes no new entry: back leaves the page.
  expect(await page.evaluate(() => history.length)).toBe(await other.page.evaluate(() => history.length));
});
