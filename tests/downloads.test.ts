import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { unzipSync } from 'fflate';
import { parseHTML } from 'linkedom';
import Papa from 'papaparse';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { loadTables } from '../src/data/generated.ts';
import { offeredTables } from '../src/downloads/data-package.ts';
import { listLive, listPinned } from '../src/embeds/list-embeds.ts';
import { deriveFacts } from '../src/forces/facts.ts';
import { deriveSentences } from '../src/forces/sentences.ts';
import { siteName } from '../src/site.ts';
import { dist } from './support/pages.ts';

/** What readers take away: pictures of the charts as SVG and PNG, cards, and all figures as files under /data/. */

const backgrounds = { '': '#f8f4eb', '.dark': '#191816' };
const schemes = ['', '.dark'] as const;

const read = (path: string) => readFileSync(join(dist, path));
const readJson = (path: string) => JSON.parse(read(path).toString()) as unknown;
const list = (folder: string) => readdirSync(join(dist, folder), { recursive: true, encoding: 'utf8' });

test('no picture of the site is over 60 kB, not even before it is compressed', () => {
  const pictures = list('.').filter((name) => /\.(svg|png)$/.test(name));
  expect(pictures.length).toBeGreaterThan(300);
  expect(pictures.filter((name) => read(name).length > 60_000)).toEqual([]);
});

test('every picture says in its file what the page says around it, in light and in dark', () => {
  for (const { path, chart, rows, state } of listLive()) {
    const inState = { state: state?.id };
    const labels = (chart.key?.(rows, inState) ?? []).map(({ label }) => label);
    const heads = [chart.title(rows, inState), chart.subtitle(rows, inState), ...labels];
    const ends = ['Drawing: MIT licence', `as at ${chart.referenceDate(rows, inState)}`, siteName];
    for (const scheme of schemes) {
      const { document } = parseHTML(read(`charts/${path}${scheme}.svg`).toString());
      const texts = Array.from(document.querySelectorAll('svg > text'), (text) =>
        Array.from(text.querySelectorAll('tspan'), (line) => line.textContent).join(' '),
      );
      const foot = texts.pop();
      const missing = heads.filter((head) => !texts.some((text) => text.startsWith(head)));
      expect(missing, path).toEqual([]);
      for (const end of ends) expect(foot, path).toContain(end);
      expect(foot, path).toMatch(/^Sources?: \S/);
      const background = document.querySelector('rect')?.getAttribute('fill');
      expect(background?.toLowerCase(), path).toBe(backgrounds[scheme]);
    }
  }
});

test('every state and what can be pinned to have a picture in pixels, light and dark, twice as sharp, on its background', async () => {
  for (const { path, pinned } of [...listLive(), ...listPinned()]) {
    for (const scheme of schemes) {
      const image = sharp(read(`charts/${path}${scheme}.png`));
      const corner = image.clone().extract({ left: 0, top: 0, width: 1, height: 1 }).removeAlpha();
      expect(`#${(await corner.raw().toBuffer()).toString('hex')}`, path).toBe(backgrounds[scheme]);
      const { width, height, size } = await image.metadata();
      expect(size, path).toBeGreaterThan(5000);
      if (pinned) continue;
      const inPoints = await sharp(read(`charts/${path}${scheme}.svg`)).metadata();
      expect([width, height], path).toEqual([2 * inPoints.width, 2 * inPoints.height]);
    }
  }
});

test('there is a card for each chart, each of its states and the article, of the size that sites show whole', async () => {
  const cards = listLive().map(({ path }) => `cards/${path}.png`);
  const found = list('cards').filter((path) => path.endsWith('.png'));
  expect(found.map((path) => `cards/${path}`).toSorted()).toEqual(cards.toSorted());
  for (const path of ['card.png', ...cards]) {
    const image = sharp(read(path));
    expect(await image.metadata(), path).toMatchObject({ width: 1200, height: 630, format: 'png' });
    expect((await image.stats()).entropy, path).toBeGreaterThan(0.2);
  }
});

interface Metadata {
  '@context': unknown;
  url: string;
  tableSchema: { columns: { name: string; titles: string | string[]; datatype: string; null: string }[] };
}
const patterns: Record<string, RegExp> = { integer: /^-?\d+$/, number: /^-?\d+(\.\d+)?$/, string: /^/ };

