import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBrowser } from './support/browser.ts';
import { copyProject, remove } from './support/copy.ts';
import { dist } from './support/pages.ts';
import { serveDev } from './support/serve-dev.ts';
import type { Served } from './support/serve.ts';

/** `npm run dev` as an editor has it, in a copy of the project. */

const folder = mkdtempSync(join(tmpdir(), 'dev-overlay-'));
const table = join(folder, 'data/operations.csv');
let good: string;
let site: Served;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  copyProject(folder);
  good = readFileSync(table, 'utf8');
  [site, browser] = await Promise.all([serveDev(folder), startBrowser()]);
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${site.root}/`);
});
afterAll(async () => {
  await Promise.all([browser.close(), site.close()]);
  remove(folder);
});

const save = (from: string, to: string) => {
  writeFileSync(table, good.replaceAll(from, to));
};
const isShown = (words: string, on = page) =>
  on.waitForFunction((words) => document.querySelector('main')?.textContent.includes(words), words);
const panel = () => page.locator('dev-overlay [role="alert"]');

test('a saved table shows in the page', async () => {
  save(',19586,', ',19568,');
  await isShown('19,568');
});

test('a saved sentence of a chart shows in the page', async () => {
  const file = join(folder, 'src/charts/firearms-operations/text.md');
  const text = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    text.replace('# Title\n\nFirearms operations:', '# Title\n\nOperations of armed police:'),
  );
  await isShown('Operations of armed police:');
  writeFileSync(file, text);
});

test('errors show over the page as text, on every page and after it is loaded again, and go when they are corrected', async () => {
  save(',19586,', ',19 586 <b>about</b>,');
  await panel().waitFor();
  expect(await panel().locator('li').allTextContents()).toMatchInlineSnapshot(`
    [
      "data/operations.csv:21:value — received "19 586 <b>about</b>", expected a number, 0 or more, with a point before decimals; write digits alone, without commas, spaces or signs",
    ]
  `);
  expect(await panel().locator('h3').allTextContents()).toEqual(['data/operations.csv']);
  expect(await panel().locator('b').count()).toBe(0);
  expect(await page.textContent('main')).toContain('19,568');
  await page.goto(`${site.root}/charts/`);
  await panel().waitFor();
  save(',19586,', ',19567,');
  await panel().waitFor({ state: 'detached' });
  await page.goto(`${site.root}/`);
  await isShown('19,567');
});

test('of many saves the last is shown', async () => {
  for (const last of [1, 2, 3, 4, 5]) save(',19586,', `,1955${last},`);
  await isShown('19,555');
});

test('a table that is saved in two steps is shown whole', async () => {
  writeFileSync(table, '');
  await setTimeout(30);
  save(',19586,', ',19558,');
  await isShown('19,558');
});

test('a page that was on its way during a save shows it', async () => {
  const slow = await browser.newPage();
  const onItsWay = Promise.withResolvers<undefined>();
  await slow.route('**/@vite/client*', async (route) => {
    onItsWay.resolve(undefined);
    await isShown('19,561');
    await route.continue();
  });
  await slow.goto(`${site.root}/`, { waitUntil: 'commit' });
  await onItsWay.promise;
  save(',19586,', ',19561,');
  await isShown('19,561', slow);
  await slow.close();
});

test('a change of code runs the data step with that code', async () => {
  const code = join(folder, 'src/charts/firearms-operations/rows.ts');
  const before = readFileSync(code, 'utf8');
  writeFileSync(code, `${before}\nexport const remark = 'most of them';\n`);
  await panel().waitFor();
  expect(await panel().locator('li').allTextContents()).toEqual([
    expect.stringContaining('received "most", expected no loose claim word'),
  ]);
  writeFileSync(code, before);
  await panel().waitFor({ state: 'detached' });
});

test('nothing of it is in a build', () => {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' });
  const scripts = files.filter((file) => file.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(0);
  expect(scripts.filter((file) => readFileSync(join(dist, file), 'utf8').includes('dev-overlay'))).toEqual(
    [],
  );
});
