import { expect, test } from 'vitest';
import { loadProse } from '../src/data/generated.ts';
import { findAccessibilityErrors } from './support/browser.ts';
import { comeNear, openSite, refuse } from './support/open-site.ts';

/** The numbers of the article and their notes, in a browser. */

const site = openSite();
const phone = 390;

test('the article is at most 90 stops of Tab, and the arrow keys reach every number from any', async () => {
  const page = await site.open('/');
  // Their controls are stops, too, once their scripts are there.
  for (const name of ['guess-first', 'what-if-inline']) await comeNear(page, name);
  /** Which of the numbers has the focus; none of them is -1, and the end of the page -2. */
  const here = () =>
    page.evaluate(() => {
      const { activeElement, body } = document;
      if (activeElement === body) return -2;
      return [...document.querySelectorAll('.figure-link')].findIndex((link) => link === activeElement);
    });
  const stops: number[] = [];
  while (stops.length <= 91 && stops.at(-1) !== -2) {
    await page.keyboard.press('Tab');
    stops.push(await here());
  }
  expect(stops.length - 1).toBeLessThanOrEqual(90);
  expect(stops).toContain(0);
  const numbers = page.locator('.figure-link');
  await numbers.first().focus();
  for (let index = 1; index < (await numbers.count()); index += 1) {
    await page.keyboard.press('ArrowRight');
    expect(await here()).toBe(index);
  }
  await page.keyboard.press('ArrowLeft');
  expect(await here()).toBe((await numbers.count()) - 2);
});

const [first, second] = loadProse().numbers.filter(
  ({ positions }) => positions.length === 1 && positions[0]?.file.endsWith('the-11000.mdx'),
);
const open = async (width = phone, selector = `.figure-link[href$="#${first?.id}"]`) => {
  const page = await site.open('/', { width });
  const number = page.locator(selector).last();
  const note = page.getByRole('dialog');
  const press = async () => {
    await number.focus();
    await number.press('Enter');
    await note.waitFor();
  };
  return { page, number, note, press, name: () => note.getAttribute('aria-label') };
};

test('the note of a number says what it counts and where it comes from, takes the focus, leads to its neighbours, and is not printed', async () => {
  const { page, note, press, name } = await open();
  await press();
  const heading = `${first?.text}: where this number comes from`;
  expect(await name()).toBe(heading);
  const text = (await note.textContent())?.replaceAll(/\s+/g, ' ');
  for (const part of [heading, first?.label, first?.publications[0]?.cited]) expect(text).toContain(part);
  expect(await note.evaluate((note) => document.activeElement === note)).toBe(true);
  expect(await findAccessibilityErrors(page)).toEqual([]);
  await note.getByRole('button', { name: 'Next number' }).click();
  await expect.poll(name).not.toBe(heading);
  await note.getByRole('button', { name: 'Previous number' }).click();
  await expect.poll(name).toBe(heading);
  await page.emulateMedia({ media: 'print' });
  expect(await note.isVisible()).toBe(false);
});

test('the note of a number is asked for once, and closed by Escape, its button, a second click, a click elsewhere and the next number; it gives the focus back', async () => {
  const { page, number, note, press, name } = await open();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  for (const close of [
    () => page.keyboard.press('Escape'),
    () => note.getByLabel('Close this note').click(),
    () => number.click(),
    () => page.mouse.click(2, 400),
  ]) {
    await press();
    await close();
    await expect.poll(() => note.count()).toBe(0);
    expect(await number.evaluate((link) => document.activeElement === link)).toBe(true);
  }
  await press();
  const other = page.locator(`.figure-link[href$="#${second?.id}"]`).last();
  await other.dispatchEvent('click');
  await expect.poll(name).toContain(`${second?.text}:`);
  expect(asked.filter((address) => address.endsWith('.json'))).toHaveLength(1);
});

test('the note of a number goes when a reader moves on with the keyboard, who keeps the focus', async () => {
  const { page, number, note, press } = await open();
  await press();
  const stops = await note.locator('button, a').count();
  for (let pressed = 0; pressed <= stops; pressed += 1) await page.keyboard.press('Tab');
  expect(await note.count()).toBe(0);
  const next = page.locator(':focus');
  expect(await next.count()).toBe(1);
  expect(await next.getAttribute('href')).not.toBe(await number.getAttribute('href'));
});

test('the note of a number moves nothing: not the page, not its text, not the history; and covers no number, however large', async () => {
  const large = '.pull .long > .figure-link';
  for (const { page, number, note, press } of [await open(), await open(phone, large), await open(1280)]) {
    await number.evaluate((link) => {
      link.scrollIntoView({ block: 'center' });
    });
    const state = () =>
      page.evaluate(() => [scrollY, document.body.offsetHeight, history.length, location.hash]);
    const before = await state();
    await press();
    expect(await state()).toEqual(before);
    const [link, box] = [await number.boundingBox(), await note.boundingBox()];
    if (!link || !box) throw new Error('not shown');
    const isBeside = link.x >= box.x + box.width || box.x >= link.x + link.width;
    expect(isBeside || link.y >= box.y + box.height || box.y >= link.y + link.height).toBe(true);
    expect(await note.evaluate((note) => note.scrollWidth - note.clientWidth)).toBe(0);
  }
});

test('the note of a number that does not come leaves the link, which is followed', async () => {
  const { page, number } = await open();
  await refuse(page, '**/numbers.json');
  await number.click();
  await page.waitForURL(`**/numbers/#${first?.id}`);
});