test('the rows of a chart are described next to each CSV as CSV on the Web asks, in the order of its columns, and every cell fits', () => {
  for (const { path } of listLive()) {
    const metadata = readJson(`charts/${path}.csv-metadata.json`) as Metadata;
    expect(metadata['@context'], path).toEqual(['http://www.w3.org/ns/csvw', { '@language': 'en' }]);
    expect(metadata.url, path).toBe(basename(`${path}.csv`));
    const [head = [], ...rows] = Papa.parse<string[]>(read(`charts/${path}.csv`).toString().trimEnd()).data;
    metadata.tableSchema.columns.forEach(({ name, titles, datatype, ...column }, index) => {
      expect(head[index], path).toBe(name);
      expect(name, path).toMatch(/^[a-z]\w*$/);
      expect([titles].flat(), path).toContain(name);
      const cells = rows.map((row) => row[index] ?? '').filter((cell) => cell !== column.null);
      const strange = cells.filter((cell) => !patterns[datatype]?.test(cell));
      expect(strange, `${path} ${name}`).toEqual([]);
    });
    expect(metadata.tableSchema.columns.length, path).toBe(head.length);
    expect(readJson(`charts/${path}.json`), path).toMatchObject({ metadata });
  }
});

/** The standard’s own reader, which comes without types. */
const { Package } = createRequire(import.meta.url)('datapackage') as {
  Package: { load: (descriptor: object, options: { basePath: string }) => Promise<ReadPackage> };
};
interface ReadPackage {
  errors: Error[];
  /** `read` throws where a cell is not as the schema says, a key stands twice or a reference leads nowhere. */
  resources: { name: string; tabular: boolean; read: (options: object) => Promise<unknown[]> }[];
}
const descriptor = readJson('data/datapackage.json') as object;

test('the data package names every table and no other file, with the bytes and the hash that each has, and is all in its zip', () => {
  const paths = offeredTables.flatMap((name) => [`${name}.csv`, `${name}.json`]);
  const fileAt = (path: string) => read(`data/${path}`);
  expect(descriptor).toMatchObject({
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    version: expect.stringMatching(/^\d+\.\d+\.\d+(\+[\w.]+)?$/) as string,
    resources: paths.map((path) => ({
      name: expect.stringMatching(/^[a-z0-9._-]+$/) as string,
      path,
      bytes: fileAt(path).length,
      hash: `sha256:${createHash('sha256').update(fileAt(path)).digest('hex')}`,
    })),
  });
  const all = ['datapackage.json', ...paths];
  expect(list('data').toSorted()).toEqual([...all, 'routinely-unarmed.zip'].toSorted());
  const zipped = Object.entries(unzipSync(fileAt('routinely-unarmed.zip')));
  expect(zipped.map(([path]) => path).toSorted()).toEqual(all.toSorted());
  expect(zipped.filter(([path, bytes]) => !fileAt(path).equals(bytes))).toEqual([]);
});

test('the data package is opened by a reader of data packages, and every row of every table is as the schema says', async () => {
  const { errors, resources } = await Package.load(descriptor, { basePath: join(dist, 'data') });
  expect(errors).toEqual([]);
  const tables = resources.filter(({ tabular }) => tabular);
  expect(tables.map(({ name }) => name)).toEqual(offeredTables);
  for (const [index, name] of offeredTables.entries())
    expect(await tables[index]?.read({ relations: true }), name).toHaveLength(loadTables()[name].length);
});

test('each force has its sentences on its page, and a ZIP with them, its rows, and its charts as pictures and code', () => {
  const facts = deriveFacts(loadTables());
  for (const force of facts.tables['police-forces']) {
    const id = force.force_id;
    const { document } = parseHTML(read(`forces/${id}/index.html`).toString());
    const page = document.querySelector('#kit')?.textContent;
    const { 'README.txt': bytes, ...files } = unzipSync(read(`forces/${id}.zip`));
    const readme = new TextDecoder().decode(bytes);
    for (const sentence of deriveSentences(facts, force).flatMap(({ use, avoid }) => [use ?? '', ...avoid]))
      for (const text of [page, readme]) expect(text, id).toContain(sentence);
    for (const name of Object.keys(files)) expect(readme, id).toContain(`\n${name}: `);
    for (const name of [
      ...['svg', 'dark.svg', 'png'].map((format) => `pictures/officers-by-force-${id}.${format}`),
      ...[`embed/officers-by-force-${id}.html`, 'embed/taser-by-force.html', 'card.png', `${id}.csv`],
    ])
      expect(files[name]?.length, `${id} ${name}`).toBeGreaterThan(0);
  }
});
