import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBrowser, visit } from '../support/browser.ts';
import { build, copyProject, remove } from '../support/copy.ts';
import { brokenLinks, readPages } from '../support/pages.ts';
import { serve, type Served } from '../support/serve.ts';

/** A site from tables whose cells hold what nobody should write, or what somebody wrote on purpose. */

const markup = '<img src=x onerror=alert(1)>';
const attribute = '"><script>alert(2)</script>';
const expression = '{1 + 1} ${1 + 1} </title></textarea> &lt;b&gt;';
const formula = '=1+1';
const longFormula = '=HYPERLINK("https://example.org")\non two lines';
const closing = '</script><!-- <script>alert(3)</script>';
const rightToLeft = 'שוטרים חמושים \u202eesrever';
const longWord = 'w'.repeat(300);

type Row = Record<string, string>;

const folder = mkdtempSync(join(tmpdir(), 'untrusted-'));
let browser: Browser;
let site: Served;
let dist: string;

/** Writes cells into a table of the copy: by column, in the rows that are meant. */
function write(table: string, isMeant: (row: Row, index: number) => boolean, cells: Row): void {
  const file = join(folder, `data/${table}.csv`);
  const { data, meta } = Papa.parse<Row>(readFileSync(file, 'utf8'), { header: true, skipEmptyLines: true });
  const changed = data.map((row, index) => (isMeant(row, index) ? { ...row, ...cells } : row));
  if (!data.some(isMeant)) throw new Error(`no row to write into: ${table}`);
  writeFileSync(file, `${Papa.unparse(changed, { columns: meta.fields ?? [], newline: '\n' })}\n`);
}

const is = (column: string, value: string) => (row: Row) => row[column] === value;

beforeAll(async () => {
  copyProject(folder);
  write('sources', is('source_id', 'S01'), {
    title: `${markup} ${attribute} ${expression}`,
    publisher: longWord,
  });
  write('sources', is('source_id', 'T01'), { title: `${rightToLeft} ${longWord}` });
  write('sources', is('source_id', 'S02'), { title: longFormula });
  writeFileSync(
    join(folder, 'data/corrections.csv'),
    `${Papa.unparse([{ correction_id: 'c1', corrected: '2026-12-01', wrong_since: '2026-11-23', what_was_wrong: closing, what_it_says_now: markup, table: '', rows: '', charts: '', numbers: '' }], { newline: '\n' })}\n`,
  );
  write('notes', (_row, index) => index === 0, {
    tables: 'taser-use',
    note: `${markup} ${longWord} ${rightToLeft}`,
  });
  write('threat-levels', is('start_date', '2006-08-10'), { context: `${markup} ${attribute} ${expression}` });
  write('threat-levels', is('start_date', '2007-06-30'), { context: `${rightToLeft} ${longWord}` });
  write('police-forces', is('geography', 'Cumbria'), { tile_name: formula, force_name: markup });
  write('police-forces', is('geography', 'Kent'), { tile_name: markup, force_name: longWord });
  write('police-forces', is('geography', 'Durham'), {
    tile_name: longWord,
    force_name: `${rightToLeft} ${attribute}`,
  });
  write('police-forces', is('geography', 'Surrey'), { tile_name: rightToLeft });
  dist = await build(folder);
  site = await serve(dist);
  browser = await startBrowser();
});
afterAll(async () => {
  remove(folder);
  await browser.close();
  await site.close();
});

