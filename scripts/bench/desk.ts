import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBrowser } from '../../tests/support/browser.ts';
import { copyProject, remove } from '../../tests/support/copy.ts';
import { serveDev } from '../../tests/support/serve-dev.ts';

/**
 * How long an editor waits: from the save of a table in a copy of the project, under `npm run dev`, to the new figure in
 * the article as the browser holds it. Prints the median and the slowest of the saves. Nothing is asserted: times are the
 * machine’s.
 */

const saves = 15;
const figure = 19_586;

const folder = mkdtempSync(join(tmpdir(), 'bench-desk-'));
copyProject(folder);
const [site, browser] = await Promise.all([serveDev(folder), startBrowser()]);
const page = await browser.newPage();

await page.goto(`${site.root}/`);
await page.waitForLoadState('networkidle');

const table = join(folder, 'data/operations.csv');
const before = readFileSync(table, 'utf8');
const times: number[] = [];
for (let save = 1; save <= saves; save += 1) {
  const next = figure - save;
  // When the new article stands in the page, on the clock that this script has, too.
  const shown = page.evaluate(
    (words) =>
      new Promise<number>((resolve) => {
        const main = document.querySelector('main') as HTMLElement;
        new MutationObserver(() => {
          if (main.textContent.includes(words)) resolve(Date.now());
        }).observe(main, { childList: true });
      }),
    next.toLocaleString('en-GB'),
  );
  const start = Date.now();
  writeFileSync(table, before.replaceAll(`,${figure},`, `,${next},`));
  times.push((await shown) - start);
}
await browser.close();
await site.close();
remove(folder);
const sorted = times.toSorted((a, b) => a - b);
console.table([
  { saves, 'first ms': times[0], 'median ms': sorted[Math.floor(saves / 2)], 'slowest ms': sorted.at(-1) },
]);
