import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { beforeAll, expect, test } from 'vitest';
import { build, copyProject, type CsvRow, editTable, firstEdition } from '../support/copy.ts';
import { openSite } from '../support/open-site.ts';
import { brokenLinks, type Page, readPages } from '../support/pages.ts';
import { makeFolder } from '../support/folders.ts';

/** A site from tables whose cells hold what nobody should write, or what somebody wrote on purpose. */

const markup = '<img src=x onerror=alert(1)>';
const attribute = '"><script>alert(2)</script>';
const expression = '{1 + 1} ${1 + 1} </title></textarea> &lt;b&gt;';
const formula = '=1+1';
const longFormula = '=HYPERLINK("https://example.org")\non two lines';
const closing = '</script><!-- <script>alert(3)</script>';
const rightToLeft = 'שוטרים חמושים \u202eesrever';
const longWord = 'w'.repeat(300);

const folder = makeFolder();
const dist = join(folder, 'dist');
const site = openSite(dist, '/');
let pages: Page[];

/** Writes cells into a table of the copy: by column, in the rows that are meant. */
function write(table: string, isMeant: (row: CsvRow, index: number) => boolean, cells: CsvRow): void {
  editTable(folder, table, (rows) => {
    if (!rows.some(isMeant)) throw new Error(`no row to write into: ${table}`);
    return rows.map((row, index) => (isMeant(row, index) ? { ...row, ...cells } : row));
  });
}

const is = (column: string, value: string) => (row: CsvRow) => row[column] === value;
const fileAt = (path: string) => readFileSync(join(dist, path), 'utf8');
/** The cells that a spreadsheet would take for a formula. */
const risky = (csv: string) =>
  Papa.parse<string[]>(csv, { delimiter: ',' })
    .data.flat()
    .filter((cell) => /^[=+\-@\t\r]/.test(cell));

beforeAll(async () => {
  copyProject(folder);
  write('sources', is('source_id', 'S01'), {
    title: `${markup} ${attribute} ${expression}`,
    publisher: longWord,
  });
  write('sources', is('source_id', 'T01'), { title: `${rightToLeft} ${longWord}` });
  write('sources', is('source_id', 'S02'), { title: longFormula });
  const texts = { what_was_wrong: closing, what_it_says_now: markup };
  const days = { corrected: '2026-12-01', wrong_since: firstEdition };
  editTable(folder, 'corrections', () => [
    { correction_id: 'c1', ...days, ...texts, table: '', rows: '', charts: '', numbers: '' },
  ]);
  write('notes', (_row, index) => index === 0, {
    tables: 'taser-use',
    note: `${markup} ${longWord} ${rightToLeft}`,
  });
  write('threat-levels', is('start_date', '2006-08-10'), { context: `${markup} ${attribute} ${expression}` });
  write('threat-levels', is('start_date', '2007-06-30'), { context: `${rightToLeft} ${longWord}` });
  write('police-forces', is('geography', 'Cumbria'), { tile_name: formula, force_name: markup });
  write('police-forces', is('geography', 'Kent'), { tile_name: markup, force_name: longWord });
  write('police-forces', is('geography', 'Durham'), {
    // A longer one is refused: it would leave the picture.
    tile_name: 'wwwwwww',
    force_name: `${rightToLeft} ${attribute}`,
  });
  write('police-forces', is('geography', 'Surrey'), { tile_name: rightToLeft });
  await build(folder);
  pages = readPages(dist);
});

test('cells make no element: no picture, no script and no handler is on any page', () => {
  const made = pages.flatMap(({ path, document }) =>
    [
      ...document.querySelectorAll(
        'img:not([src^="/pictures/"]), script:not([type$=json], [src^="/_astro/"], main + script), [onerror]',
      ),
    ].map((element) => `${path}: ${element.outerHTML}`),
  );
  expect(made).toEqual([]);
  // The one script inside an embed is the same in all.
  const scripts = pages.flatMap(({ document }) => [...document.querySelectorAll('main + script')]);
  expect(new Set(scripts.map(({ textContent }) => textContent)).size).toBe(1);
  expect(brokenLinks(dist, pages, { base: '/' })).toEqual([]);
});

test('cells run nothing, are shown as they were written, and leave a page no wider than the screen', async () => {
  for (const [path, shown] of [
    ['/', []],
    ['/charts/', []],
    ['/numbers/', []],
    ['/sources/', [markup, attribute, expression, rightToLeft, longWord]],
    ['/charts/arming-view/', [markup, attribute, expression, longWord]],
    ['/charts/threat-level/', [markup, attribute, expression, rightToLeft, longWord]],
    ['/charts/taser-by-force/', [markup, attribute, formula, rightToLeft, longWord]],
  ] as const) {
    const { page, troubles } = await site.open(path);
    page.on('dialog', (dialog) => troubles.push(dialog.message()));
    for (const width of [320, 390, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const shown = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(shown, `${path} at ${width}`).toBeLessThanOrEqual(width);
    }
    const text = (await page.locator('main').textContent()) ?? '';
    expect(
      shown.filter((part) => !text.includes(part)),
      path,
    ).toEqual([]);
    expect(troubles).toEqual([]);
  }
});

test('cells run no formula in a spreadsheet that opens a download, and are as they were in the JSON', () => {
  const files = readdirSync(join(dist, 'data')).filter((name) => name.endsWith('.csv'));
  expect(files.length).toBeGreaterThan(20);
  const paths = ['charts/taser-by-force.csv', ...files.map((name) => `data/${name}`)];
  expect(paths.filter((path) => risky(fileAt(path)).length > 0)).toEqual([]);
  expect(fileAt('charts/taser-by-force.csv')).toContain(`'${formula}`);
  expect(fileAt('data/sources.csv')).toContain(`"'${longFormula.replaceAll('"', '""')}"`);
  const { rows } = JSON.parse(fileAt('charts/taser-by-force.json')) as { rows: CsvRow[] };
  expect(rows.find(is('geography', 'Cumbria'))).toMatchObject({ tile_name: formula, force: markup });
});

test('cells close no data block: each is JSON to its end, with the cells as they were written', () => {
  const blocks = pages.flatMap(({ html }) =>
    [...html.matchAll(/<script type="application\/(?:ld\+)?json">(.*?)<\/script>/gs)].map(
      ([, text = '']) => text,
    ),
  );
  expect(blocks.length).toBeGreaterThan(20);
  expect(blocks.filter((text) => text.includes('<'))).toEqual([]);
  const texts = blocks.map((text) => JSON.stringify(JSON.parse(text))).join('\n');
  for (const part of [markup, closing]) expect(texts).toContain(JSON.stringify(part).slice(1, -1));
});

test('cells leave the feed XML, and are text in it', async () => {
  // A page of the site lets no text become a document: that is its policy.
  const page = await site.browser.newPage();
  const feed = await page.evaluate((text) => {
    const document = new DOMParser().parseFromString(text, 'application/xml');
    return {
      errors: document.querySelectorAll('parsererror, img, script').length,
      summaries: [...document.querySelectorAll('summary')].map((summary) => summary.textContent),
    };
  }, fileAt('feed.xml'));
  expect(feed.errors).toBe(0);
  expect(feed.summaries).toContain(`We said: ${closing} Now: ${markup}`);
});
