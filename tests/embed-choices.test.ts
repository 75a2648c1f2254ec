import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { listEmbeds } from '../src/embeds/list-embeds.ts';
import { kinds, writeCode } from '../src/embeds/snippet.ts';
import { findAccessibilityErrors } from './support/browser.ts';
import { embeddable, embedIn, expectFit, open, site, snippet } from './support/host-pages.ts';
import { refuse } from './support/open-site.ts';

/** What a newsroom can choose: the code of an embed, in a dialog or on its page; and what its readers then choose inside. */

const withChoice = listEmbeds().filter(({ choices }) => choices);
const pinnedChoice = withChoice.findLast(({ pinned }) => pinned);
const choice = withChoice.find(({ chart, pinned }) => !pinned && chart.id === pinnedChoice?.chart.id);
if (!choice || !pinnedChoice) throw new Error('no chart with a choice');
const { chart, choices: [, second] = [] } = choice;
const codePath = `/charts/${chart.id}/embed/`;

const codeIn = (page: Page) => page.locator('#embed-code').inputValue();
/** An embed as a page offers it: unless SITE_URL says where the site will stand, the page knows only paths. */
const offered = (path: string) => embeddable(path, process.env['SITE_URL'] ?? '');

const openDialog = async (path: string, options = {}) => {
  const page = await site.open(path, options);
  await page.getByText('Get this chart').first().click();
  const link = page.locator('a.embed:visible').first();
  await link.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  return { page, link, dialog };
};

