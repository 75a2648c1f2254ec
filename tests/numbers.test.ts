import { describe, expect, test } from 'vitest';
import { loadProse } from '../src/data/generated.ts';
import { findAccessibilityErrors } from './support/browser.ts';
import { openSite } from './support/open-site.ts';

/** The numbers of the article and their notes, in a browser. */

const site = openSite();
const phone = 390;

test('the article is at most 90 stops of Tab, and the arrow keys reach every number from any', async () => {
  const { page } = await site.open('/');
  await page.locator('guess-first').scrollIntoViewIfNeeded();
  await page.locator('guess-first.guessing').waitFor();
  const here = () =>
    page.evaluate(() => {
      const { activeElement } = document;
      if (activeElement === document.body) return undefined;
      return [...document.querySelectorAll('.figure-link')].indexOf(activeElement as Element);
    });
  const stops: (number | undefined)[] = [];
  do {
    await page.keyboard.press('Tab');
    stops.push(await here());
  } while (stops.at(-1) !== undefined && stops.length < 300);
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

describe('the note of a number', () => {
  const [first, second] = loadProse().numbers.filter(
    ({ positions }) => positions.length === 1 && positions[0]?.file.endsWith('the-11000.mdx'),
  );
  const open = async (width = phone) => {
    const { page, troubles } = await site.open('/', { width });
    const linkOf = (id = '') => page.locator(`.figure-link[href$="#${id}"]`).last();
    return {
      page,
      troubles,
      number: linkOf(first?.id),
      other: linkOf(second?.id),
      note: page.getByRole('dialog'),
    };
  };
  const press = async ({ number, note }: Awaited<ReturnType<typeof open>>) => {
    await number.focus();
    await number.press('Enter');
    await note.waitFor();
  };

  test('says what it counts and where it comes from, and takes the focus', async () => {
    const visit = await open();
    await press(visit);
    const name = `${first?.text}: where this number comes from`;
    expect(await visit.note.getAttribute('aria-label')).toBe(name);
    const text = await visit.note.innerText();
    for (const part of [
      first?.text,
      ': where this number comes from',
      first?.label,
      first?.publications[0]?.cited,
    ])
      expect(text).toContain(part);
    expect(await visit.note.evaluate((note) => document.activeElement === note)).toBe(true);
    expect(await findAccessibilityErrors(visit.page)).toEqual([]);
    expect(visit.troubles).toEqual([]);
  });

  test('is closed by Escape, its button, a second click, a click elsewhere and the next number, and gives the focus back', async () => {
    const visit = await open();
    const { page, number, other, note } = visit;
    const closings = [
      () => page.keyboard.press('Escape'),
      () => note.getByLabel('Close this note').click(),
      () => number.click(),
      () => page.mouse.click(2, 400),
    ];
    for (const close of closings) {
      await press(visit);
      await close();
      await expect.poll(() => note.count()).toBe(0);
      expect(await number.evaluate((link) => document.activeElement === link)).toBe(true);
    }
    await press(visit);
    await other.evaluate((link) => {
      (link as HTMLElement).click();
    });
    await expect.poll(() => note.getAttribute('aria-label')).toContain(`${second?.text}:`);
  });

  test('goes when a reader moves on with the keyboard, who keeps the focus', async () => {
    const visit = await open();
    await press(visit);
    const stops = await visit.note.locator('button, a').count();
    for (let pressed = 0; pressed <= stops; pressed += 1) await visit.page.keyboard.press('Tab');
    expect(await visit.note.count()).toBe(0);
    const next = visit.page.locator(':focus');
    expect(await next.count()).toBe(1);
    expect(await next.getAttribute('href')).not.toBe(await visit.number.getAttribute('href'));
  });

  test('leads to those of its neighbours, and brings them into sight', async () => {
    const { page, other, note, ...visit } = await open();
    await press({ page, other, note, ...visit });
    const name = () => note.getAttribute('aria-label');
    await note.getByRole('button', { name: 'Next number' }).click();
    await expect.poll(name).not.toContain(`${first?.text}:`);
    await note.getByRole('button', { name: 'Previous number' }).click();
    await expect.poll(name).toContain(`${first?.text}:`);
  });

  test('is not printed', async () => {
    const visit = await open();
    await press(visit);
    await visit.page.emulateMedia({ media: 'print' });
    expect(await visit.note.isVisible()).toBe(false);
  });

  test('moves nothing: not the page, not its text, not the history; and covers no number, however large', async () => {
    for (const [width, isLarge] of [
      [phone, false],
      [phone, true],
      [1280, false],
    ] as const) {
      const visit = await open(width);
      const { page } = visit;
      const number = isLarge ? page.locator('.pull .long > .figure-link') : visit.number;
      visit.number = number;
      await number.evaluate((link) => {
        link.scrollIntoView({ block: 'center' });
      });
      const state = () =>
        page.evaluate(() => [scrollY, document.body.offsetHeight, history.length, location.hash]);
      const before = await state();
      await press(visit);
      expect(await state()).toEqual(before);
      const [link, note] = [await number.boundingBox(), await visit.note.boundingBox()];
      const covers =
        link &&
        note &&
        link.x < note.x + note.width &&
        note.x < link.x + link.width &&
        link.y < note.y + note.height &&
        note.y < link.y + link.height;
      expect(covers).toBe(false);
      expect(await visit.note.evaluate((note) => note.scrollWidth - note.clientWidth)).toBe(0);
    }
  });

  test('is asked for when it is wanted, once; where it does not come, the link is followed', async () => {
    const asked: string[] = [];
    const visit = await open();
    visit.page.on('request', (request) => asked.push(request.url()));
    await press(visit);
    await visit.page.keyboard.press('Escape');
    await press(visit);
    expect(asked.filter((address) => address.endsWith('.json')).length).toBe(1);
    const without = await open();
    await without.page.route('**/numbers.json', (route) => route.abort());
    await without.number.click();
    await without.page.waitForURL(`**/numbers/#${first?.id}`);
  });
});
