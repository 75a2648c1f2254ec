import { execFile } from 'node:child_process';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatCount } from '../src/data/format.ts';
import { startBrowser } from './support/browser.ts';
import { copyProject } from './support/copy.ts';
import { serveDev, type Served } from './support/serve.ts';
import { makeFolder } from './support/folders.ts';

/** `npm run dev` as an editor has it, in a copy of the project. */

const folder = makeFolder();
const file = join(folder, 'data/operations.csv');
const tables = readFileSync('data/operations.csv', 'utf8');
/** A figure that is drawn, and that no sentence rests on. */
const cell = /(?<=^England and Wales,england_wales,2010-04\/2011-03,operations,)(\d+)(?=,)/m;
const figure = Number(cell.exec(tables)?.[1]);
const row = tables.slice(0, tables.search(cell)).split('\n').length;
let site: Served;
let browser: Browser;
let page: Page;

/** The page of the chart that draws the figure, with its table. */
const address = () => `${site.root}/charts/firearms-operations/`;

beforeAll(async () => {
  copyProject(folder);
  // A released figure may not change in place: here none of this table was released.
  const editions = join(folder, 'data/editions');
  for (const date of readdirSync(editions))
    rmSync(join(editions, date, 'tables/operations.csv'), { force: true });
  [site, browser] = await Promise.all([serveDev(folder), startBrowser()]);
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(address());
});
afterAll(() => Promise.all([browser.close(), site.close()]));

const save = (to: number | string) => {
  writeFileSync(file, tables.replace(cell, String(to)));
};
const isShown = (what: number | string, on = page) =>
  on.waitForFunction(
    (words) => document.querySelector('main')?.textContent.includes(words),
    typeof what === 'number' ? formatCount(what) : what,
  );
const panel = (on = page) => on.locator('dev-overlay dialog');
/** Waits for them: a file that was saved before may load the page anew while it is read. */
const expectErrors = () => expect.poll(() => panel().locator('li').allTextContents());

test('a saved sentence of a chart shows in the page', async () => {
  const sentences = join(folder, 'src/charts/firearms-operations/text.md');
  const text = readFileSync(sentences, 'utf8');
  const [from, to] = ['\nFirearms operations authorised', '\nOperations authorised with firearms'];
  writeFileSync(sentences, text.replace(from, to));
  await isShown(to.trim());
  writeFileSync(sentences, text);
});

test('a saved sentence of a chart that was made meanwhile shows', async () => {
  await promisify(execFile)('npm', ['run', 'new:chart', '--', 'made-meanwhile'], { cwd: folder });
  const sentences = join(folder, 'src/charts/made-meanwhile/text.md');
  const text = readFileSync(sentences, 'utf8');
  const made = await browser.newPage();
  await expect.poll(async () => (await made.goto(`${site.root}/charts/made-meanwhile/`))?.status()).toBe(200);
  // The first may be shown by what still runs for the files of the chart.
  for (const words of ['At first: ', 'Then: ', 'At last: ']) {
    writeFileSync(sentences, text.replace(/(?<=^# Title\n\n)/m, words));
    await isShown(words, made);
  }
  await made.close();
});

test('errors show over the page as text, on every page and on one that is opened later, and go when the table is saved right, which then shows', async () => {
  save('19 586 <b>about</b>');
  await expectErrors().toEqual([
    `data/operations.csv:${row}:value — received "19 586 <b>about</b>", expected a number, 0 or more, with a point before decimals; write digits alone, without commas, spaces or other characters`,
  ]);
  await expect.poll(() => panel().locator('b').count()).toBe(0);
  await isShown(figure);
  const other = await browser.newPage();
  await other.goto(`${site.root}/charts/`);
  await panel(other).waitFor();
  save(figure - 1);
  for (const each of [page, other]) await panel(each).waitFor({ state: 'detached' });
  await isShown(figure - 1);
  await other.close();
});

test('of many saves the last is shown, and a table that is saved in two steps complete', async () => {
  for (const less of [3, 4, 5]) save(figure - less);
  await isShown(figure - 5);
  writeFileSync(file, '');
  await setTimeout(30);
  save(figure - 6);
  await isShown(figure - 6);
});

test('a page that was on its way during a save shows it', async () => {
  const slow = await browser.newPage();
  const onItsWay = Promise.withResolvers<undefined>();
  await slow.route('**/@vite/client*', async (route) => {
    onItsWay.resolve(undefined);
    await isShown(figure - 7);
    await route.continue();
  });
  await slow.goto(address(), { waitUntil: 'commit' });
  await onItsWay.promise;
  save(figure - 7);
  await isShown(figure - 7, slow);
  await slow.close();
});

test('a change of code runs the data step with that code', async () => {
  const code = join(folder, 'src/charts/firearms-operations/rows.ts');
  const before = readFileSync(code, 'utf8');
  writeFileSync(code, `${before}\nexport const remark = 'most of them';\n`);
  await expectErrors().toEqual([expect.stringContaining('received "most", expected no loose claim word')]);
  writeFileSync(code, before);
  await panel().waitFor({ state: 'detached' });
});
