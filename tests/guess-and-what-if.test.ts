import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { visit } from './support/browser.ts';
import { findAccessibilityErrors } from './support/accessibility-errors.ts';
import { openSite } from './support/open-site.ts';

/** The two that the reader drives, in a browser: a guess at the survey’s answer, and the sums of arming everyone. */

const site = openSite();

const phone = 390;
const open = async (path: string, options: Parameters<typeof visit>[2] = {}) => {
  const { page, troubles } = await visit(site.browser, site.root + path, options);
  return {
    page,
    troubles,
    says: (name: string) => page.locator(`[data-says=${name}]`).first(),
    spoken: page.locator(':is(guess-first, what-if) [role=status]'),
  };
};

const widthOf = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);

/** The script of the guess comes as a reader comes near it. */
const isReady = (page: Page) =>
  page.evaluate(() => customElements.whenDefined('guess-first').then(() => undefined));

describe('the guess', () => {
  test('is made and answered by keyboard, in words that are spoken', async () => {
    const { page, troubles, spoken } = await open('/', { width: phone });
    const slider = page.locator('#guess');
    await slider.focus();
    await isReady(page);
    await page.keyboard.press('Home');
    for (let step = 0; step < 31; step += 1) await page.keyboard.press('ArrowRight');
    expect(await slider.getAttribute('aria-valuetext')).toBe('31 percent');
    expect(await spoken.textContent()).toBe('');
    expect(await page.locator('guess-first svg').first().isVisible()).toBe(false);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await spoken.textContent()).toMatchInlineSnapshot(
      `"You guessed 31%, 26 points below the published share of those who answered, 57%. Of all 32,000 members it can be anything from 19.6% to 85.2%. Those are limits of logic, not of likelihood."`,
    );
    expect(await page.locator('guess-first [data-mark]').getAttribute('x')).toBe('31%');
    expect(await page.locator('guess-first svg').first().isVisible()).toBe(true);
    expect(await findAccessibilityErrors(page)).toEqual([]);
    expect(troubles).toEqual([]);
    await page.close();
  });

  test.for([
    [56, 'You guessed 56%, 1 point below the published share of those who answered, 57%.'],
    [57, 'You guessed the published share of those who answered, 57%.'],
    [100, 'You guessed 100%, 43 points above the published share of those who answered, 57%.'],
  ] as const)('of %i percent is told fairly and fits on a narrow phone', async ([guess, told]) => {
    const { page, spoken } = await open('/', { width: 320 });
    await page.locator('#guess').scrollIntoViewIfNeeded();
    await isReady(page);
    await page.locator('#guess').fill(String(guess));
    await page.getByText('Show the answer').click();
    expect(await spoken.textContent()).toContain(told);
    expect(await widthOf(page)).toBe(320);
    await page.close();
  });

  test('is of an answer that the article has not told before', async () => {
    const { page } = await open('/');
    const [before, after] = await page.evaluate(() => {
      const [start = '', rest = ''] = (document.querySelector('main')?.innerHTML ?? '').split('<guess-first');
      return [start, rest];
    });
    const published = /data-published="(\d+)"/.exec(after ?? '')?.[1];
    expect(before).not.toContain(`${published}%`);
    expect(after).toContain(`${published}%`);
    await page.close();
  });

  test('is not there without JavaScript, and the answer is', async () => {
    const { page } = await open('/', { javaScriptEnabled: false });
    expect(await page.locator('guess-first').isVisible()).toBe(false);
    expect(await page.getByText('Of those who answered, 57% said that they would.').isVisible()).toBe(true);
    await page.close();
  });

  test('hides nothing of the article before it is made', async () => {
    const { page } = await open('/');
    expect(await page.locator('guess-first').isVisible()).toBe(true);
    expect(await page.getByText('Of those who answered, 57% said that they would.').isVisible()).toBe(true);
    await page.close();
  });
});

const path = '/what-if/';

