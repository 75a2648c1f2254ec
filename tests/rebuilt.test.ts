import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extract } from '@extractus/oembed-extractor';
import Papa from 'papaparse';
import { beforeAll, expect, test } from 'vitest';
import { listAddresses } from '../scripts/build/built-files.ts';
import { formatCount } from '../src/data/format.ts';
import type { NumberNote } from '../src/data/generated.ts';
import { listLive } from '../src/embeds/list-embeds.ts';
import { type CsvRow, firstEdition } from './support/copy.ts';
import {
  brokenLinks,
  dist as builtHere,
  findPage,
  longestOfEachKind,
  type Page,
  readPages,
} from './support/pages.ts';
import * as rebuilt from './support/rebuilt-site.ts';
import { servePages } from './support/serve.ts';

/** A site built again: its addresses, what pinned embeds then show, what machines find, and that its tables run nothing. */

const { base, concerned, corrected, dist, hostile, moved, revised, second, site, wrong } = rebuilt;
const { markup, attribute, expression, formula, longFormula, closing, rightToLeft, longWord } = hostile;
const fixed = `Corrected on 27 November 2026. Before: ${closing} Now: ${markup}`;
/** When a chart was changed last, or the page of no chart; two charts draw the row that the correction names. */
const changedOn = (id = 'shots-fired') =>
  ['firearms-operations', 'shots-fired'].includes(id) ? corrected : id === moved ? second : firstEdition;

let pages: Page[];
beforeAll(() => {
  pages = readPages(dist);
});

const fileAt = (path: string) => readFileSync(join(dist, path), 'utf8');
const pageAt = (path: string) => findPage(pages, path);
const documentAt = (path: string) => pageAt(path).document;
const textIn = (document: Document, selector: string) => document.querySelector(selector)?.textContent ?? '';
const metaOf = ({ document }: Page, name: string) =>
  document.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.getAttribute('content');
const canonicalOf = ({ document }: Page) =>
  document.querySelector('link[rel="canonical"]')?.getAttribute('href');
const isEmbed = ({ path }: Page) => path.startsWith('/embed/');
/** A file by the whole address that a page gives. */
const fileOf = (address: string) => address.replace(`${site.root}/`, '');

const dataOf = ({ document }: Page) =>
  Array.from(
    document.querySelectorAll('script[type="application/ld+json"]'),
    (script) => JSON.parse(script.textContent ?? '') as Record<string, unknown>,
  );

const chartPages = listLive().map(({ chart: { id }, path }) => {
  return { id, path: `/charts/${path}/`, card: `/cards/${path}.png` };
});

