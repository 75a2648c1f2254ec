import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { unzipSync } from 'fflate';
import { parseHTML } from 'linkedom';
import Papa from 'papaparse';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { charts } from '../src/charts/index.ts';
import { statesOf } from '../src/charts/kit/define-chart.ts';
import { loadChartRows, loadTables } from '../src/data/generated.ts';
import { offeredTables } from '../src/downloads/data-package.ts';
import { listLive, listPinned } from '../src/embeds/list-embeds.ts';
import { siteName } from '../src/site.ts';
import { setFont, wider } from './support/browser.ts';
import { openSite } from './support/open-site.ts';
import { dist } from './support/pages.ts';

/** What readers take away: pictures of the charts as SVG and PNG, cards, and all figures as files under /data/. */

const heaviest = 60_000;
const backgrounds = { light: [0xf8, 0xf4, 0xeb], dark: [0x19, 0x18, 0x16] };

const site = openSite();
const read = (path: string) => readFileSync(join(dist, path));
const readSvg = (path: string) => {
  const { document } = parseHTML(read(path).toString());
  const svg = document.querySelector('svg');
  return { document, width: Number(svg?.getAttribute('width')), height: Number(svg?.getAttribute('height')) };
};

/** Every picture file, by its address without `.svg`. */
const drawn = charts.flatMap((chart) => {
  const rows = loadChartRows(chart);
  const states = chart.states ? statesOf(chart, rows) : [];
  return [undefined, ...states].map((state) => ({
    chart,
    rows,
    state: state?.id ?? statesOf(chart, rows)[0]?.id,
    path: `charts/${chart.id}${state ? `/${state.id}` : ''}`,
  }));
});

test('no picture of the site is over 60 kB, not even before it is compressed', () => {
  const pictures = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(svg|png)$/.test(name),
  );
  expect(pictures.length).toBeGreaterThan(300);
  expect(pictures.filter((name) => read(name).length > heaviest)).toEqual([]);
});

test('every picture says in its file what the page says around it, in light and in dark', () => {
  for (const { chart, rows, state, path } of drawn) {
    for (const scheme of ['light', 'dark'] as const) {
      const { document } = readSvg(`${path}${scheme === 'dark' ? '.dark' : ''}.svg`);
      const texts = [...document.querySelectorAll('svg > text')].map((text) =>
        [...text.querySelectorAll('tspan')].map((line) => line.textContent).join(' '),
      );
      expect(texts.slice(0, 2)).toEqual([chart.title(rows, { state }), chart.subtitle(rows, { state })]);
      const key = texts.slice(2, -1);
      for (const { label } of chart.key?.(rows, { state }) ?? [])
        expect(
          key.filter((text) => text.startsWith(label)),
          `${path}: ${label}`,
        ).not.toEqual([]);
      const foot = texts.at(-1) ?? '';
      expect(foot, path).toMatch(/^Sources?: \S.*Drawing: MIT licence/);
      expect(foot, path).toContain(`as at ${chart.referenceDate(rows, { state })}`);
      expect(foot, path).toContain(siteName);
      const background = document.querySelector('rect')?.getAttribute('fill')?.slice(1) ?? '';
      expect([...Buffer.from(background, 'hex')], path).toEqual(backgrounds[scheme]);
    }
  }
});

test('every state and what can be pinned to have a picture in pixels, light and dark, on its background', async () => {
  for (const { path } of [...listLive(), ...listPinned()]) {
    for (const scheme of ['light', 'dark'] as const) {
      const bytes = read(`charts/${path}${scheme === 'dark' ? '.dark' : ''}.png`);
      const corner = sharp(bytes).extract({ left: 0, top: 0, width: 1, height: 1 }).removeAlpha();
      expect([...(await corner.raw().toBuffer())], path).toEqual(backgrounds[scheme]);
      expect(bytes.length, path).toBeGreaterThan(5000);
    }
  }
});

test('a picture in pixels is twice as sharp as its drawing', async () => {
  for (const { path } of drawn) {
    const { width, height } = readSvg(`${path}.svg`);
    expect(await sharp(read(`${path}.png`)).metadata(), path).toMatchObject({
      width: width * 2,
      height: height * 2,
    });
  }
});

test('there is a card for each chart, each of its states and the article, of the size that sites show whole', async () => {
  const cards = listLive().map(({ path }) => `cards/${path}.png`);
  const found = readdirSync(join(dist, 'cards'), { recursive: true }).map((path) => `cards/${String(path)}`);
  expect(found.filter((path) => path.endsWith('.png')).toSorted()).toEqual(cards.toSorted());
  for (const path of ['card.png', ...cards]) {
    const { width, height, format } = await sharp(read(path)).metadata();
    expect({ width, height, format }, path).toEqual({ width: 1200, height: 630, format: 'png' });
    expect((await sharp(read(path)).stats()).entropy, path).toBeGreaterThan(0.2);
  }
});