test('“Embed” opens a dialog by keyboard, on a chart’s page and in the article; Escape closes it and gives the focus back', async () => {
  for (const path of [`/charts/${chart.id}/`, '/']) {
    const { page, link, dialog } = await openDialog(path, { width: 390 });
    expect(await dialog.getAttribute('aria-labelledby')).toBe('embed-title');
    expect(await dialog.evaluate((each) => each.contains(document.activeElement))).toBe(true);
    expect(await dialog.evaluate((each) => each.scrollWidth <= each.clientWidth)).toBe(true);
    expect(await findAccessibilityErrors(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await link.evaluate((each) => each === document.activeElement)).toBe(true);
  }
});

test('“Embed” opens a dialog whose code and preview follow what is chosen, and are copied and brought back by their address', async () => {
  const permissions = { permissions: ['clipboard-read', 'clipboard-write'] };
  const { page, dialog } = await openDialog(`/charts/${chart.id}/`, permissions);
  expect(await codeIn(page)).toBe(writeCode('script', offered(chart.id), { theme: '', ground: '' }));
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const choose = (name: string, value: string) => dialog.getByRole('combobox', { name }).selectOption(value);
  await dialog.getByRole('combobox', { name: 'Shows' }).selectOption({ label: second?.named?.label ?? '' });
  await choose('Figures', 'pinned');
  await choose('Light or dark', 'dark');
  await choose('Background', 'transparent');
  await choose('Code', 'frame');
  const path = `${second?.path}/edition/${pinnedChoice.pinned?.edition}`;
  const chosen = writeCode('frame', offered(path), { theme: 'dark', ground: 'transparent' });
  await expect.poll(() => codeIn(page)).toBe(chosen);
  const preview = `/embed/${path}/?theme=dark&ground=transparent`;
  expect(await dialog.locator('iframe').getAttribute('src')).toBe(preview);
  expect(asked.filter((path) => path.startsWith('/charts/'))).toEqual([`/charts/${second?.path}/embed/`]);
  await dialog.getByRole('button', { name: 'Copy the code' }).click();
  await expect.poll(() => dialog.getByRole('status').textContent()).toBe('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(chosen);
  await dialog.getByRole('link', { name: 'Link to these choices' }).click();
  await page.waitForURL(/figures=pinned/);
  await expect.poll(() => codeIn(page)).toBe(chosen);
  expect(await page.locator('.codes').isVisible()).toBe(false);
  // Pressed again while it says so, the button still gets its own words back.
  await page.clock.install();
  const copy = async () => {
    await page.locator('.copy').click();
    await expect.poll(() => page.locator('.copy').textContent()).toBe('Copied');
  };
  await copy();
  await copy();
  // Both are written by then.
  await page.evaluate(() => navigator.clipboard.readText());
  await page.clock.fastForward(5000);
  expect((await page.locator('.copy').innerText()).trim()).toBe('Copy the code');
});

test('“Embed” opens a dialog or, without a script, a page that lists every code, and leads to those of the other states', async () => {
  const page = await site.open(`/charts/${chart.id}/`, { javaScriptEnabled: false });
  await page.locator('#embed a.embed').click();
  await page.waitForURL(site.root + codePath);
  const codes = await page.locator('textarea:visible').all();
  expect(await Promise.all(codes.slice(0, kinds.length).map((code) => code.inputValue()))).toEqual(
    kinds.map((kind) => writeCode(kind, offered(chart.id), { theme: '', ground: '' })),
  );
  expect(await page.getByRole('combobox').count()).toBe(0);
  await page.getByRole('link', { name: 'All, to choose from inside the embed' }).click();
  await page.waitForURL(`${site.root}/charts/${chart.id}/choose/embed/`);
  expect(await page.locator('textarea:visible').first().inputValue()).toContain(`/embed/${chart.id}/choose/`);
});

test('the picture with a link needs nothing else, and stands in for the element where no script runs', async () => {
  const { name, picture, page: leadsTo } = embeddable();
  for (const [kind, options] of [
    ['picture', {}],
    ['element', { javaScriptEnabled: false }],
  ] as const) {
    const { page } = await open(snippet(undefined, kind), { width: 390, colorScheme: 'dark', ...options });
    const image = page.locator('a img');
    await image.evaluate((each: HTMLImageElement) => each.decode());
    const drawn = await image.evaluate((each: HTMLImageElement) => [each.currentSrc, each.alt]);
    expect(drawn).toEqual([picture.dark, `${name}: chart`]);
    expect(await image.evaluate(({ clientWidth }) => clientWidth)).toBeLessThanOrEqual(390);
    expect(await page.locator('a:has(img)').getAttribute('href')).toBe(leadsTo);
  }
});

test('a force’s page offers embeds in which it is marked, live and pinned; what the chart does not draw is ignored', async () => {
  const page = await site.open('/forces/kent/');
  // A second press, before it has come, opens no second dialog.
  await page
    .locator('#kit a[href*="mark=kent"]')
    .first()
    .evaluate((link: HTMLElement) => {
      link.click();
      link.click();
    });
  const dialog = page.getByRole('dialog');
  await expect.poll(() => codeIn(page)).toContain('?mark=kent"');
  await dialog.getByRole('combobox', { name: 'Figures' }).selectOption('pinned');
  expect(await codeIn(page)).toMatch(/\/edition\/[\d-]+\/\?mark=kent"/);
  const [, path = ''] = /\/embed\/([^"?]+)\//.exec(await codeIn(page)) ?? [];
  const live = path.replace(/\/edition.*/, '');
  for (const [marked, mark] of [
    [live, 'kent'],
    [path, 'kent'],
    [live, 'nowhere'],
    [live, '"><img src=x>'],
  ] as const) {
    const { page } = await open(snippet(marked, 'script', { mark }));
    const frame = await embedIn(page);
    await expectFit(frame);
    const isKent = mark === 'kent';
    expect((await frame.locator('.read-out p span').textContent())?.startsWith('Kent: ')).toBe(isKent);
    expect(await frame.locator('.ring').count()).toBe(isKent ? 1 : 0);
  }
});

const openChoice = async (path: string, body = snippet(path)) => {
  const { page, asked } = await open(body);
  const frame = await embedIn(page);
  await expectFit(frame);
  return { page, asked, frame, select: frame.getByRole('combobox', { name: 'Choose' }) };
};

test('inside an embed of all states a reader chooses one by one request, with a status message, and the frame follows; live and pinned', async () => {
  for (const { path, choices = [] } of [choice, pinnedChoice]) {
    const { asked, frame, select } = await openChoice(path);
    const before = asked.length;
    await select.focus();
    const [, chosen] = choices;
    await select.selectOption({ label: chosen?.named?.label ?? '' });
    const title = chosen?.chart.title(chosen.rows, { state: chosen.state?.id }) ?? '';
    await expect.poll(() => frame.getByRole('heading').textContent()).toContain(title);
    expect(await frame.getByRole('status').textContent()).toBe(`${chosen?.named?.label}. ${title}`);
    expect(asked.slice(before)).toEqual([`${site.root}/embed/${chosen?.path}/`]);
    expect(await select.evaluate((each) => each === document.activeElement)).toBe(true);
    // The picture that came can be explored, and one that is chosen again is whole.
    await frame.locator('summary').click();
    await select.selectOption({ index: 2 });
    await select.selectOption({ index: 1 });
    await expect.poll(() => frame.getByRole('heading').textContent()).toContain(title);
    await expectFit(frame);
    expect(await frame.locator('.quiet details').getAttribute('open')).not.toBeNull();
    await frame.locator('.read-out').getByRole('button', { name: 'Next value' }).click();
    await expect.poll(() => frame.locator('.ring').count()).toBe(1);
  }
});

test('inside an embed of all states a reader chooses one in a sandbox without an origin; a status message names a state that cannot be loaded', async () => {
  const sandboxed = snippet(choice.path).replace(/sandbox="[^"]*"/, 'sandbox="allow-scripts"');
  const { frame, page, select } = await openChoice(choice.path, sandboxed);
  expect(await frame.evaluate(() => self.origin)).toBe('null');
  const heading = () => frame.getByRole('heading').textContent();
  const first = await heading();
  await select.selectOption({ index: 1 });
  await expect.poll(heading).not.toBe(first);
  await refuse(page, '**/embed/**');
  await select.selectOption({ index: 2 });
  const failed = `${choice.choices?.[2]?.named?.label} could not be loaded. The picture is as it was.`;
  await expect.poll(() => frame.getByRole('status').textContent()).toBe(failed);
  expect(await select.evaluate(({ selectedIndex }: HTMLSelectElement) => selectedIndex)).toBe(1);
});

test('inside an embed of all states a reader without a script follows links', async () => {
  const page = await site.open(`/embed/${choice.path}/`, { javaScriptEnabled: false });
  await page.locator('.choose summary').click();
  expect(await page.locator('.choose a').count()).toBe(choice.choices?.length);
  await page.locator('.choose a').nth(1).click();
  await page.waitForURL(`${site.root}/embed/${second?.path}/`);
});
