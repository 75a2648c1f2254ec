import { median } from 'd3';
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { formatCount } from '../../src/data/format.ts';
import { startBrowser } from '../../tests/support/browser.ts';
import { copyProject } from '../../tests/support/copy.ts';
import { serveDev } from '../../tests/support/serve.ts';

const run = promisify(execFile);
const embedPage = 'src/pages/embed/[...path].astro';
const listed = 'listEmbeds()';
const printPeak = `data:text/javascript,process.on('exit', () => console.error('peak', process.resourceUsage().maxRSS))`;

/**
 * Makes the embed page of a copy list each embed this many times, as further editions would: each has rows of its own, so that it
 * is worded and drawn again.
 */
function multiplyEmbeds(folder: string, times: number): void {
  const file = join(folder, embedPage);
  const page = readFileSync(file, 'utf8');
  if (!page.includes(listed)) throw new Error(`${embedPage} no longer lists its pages by ${listed}`);
  const multiplied = `Array.from({ length: ${times} }, (_, copy) => {
    if (copy === 0) return ${listed};
    const copies = new Map();
    const makeOnce = (object, make) => copies.get(object) ?? copies.set(object, make(object)).get(object);
    const copyEmbed = (embed) => makeOnce(embed, () => ({
      ...embed,
      path: \`\${embed.path}-\${copy}\`,
      chart: makeOnce(embed.chart, (chart) => ({ ...chart })),
      rows: makeOnce(embed.rows, structuredClone),
      choices: embed.choices?.map(copyEmbed),
    }));
    return ${listed}.map(copyEmbed);
  }).flat()`;
  writeFileSync(
    file,
    page.replace(listed, () => multiplied),
  );
}

/** Builds a copy of the project from nothing, with its embeds multiplied: the seconds of data run and site, and the peak of memory. */
export async function measureBuild({ times = 1, makesImages = false }) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-build-'));
  copyProject(folder, { makesImages });
  multiplyEmbeds(folder, times);
  const options = { cwd: folder, env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' } };
  const start = performance.now();
  await run('npm', ['run', 'data'], options);
  const { stderr } = await run(
    process.execPath,
    ['--import', printPeak, 'node_modules/astro/bin/astro.mjs', 'build', '--silent'],
    options,
  );
  const end = performance.now();
  const embeds = readdirSync(join(folder, 'dist/embed'), { recursive: true, encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return {
    documents: embeds.filter((file) => file.endsWith('index.html')).length,
    seconds: (end - start) / 1000,
    megabytes: Number(/^peak (\d+)$/m.exec(stderr)?.[1]) / 1024,
  };
}

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