test('the text around a picture stays inside its margins, also in a wider font', async () => {
  const { page } = await site.open('/about/', { bypassCSP: true });
  const paths = drawn.map(({ path }) => `${site.root}/${path}.svg`);
  await page.evaluate(async (paths) => {
    for (const path of paths) {
      const picture = new DOMParser().parseFromString(
        await (await fetch(path)).text(),
        'image/svg+xml',
      ).documentElement;
      picture.id = path;
      document.body.append(picture);
    }
  }, paths);
  await setFont(page);
  const outside = await page.evaluate(
    ({ paths, wider }) =>
      paths.flatMap((path) => {
        const picture = document.getElementById(path);
        const lines = [...(picture?.querySelectorAll<SVGTSpanElement>(':scope > text > tspan') ?? [])];
        if (lines.length < 4) return [`${path}: ${lines.length} lines`];
        const right = Number(picture?.getAttribute('width')) - 24;
        return lines
          .filter((line) => Number(line.getAttribute('x')) + line.getComputedTextLength() * wider > right)
          .map((line) => `${path}: ${line.textContent}`);
      }),
    { paths, wider },
  );
  expect(outside).toEqual([]);
});

describe('the rows of a chart', () => {
  interface Metadata {
    '@context': unknown;
    url: string;
    tableSchema: { columns: { name: string; titles: string | string[]; datatype: string; null: string }[] };
  }
  const patterns: Record<string, RegExp> = { integer: /^-?\d+$/, number: /^-?\d+(\.\d+)?$/, string: /^/ };

  test('are described next to each CSV as CSV on the Web asks, in the order of its columns, and every cell fits', () => {
    for (const { path } of listLive()) {
      const metadata = JSON.parse(read(`charts/${path}.csv-metadata.json`).toString()) as Metadata;
      expect(metadata['@context'], path).toEqual(['http://www.w3.org/ns/csvw', { '@language': 'en' }]);
      expect(metadata.url, path).toBe(basename(`${path}.csv`));
      const [head = [], ...rows] = Papa.parse<string[]>(read(`charts/${path}.csv`).toString().trimEnd()).data;
      const { columns } = metadata.tableSchema;
      expect(
        columns.map(({ name }) => name),
        path,
      ).toEqual(head);
      const unlike = columns.flatMap(({ name, titles, datatype, ...column }, index) =>
        /^[a-z]\w*$/.test(name) &&
        [titles].flat().includes(name) &&
        rows.every((row) => row[index] === column.null || patterns[datatype]?.test(row[index] ?? ''))
          ? []
          : [name],
      );
      expect(unlike, path).toEqual([]);
      const json = JSON.parse(read(`charts/${path}.json`).toString()) as { metadata: Metadata };
      expect(json.metadata, path).toEqual(metadata);
    }
  });
});

describe('the data package', () => {
  interface Resource {
    name: string;
    tabular: boolean;
    /** Throws where a cell is not as the schema says, a key stands twice or a reference leads nowhere. */
    read: (options: { relations: boolean }) => Promise<unknown[]>;
  }
  interface Package {
    errors: Error[];
    resources: Resource[];
  }
  interface Table {
    name: string;
    path: string;
    description: string;
    bytes: number;
    hash: string;
    schema?: { fields: Record<string, unknown>[]; foreignKeys?: object[] };
  }
  /** The standard’s own reader, which comes without types. */
  const { Package: reader } = createRequire(import.meta.url)('datapackage') as {
    Package: { load: (descriptor: object, options: { basePath: string }) => Promise<Package> };
  };
  const folder = join(dist, 'data');
  const fileAt = (path: string) => read(`data/${path}`);
  const descriptor = JSON.parse(fileAt('datapackage.json').toString()) as { resources: Table[] };
  const open = (changed: object) => reader.load(changed, { basePath: folder });

  test('names every table and no other file, with the bytes and the hash that each has, and is all in its zip', () => {
    const paths = offeredTables.flatMap((name) => [`${name}.csv`, `${name}.json`]);
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
    expect(readdirSync(folder).toSorted()).toEqual([...all, 'routinely-unarmed.zip'].toSorted());
    const zipped = unzipSync(fileAt('routinely-unarmed.zip'));
    expect(Object.keys(zipped).toSorted()).toEqual(all.toSorted());
    const differing = Object.entries(zipped).filter(([path, bytes]) => !fileAt(path).equals(bytes));
    expect(differing).toEqual([]);
  });

  test('is opened by a reader of data packages, and every row of every table is as the schema says', async () => {
    const { errors, resources } = await open(descriptor);
    expect(errors).toEqual([]);
    const tables = resources.filter(({ tabular }) => tabular);
    expect(tables.map(({ name }) => name)).toEqual(offeredTables);
    for (const table of tables) {
      const rows = await table.read({ relations: true });
      expect(rows.length, table.name).toBe(loadTables()[table.name as (typeof offeredTables)[number]].length);
    }
  });
});
