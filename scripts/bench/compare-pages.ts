import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { median } from 'd3';
import { parseHTML } from 'linkedom';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../../tests/support/browser.ts';
import { base } from '../../tests/support/pages.ts';
import { serve } from '../../tests/support/serve.ts';
import { type Load, measureChart, measureLoad } from './measure-page.ts';

/** How often each page is measured; the median counts. */
const runs = 5;

export interface Measured extends Load {
  chartSeen: number;
  /** On a bare page nothing answers: its limit is when the chart is seen. */
  chartAnswers: number;
}

/** The heaviest page, compressed, anywhere below a folder of the site: /forces/kent/ */
function findHeaviest(dist: string, folder: string): string {
  const pages = readdirSync(join(dist, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(`${sep}index.html`))
    .map((file) => ({ file, bytes: gzipSync(readFileSync(join(dist, folder, file))).length }))
    .toSorted((a, b) => b.bytes - a.bytes);
  return `/${folder}/${pages[0]?.file.split(sep).slice(0, -1).join('/')}/`;
}

/** Measures the article, and of other kinds the heaviest page, each next to its bare page. */
export async function* comparePages(dist: string) {
  const pages = [
    { name: 'article', path: '/' },
    { name: 'force page', path: findHeaviest(dist, 'forces') },
    { name: 'chart page', path: findHeaviest(dist, 'charts') },
    { name: 'heaviest embed', path: findHeaviest(dist, 'embed') },
  ];
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  writeBarePages(
    dist,
    folder,
    pages.map(({ path }) => path),
  );
  const [browser, site, bare] = await Promise.all([
    startBrowser(),
    serve(dist, { base, compressed: true }),
    serve(folder, { base, compressed: true }),
  ]);
  for (const { name, path } of pages)
    yield { name, path, ...(await compare(browser, site.root + path, bare.root + path)) };
  await Promise.all([browser.close(), site.close(), bare.close()]);
  rmSync(folder, { recursive: true });
}

/** Both are measured in turn, so that other work of the machine affects both. The first run of each does not count. */
async function compare(browser: Browser, address: string, bareAddress: string) {
  const page: Measured[] = [];
  const limit: Measured[] = [];
  for (let run = 0; run <= runs; run += 1) {
    page.push(await measure(browser, address, { isTouched: true }));
    limit.push(await measure(browser, bareAddress, { isTouched: false }));
  }
  return { page: mediansOf(page.slice(1)), limit: mediansOf(limit.slice(1)) };
}

async function measure(
  browser: Browser,
  address: string,
  options: { isTouched: boolean },
): Promise<Measured> {
  const load = await measureLoad(browser, address);
  const { seen, answers = seen } = await measureChart(browser, address, options);
  return { ...load, chartSeen: seen, chartAnswers: answers };
}

const mediansOf = (measured: Measured[]): Measured =>
  Object.fromEntries(
    Object.keys(measured[0] ?? {}).map((name) => [
      name,
      median(measured, (each) => each[name as keyof Measured]) ?? NaN,
    ]),
  ) as unknown as Measured;

/** The colours of the pictures, and a readable margin: all the style that a bare page has. */
const style = `${readFileSync(join(import.meta.dirname, '../../src/styles/tokens.css'), 'utf8')}
body { margin: 16px; background: var(--paper); color: var(--ink); font-family: sans-serif }
svg, img { max-width: 100%; height: auto }`;

/** The limit of what a page can be: the same markup with its text and pictures, and no script, data, font or style sheet. */
function bare(html: string): string {
  const { document } = parseHTML(html);
  const removed = 'script, style, link, meta:not([charset], [name=viewport])';
  for (const element of document.querySelectorAll(removed)) element.remove();
  const own = document.createElement('style');
  own.textContent = style;
  document.head.append(own);
  return `<!doctype html>${document.documentElement.outerHTML}`;
}

/** Writes the bare page of each of these paths of a built site to a folder, with the pictures that pages fetch. */
function writeBarePages(dist: string, folder: string, paths: string[]): void {
  cpSync(join(dist, 'pictures'), join(folder, 'pictures'), { recursive: true });
  for (const path of paths) {
    const file = join(folder, path, 'index.html');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bare(readFileSync(join(dist, path, 'index.html'), 'utf8')));
  }
}