describe('the sums of arming everyone', () => {
  test('are the same by the build and by the script', async () => {
    const built = await open(path, { javaScriptEnabled: false });
    const scripted = await open(path);
    const texts = (page: Page) => page.locator('[data-says]').allTextContents();
    expect(await texts(scripted.page)).toEqual(await texts(built.page));
    const values = (page: Page) =>
      page
        .locator('.field input')
        .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
    expect(await values(scripted.page)).toEqual(await values(built.page));
    expect(await scripted.page.getByText('Changing them needs JavaScript').isVisible()).toBe(false);
    // The address is left alone until something is changed.
    expect(scripted.page.url()).toBe(site.root + path);
    await built.page.close();
    await scripted.page.close();
  });

  test('stand without JavaScript, with their assumptions and a word on changing them', async () => {
    const { page, says } = await open(path, { javaScriptEnabled: false, width: 320 });
    expect(await page.getByText('Changing them needs JavaScript').isVisible()).toBe(true);
    expect(await says('price').textContent()).toBe('About £150 million, at £4,671 each.');
    expect(await page.locator('#officers').inputValue()).toBe('34,542');
    expect(await page.locator('input:enabled, select:enabled, button:enabled').count()).toBe(0);
    expect(await widthOf(page)).toBe(320);
    await page.close();
  });

  test('change with an input: sentence, picture, label of the figure, and what is spoken after a pause', async () => {
    const { page, troubles, says, spoken } = await open(path, { width: phone });
    expect(await page.getByText('Changing them needs JavaScript').isVisible()).toBe(false);
    const mark = page.locator('[data-mark=resign]');
    expect(await mark.isVisible()).toBe(false);
    await page.getByLabel('Share who would resign', { exact: true }).fill('20');
    // 20% of 34,542 is 6,908.4.
    expect(await says('resign').textContent()).toContain(
      'At your share, 20%, about 6,910 of 34,542 officers would resign rather than carry.',
    );
    expect(await says('resign-origin').textContent()).toMatch(/^Your own\. Published: 8\.2%/);
    expect(await mark.isVisible()).toBe(true);
    expect(await mark.getAttribute('x')).toBe('20%');
    expect(await page.locator('[data-slides=resign]').inputValue()).toBe('20');
    expect(await spoken.textContent()).toBe('');
    await expect.poll(() => spoken.textContent()).toBe(await says('resign').textContent());
    expect(await findAccessibilityErrors(page)).toEqual([]);
    expect(troubles).toEqual([]);
    await page.close();
  });

  test('follow the slider by keyboard, and the field follows, too', async () => {
    const { page, says } = await open(path);
    await page.getByLabel('Share who would not carry, slider').focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('#never').inputValue()).toBe('12.1');
    expect(await page.locator('[data-slides=never]').getAttribute('aria-valuetext')).toBe('12.1 percent');
    // 12.1% of 34,542 is 4,179.6.
    expect(await says('never').textContent()).toContain('about 4,180 of 34,542');
    await page.close();
  });

  test('begin with any force’s figures, as an assumption of the reader’s; what is not held is asked for', async () => {
    const { page, says } = await open(path);
    await page.getByLabel('Begin with the figures of').selectOption('Kent');
    expect(await page.locator('#officers').inputValue()).toBe('4,026');
    expect(await page.locator('#armed').inputValue()).toBe('');
    expect(await page.locator('#armed').getAttribute('aria-invalid')).toBe('false');
    expect(await page.locator('[data-source=armed]').isVisible()).toBe(false);
    expect(await page.locator('[data-officers]').isVisible()).toBe(false);
    expect(await says('survey').textContent()).toContain('That its shares hold for Kent is an assumption');
    expect(await says('price').textContent()).toBe('The price is not worked out.');
    await page.locator('#armed').fill('26');
    // 4,000 × £4,671.
    expect(await says('price').textContent()).toBe('About £18.7 million, at £4,671 each.');
    await page.getByLabel('Begin with', { exact: true }).selectOption({ index: 1 });
    // 4,000 × £12,705.
    expect(await says('price').textContent()).toBe('About £50.8 million, at £12,705 each.');
    await page.locator('#weeks').fill('10');
    expect(await page.locator('#course').inputValue()).toBe('');
    await page.close();
  });

  test('are not done with what cannot be used: the field says what it takes, and keeps what was typed', async () => {
    const { page, says } = await open(path, { width: 320 });
    const field = page.locator('#resign');
    await field.fill('900');
    expect(await field.inputValue()).toBe('900');
    expect(await page.locator('[data-slides=resign]').inputValue()).toBe('8.2');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    const described = (await field.getAttribute('aria-describedby')) ?? '';
    expect(await page.locator(`#${described.split(' ')[0]}`).textContent()).toBe(
      '“900” cannot be used here. Type a number from 0 to 100 percent.',
    );
    expect(await says('resign').textContent()).not.toContain('900');
    expect(await page.locator('[data-mark=resign]').isVisible()).toBe(false);
    await page.locator('#officers').fill('1000');
    expect(await page.locator('#armed-fault').textContent()).toBe(
      '“2,339” cannot be used here. Type a whole number from 0 to 1,000.',
    );
    expect(await says('trained').textContent()).toContain('not worked out');
    expect(await widthOf(page)).toBe(320);
    expect(await findAccessibilityErrors(page)).toEqual([]);
    await page.close();
  });

  test('are carried by a link, which the address follows', async () => {
    const { page, says } = await open(path, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.locator('#force').selectOption('Kent');
    await page.locator('#armed').fill('26');
    await page.locator('#never').fill('33');
    await page.getByText('Copy a link').click();
    await expect.poll(() => says('copied').textContent()).toBe('The link is copied.');
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toBe(page.url());
    expect(new URL(link).search).toMatchInlineSnapshot(
      `"?force=kent&officers=4026&armed=26&resign=8.2&never=33&weeks=4&cost=4671"`,
    );
    const told = await says('never').textContent();
    const other = await open(path + new URL(link).search);
    expect(await other.says('never').textContent()).toBe(told);
    expect(await other.page.locator('#force').inputValue()).toBe('kent');
    // A change makes no new entry: back leaves the page.
    expect(await page.evaluate(() => history.length)).toBe(await other.page.evaluate(() => history.length));
    await page.close();
    await other.page.close();
  });

  test('of a link that is wrong say what is wrong, as text', async () => {
    const { page, says, troubles } = await open(`${path}?force=narnia&resign=%3Cb%3Elots%3C/b%3E&cost=-1`, {
      width: 320,
    });
    expect(await page.locator('#force-fault').textContent()).toBe(
      '“narnia” is none of these forces. The figures of the Metropolitan Police stand in.',
    );
    expect(await page.locator('#resign-fault').textContent()).toBe(
      '“<b>lots</b>” cannot be used here. Type a number from 0 to 100 percent.',
    );
    expect(await page.locator('#cost-fault').textContent()).toBe(
      '“-1” cannot be used here. Type a whole number from 0 to 100,000 pounds.',
    );
    expect(await says('trained').textContent()).toContain('32,203 officers');
    expect(await widthOf(page)).toBe(320);
    expect(troubles).toEqual([]);
    await page.close();
  });
});