test('a site below a path has the addresses that it has where no build knows them, and no link that leads nowhere or out of the path', () => {
  const lasting = (folder: string) => listAddresses(folder).filter((path) => !/\/edition\//.test(path));
  expect(lasting(dist)).toEqual(lasting(builtHere));
  expect(brokenLinks(dist, pages, { base })).toEqual([]);
});

test('a site below a path says on every page where the page stands', () => {
  // An embed stands for its chart’s page, in its state; the edition to which it is pinned has no page of its own.
  const standsFor = ({ path }: Page) =>
    path.replace(/^\/embed\//, '/charts/').replace(/(?<=\/)(choose\/)?(edition\/[\d-]+\/)?$/, '');
  const addresses = new Set(pages.map(({ path }) => path));
  const isWrong = (page: Page) =>
    canonicalOf(page) !== site.root + standsFor(page) || !addresses.has(standsFor(page));
  expect(pages.filter(isWrong).map(({ path }) => path)).toEqual([]);
});

test('a site below a path gives every page a card that is there, with all that sites show of it, and the feed', () => {
  const force = { path: '/forces/essex/', card: '/cards/officers-by-force/essex.png' };
  for (const { path, card } of [...chartPages, force])
    expect(metaOf(pageAt(path), 'og:image'), path).toBe(site.root + card);
  for (const page of pages) {
    const { path, document } = page;
    expect(existsSync(join(dist, fileOf(metaOf(page, 'og:image') ?? 'none'))), path).toBe(true);
    // An embed says no more: it is not what is shared.
    if (isEmbed(page)) continue;
    const og = (name: string) => metaOf(page, `og:${name}`) ?? '';
    const kind = path === '/' ? 'article' : 'website';
    expect([og('url'), og('site_name'), og('type')]).toEqual([canonicalOf(page), 'Routinely Unarmed', kind]);
    const shown = [og('image:width'), og('image:height'), metaOf(page, 'twitter:card')];
    expect(shown).toEqual(['1200', '630', 'summary_large_image']);
    const lengths = ['title', 'description', 'image:alt'].map((name) => og(name).length);
    expect(lengths[2], path).toBeGreaterThan(60);
    expect(lengths, path).not.toContain(0);
    const feed = document.querySelector('link[rel="alternate"][type="application/atom+xml"]');
    expect(feed?.getAttribute('href'), path).toBe(`${base}feed.xml`);
  }
});

const pinned = (chart: string) => documentAt(`/embed/${chart}/edition/${firstEdition}/`);

test('a pinned embed keeps its numbers when their source revises one, and says quietly that newer figures exist', () => {
  const document = pinned('armed-officers');
  expect(textIn(documentAt('/embed/armed-officers/'), 'table')).toContain(formatCount(revised.to));
  expect(textIn(document, 'table')).not.toContain(formatCount(revised.to));
  expect(textIn(document, 'table')).toContain(formatCount(revised.from));
  expect(textIn(document, '.from')).toMatch(/ released 23 November 2026 · newer figures exist$/);
  expect(document.querySelector('.from a')?.getAttribute('href')).toBe(`${base}charts/armed-officers/`);
  expect(textIn(document, '.corrected')).toBe('');
});

test('a pinned embed draws the right figure when we were wrong, and says plainly what it showed before', () => {
  const document = pinned('firearms-operations');
  expect(textIn(document, 'table')).toContain(formatCount(wrong.to));
  expect(textIn(document, 'table')).not.toContain(formatCount(wrong.from));
  expect(textIn(document, '.corrected p')).toBe(fixed);
  expect(textIn(document, '.from')).not.toContain('newer figures');
});

test('a pinned embed says nothing where nothing changed but words, and keeps its own', () => {
  const live = documentAt('/embed/reports-ethnicity/');
  for (const selector of ['.title', 'details', '.from']) expect(textIn(live, selector)).toMatch('Reworded');
  for (const chart of ['reports-ethnicity', 'arming-view'])
    expect(textIn(pinned(chart), 'main')).not.toMatch(/Reworded|newer figures|Corrected on/);
  expect(textIn(documentAt('/embed/survey-bounds/choose/'), '.choose')).toMatch('Reworded');
  expect(textIn(pinned('survey-bounds/choose'), 'main')).not.toMatch('Reworded');
});

test('a correction stands in the article, the list of corrections, and the chart and the number that were wrong', () => {
  const toList = `${base}corrections/#turned-about`;
  expect(textIn(documentAt('/'), '#corrected')).toContain(fixed);
  expect(documentAt('/').querySelector('#corrected a')?.getAttribute('href')).toBe(toList);
  expect(textIn(documentAt('/'), '.byline')).toContain('Corrected on 27 November 2026');
  const links = [...documentAt('/corrections/').querySelectorAll('#turned-about a')];
  expect(links.map((link) => link.getAttribute('href'))).toEqual([
    `${base}charts/firearms-operations/`,
    `${base}charts/shots-fired/`,
    `${base}numbers/#${concerned}`,
  ]);
  expect(textIn(documentAt('/numbers/'), `[id="${concerned}"] a[href="${toList}"]`)).toBe(
    'Corrected on 27 November 2026',
  );
  expect(textIn(documentAt('/charts/firearms-operations/'), '#corrected')).toContain(fixed);
  const notes = documentAt('/').querySelector('[data-notes]')?.getAttribute('data-notes') ?? '';
  const file = readFileSync(join(dist, notes.slice(base.length)), 'utf8');
  const note = (JSON.parse(file) as Record<string, NumberNote>)[concerned];
  expect(note?.links).toContainEqual({ text: 'Corrected on 27 November 2026', href: toList });
  const embed = documentAt('/embed/firearms-operations/');
  expect(embed.querySelector(`a[href="${toList}"]`)?.textContent).toMatch(/corrected on 27 November 2026/i);
  // Only where the wrong figure stood: a day before it was published had none.
  const hasNotice = (state: string) =>
    documentAt(`/embed/firearms-operations/${state}`).querySelector(`a[href="${toList}"]`) !== null;
  expect(['', 'now/', 'known-2015-07-09/'].map(hasNotice)).toEqual([true, true, false]);
  const hasComment = (chart: string) =>
    JSON.stringify(dataOf(pageAt(`/charts/${chart}/`))).includes('"CorrectionComment"');
  expect(['firearms-operations', 'arming-view'].map(hasComment)).toEqual([true, false]);
});

test('machines find what the article is, when it was published and updated, what was wrong, and a feed of that, newest first', async () => {
  for (const [name, text] of [
    ['article.json', JSON.stringify(dataOf(pageAt('/')), null, 1)],
    ['feed.xml', fileAt('feed.xml')],
    ['sitemap-index.xml', fileAt('sitemap-index.xml')],
    ['robots.txt', fileAt('robots.txt')],
  ] as const) {
    const elsewhere = text.replaceAll(site.root, 'https://example.org/armed');
    await expect(elsewhere).toMatchFileSnapshot(`snapshots/machines/${name}`);
  }
});

test('machines find no update and no correction where there was none, and no address where none is known', () => {
  const [article] = dataOf(findPage(readPages(builtHere), '/'));
  expect(article).toMatchObject({ '@type': 'NewsArticle', datePublished: firstEdition });
  if (process.env['SITE_URL'] === undefined)
    expect(JSON.stringify(article)).not.toMatch(/https?:\/\/(?!schema\.org)|undefined/);
});

test('machines find a data set on each page of a chart, which can be cited', () => {
  const sources = Array.from(
    pageAt('/sources/').document.querySelectorAll('[id]'),
    ({ id }) => `${site.root}/sources/#${id}`,
  );
  for (const { id, path, card } of chartPages) {
    const [data, ...others] = dataOf(pageAt(path));
    expect(others).toEqual([]);
    const { document } = pageAt(path);
    const address = site.root + path;
    expect(data, path).toMatchObject({
      '@type': 'Dataset',
      url: address,
      image: site.root + card,
      datePublished: firstEdition,
      creator: { '@type': 'Organization' },
      version: '1.1.0+unreleased',
      spatialCoverage: { '@type': 'Place', name: expect.stringMatching(/^[A-Z"<]/) as string },
      temporalCoverage: expect.stringMatching(/^\d{4}(-\d\d){0,2}(\/\d{4}(-\d\d){0,2})?$/) as string,
      measurementTechnique: expect.arrayContaining([expect.stringMatching(/./)]) as string[],
      description: expect.stringMatching(/^[^]{50,5000}$/) as string,
    });
    const changed = changedOn(id);
    expect(data?.['dateModified'], path).toBe(changed === firstEdition ? undefined : changed);
    for (const list of ['license', 'isBasedOn', 'variableMeasured'])
      expect(data?.[list], `${path}: ${list}`).not.toEqual([]);
    for (const source of data?.['isBasedOn'] as string[]) expect.soft(sources, path).toContain(source);
    const files = data?.['distribution'] as { encodingFormat: string; contentUrl: string }[];
    expect(files.map(({ encodingFormat }) => encodingFormat)).toEqual(['text/csv', 'application/json']);
    for (const { contentUrl } of files) expect(fileAt(fileOf(contentUrl)).length).toBeGreaterThan(50);
    const citations = [...document.querySelectorAll('.citation')].map(({ textContent }) => textContent);
    expect(citations[0]).toContain(`“${textIn(document, 'h1')}”. Edition of 25 November 2026`);
    expect(citations[0]).toContain(address);
    expect(citations[1]).toContain(`url = {${address}}`);
  }
});

test('machines find the data package as a data set, whose files are there and say where the site stands', () => {
  const [data] = dataOf(pageAt('/sources/'));
  expect(data).toMatchObject({ '@type': 'Dataset', dateModified: corrected, version: '1.1.0+unreleased' });
  const files = data?.['distribution'] as { contentUrl: string }[];
  expect(files).toHaveLength(2);
  for (const { contentUrl } of files) expect(fileAt(fileOf(contentUrl)).length).toBeGreaterThan(1000);
  expect(JSON.parse(fileAt('data/datapackage.json'))).toMatchObject({
    homepage: `${site.root}/`,
    version: '1.1.0+unreleased',
    created: `${second}T00:00:00Z`,
  });
});

test('machines find a sitemap with every page once, dated by the edition or the correction that changed it, and none that is not to be found', () => {
  const entry = /<loc>(.*?)<\/loc>(?:<lastmod>([\d-]+)T00:00:00.000Z<\/lastmod>)?/g;
  const listed = [...fileAt('sitemap-0.xml').matchAll(entry)].map(([, address, changed]) => [
    address,
    changed,
  ]);
  const hidden = 'meta[name="robots"][content*="noindex"], meta[http-equiv="refresh"]';
  const meant = pages.filter(
    (page) => page.path.endsWith('/') && !isEmbed(page) && !page.document.querySelector(hidden),
  );
  const idOf = (path: string) => /^\/charts\/([^/]+)/.exec(path)?.[1];
  const entries = meant.map(({ path }) => [site.root + path, changedOn(idOf(path))]);
  expect(listed.toSorted()).toEqual(entries.toSorted());
});

test('machines find HTML that works, by the address alone of a chart, of what is pinned, of a force and of the article: a consumer of oEmbed from the registry', async () => {
  for (const [address, path, leadsTo = address] of [
    ['/charts/shots-fired/', 'shots-fired'],
    ['/charts/share-armed/2010/', 'share-armed/2010'],
    [`/embed/arming-view/edition/${firstEdition}/`, `arming-view/edition/${firstEdition}`],
    ['/forces/essex/', 'officers-by-force/essex', '/charts/officers-by-force/essex/'],
    ['/', 'share-armed', '/charts/share-armed/'],
  ] as const) {
    const found = (await extract(site.root + address)) as unknown as { html: string; height: number };
    expect(found).toMatchObject({ type: 'rich', method: 'auto-discovery' });
    const body = `<!doctype html><title>Host</title><link rel="icon" href="data:,">${found.html}`;
    const host = await servePages(new Map([['/', { body }]]));
    const page = await site.open(`${host.root}/`, { width: 480 });
    const main = page.frameLocator('iframe').locator('main');
    expect((await main.boundingBox())?.height).toBeLessThanOrEqual(found.height);
    expect(page.frames()[1]?.url()).toBe(`${site.root}/embed/${path}/`);
    expect(await page.locator('blockquote a').getAttribute('href')).toBe(site.root + leadsTo);
    await host.close();
  }
});

test('cells make no element: no picture, no script and no handler is on any page', () => {
  const isMade = (element: Element) =>
    element.hasAttribute('onerror') || /alert\(\d\)/.test(element.textContent ?? '');
  for (const { path, document } of pages) {
    const made = [...document.querySelectorAll('[onerror], script:not([type$=json])')].filter(isMade);
    expect
      .soft(
        made.map(({ outerHTML }) => outerHTML),
        path,
      )
      .toEqual([]);
  }
});

test('cells run nothing, are shown as they were written, and leave no page wider than the screen', async () => {
  const page = await site.open('/about/');
  page.on('dialog', (dialog) => site.troubles.push(dialog.message()));
  for (const { path } of longestOfEachKind(pages)) {
    await page.goto(site.root + path);
    for (const width of [320, 390, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const shown = await page.evaluate(() => document.documentElement.scrollWidth);
      expect.soft(shown, `${path} at ${width}`).toBeLessThanOrEqual(width);
    }
  }
  for (const [path, ...parts] of [
    ['/corrections/', markup, closing],
    ['/sources/', markup, attribute, expression, rightToLeft, longWord],
    ['/charts/arming-view/', markup, attribute, expression, longWord],
    ['/charts/threat-level/', markup, attribute, expression, rightToLeft, longWord],
    ['/charts/taser-by-force/', markup, attribute, formula, '<b>', rightToLeft, longWord],
  ] as const)
    for (const part of parts) expect(textIn(documentAt(path), 'main'), path).toContain(part);
});

test('cells run no formula in a spreadsheet that opens a download, and are as they were in the JSON', () => {
  const files = readdirSync(join(dist, 'data')).filter((name) => name.endsWith('.csv'));
  expect(files.length).toBeGreaterThan(20);
  for (const path of ['charts/taser-by-force.csv', ...files.map((name) => `data/${name}`)]) {
    const cells = Papa.parse<string[]>(fileAt(path), { delimiter: ',' }).data.flat();
    const formulas = cells.filter((cell) => /^[=+\-@\t\r]/.test(cell));
    expect(formulas, path).toEqual([]);
  }
  expect(fileAt('charts/taser-by-force.csv')).toContain(`'${formula}`);
  expect(fileAt('data/sources.csv')).toContain(`"'${longFormula.replaceAll('"', '""')}"`);
  const { rows } = JSON.parse(fileAt('charts/taser-by-force.json')) as { rows: CsvRow[] };
  expect(rows).toContainEqual(expect.objectContaining({ tile_name: formula, force: markup }));
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
