import { median } from 'd3';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatCount } from '../../src/data/format.ts';
import { startBrowser } from '../../tests/support/browser.ts';
import { copyProject } from '../../tests/support/copy.ts';
import { serveDev } from '../../tests/support/serve.ts';

const saves = 15;
const figure = 19000;

/** In the page: prints its clock and its words in the frame after the one that showed them, of which the browser’s driver learns later. */
function printWhenSeen(): void {
  const print = () => {
    console.log(Date.now(), document.querySelector('main')?.textContent);
  };
  const look = () => {
    requestAnimationFrame(document.readyState === 'loading' ? look : print);
  };
  look();
}

/** The milliseconds from a saved table to the page that shows it under `npm run dev`: the median of 15. */
export async function measureSave(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-save-'));
  copyProject(folder);
  const [site, browser] = await Promise.all([serveDev(folder), startBrowser()]);
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.addInitScript(printWhenSeen);
  await page.goto(`${site.root}/charts/firearms-operations/`, { waitUntil: 'networkidle' });
  const file = join(folder, 'data/operations.csv');
  const table = readFileSync(file, 'utf8');
  // A released row may not change, so the editor adds one for an earlier year, which no sentence uses.
  const row = (figure: number) =>
    `England and Wales,england_wales,2007-04/2008-03,operations,${figure},,HO Jul 2018 via PA,2018-07,2018-07-26,DM2018,\n`;
  const times: number[] = [];
  // The first save loads what a save needs, and does not count.
  for (let less = 1; less <= saves + 1; less += 1) {
    const seen = page.waitForEvent('console', (message) =>
      message.text().includes(formatCount(figure - less)),
    );
    const start = Date.now();
    writeFileSync(file, table + row(figure - less));
    times.push(parseInt((await seen).text()) - start);
    await page.waitForLoadState('networkidle');
  }
  await Promise.all([browser.close(), site.close()]);
  rmSync(folder, { recursive: true });
  return median(times.slice(1)) ?? NaN;
}