describe('cells that nobody should trust', () => {
  test('make no element: no picture, no script and no handler is on any page', () => {
    const pages = readPages(dist);
    const made = pages.flatMap(({ path, document }) =>
      [
        ...document.querySelectorAll(
          'img:not([src^="/pictures/"]), script:not([type$=json], [src^="/_astro/"], main + script), [onerror]',
        ),
      ].map((element) => `${path}: ${element.outerHTML}`),
    );
    expect(made).toEqual([]);
    // The one script inside an embed is the same in all.
    expect(
      new Set(
        pages.flatMap(({ document }) =>
          [...document.querySelectorAll('main + script')].map(({ textContent }) => textContent),
        ),
      ).size,
    ).toBe(1);
    expect(brokenLinks(dist, pages, { base: '/' })).toEqual([]);
  });

  test.for([
    '/',
    '/charts/',
    '/charts/arming-view/',
    '/charts/threat-level/',
    '/charts/taser-by-force/',
    '/numbers/',
    '/sources/',
  ])('run nothing and leave %s no wider than the screen', async (path) => {
    const { page, troubles } = await visit(browser, site.root + path);
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => dialogs.push(dialog.message()));
    for (const width of [320, 390, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth),
        `at ${width}`,
      ).toBeLessThanOrEqual(width);
    }
    expect(dialogs).toEqual([]);
    expect(troubles).toEqual([]);
    await page.close();
  });

  test.for([
    { path: '/sources/', shown: [markup, attribute, expression, rightToLeft, longWord] },
    { path: '/charts/arming-view/', shown: [markup, attribute, expression, longWord] },
    { path: '/charts/threat-level/', shown: [markup, attribute, expression, rightToLeft, longWord] },
    { path: '/charts/taser-by-force/', shown: [markup, attribute, formula, rightToLeft, longWord] },
  ])('are shown as they were written on $path', async ({ path, shown }) => {
    const { page } = await visit(browser, site.root + path);
    const text = await page.evaluate(() => document.querySelector('main')?.textContent ?? '');
    for (const part of shown) expect(text).toContain(part);
    await page.close();
  });

  test('stay text in a picture’s file, which is still a picture', async () => {
    const { page, troubles } = await visit(browser, `${site.root}/charts/taser-by-force.svg`);
    expect(await page.evaluate(() => document.documentElement.localName)).toBe('svg');
    expect(
      await page.evaluate(() => document.querySelectorAll('parsererror, img, script, [onerror]').length),
    ).toBe(0);
    expect(await page.evaluate(() => document.documentElement.textContent)).toContain(markup);
    expect(troubles).toEqual([]);
    await page.close();
  });

  test('run no formula in a spreadsheet that opens the download', () => {
    const { data } = Papa.parse<Row>(readFileSync(join(dist, 'charts/taser-by-force.csv'), 'utf8'), {
      header: true,
      skipEmptyLines: true,
    });
    expect(data.find(is('geography', 'Cumbria'))?.['tile_name']).toBe(`'${formula}`);
    const risky = data.flatMap((row) => Object.values(row)).filter((cell) => /^[=+\-@\t\r]/.test(cell));
    expect(risky).toEqual([]);
  });

  test('run no formula from the files of all figures either', () => {
    const files = readdirSync(join(dist, 'data')).filter((name) => name.endsWith('.csv'));
    const risky = files
      .flatMap((name) =>
        Papa.parse<string[]>(readFileSync(join(dist, 'data', name), 'utf8'), { delimiter: ',' }).data.flat(),
      )
      .filter((cell) => /^[=+\-@\t\r]/.test(cell));
    expect(files.length).toBeGreaterThan(20);
    expect(risky).toEqual([]);
    expect(readFileSync(join(dist, 'data/sources.csv'), 'utf8')).toContain(
      `"'${longFormula.replaceAll('"', '""')}"`,
    );
  });

  test('close no data block: each is JSON to its end, with the cells as they were written', () => {
    const blocks = readPages(dist).flatMap(({ html }) =>
      [...html.matchAll(/<script type="application\/(?:ld\+)?json">(.*?)<\/script>/gs)].map(
        ([, text = '']) => text,
      ),
    );
    expect(blocks.length).toBeGreaterThan(20);
    expect(blocks.filter((text) => text.includes('<'))).toEqual([]);
    const said = blocks.map((text) => JSON.stringify(JSON.parse(text))).join('\n');
    for (const part of [markup, closing]) expect(said).toContain(JSON.stringify(part).slice(1, -1));
  });

  test('leave the feed XML, with the cells as text', async () => {
    // A page of the site lets no text become a document: that is its policy.
    const page = await browser.newPage();
    const feed = await page.evaluate(
      (text) => {
        const document = new DOMParser().parseFromString(text, 'application/xml');
        return {
          errors: document.querySelectorAll('parsererror, img, script').length,
          summaries: [...document.querySelectorAll('summary')].map((summary) => summary.textContent),
        };
      },
      readFileSync(join(dist, 'feed.xml'), 'utf8'),
    );
    expect(feed.errors).toBe(0);
    expect(feed.summaries).toContain(`We said: ${closing} Now: ${markup}`);
    await page.close();
  });

  test('are the same in the JSON, where nothing runs', () => {
    const { rows } = JSON.parse(readFileSync(join(dist, 'charts/taser-by-force.json'), 'utf8')) as {
      rows: Row[];
    };
    expect(rows.find(is('geography', 'Cumbria'))).toMatchObject({ tile_name: formula, force: markup });
  });
});
