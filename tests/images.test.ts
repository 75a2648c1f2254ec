import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { charts } from '../src/charts/index.ts';
import { statesOf } from '../src/charts/kit/define-chart.ts';
import { savePng } from '../src/client/svg-to-png.ts';
import { loadChartRows } from '../src/data/generated.ts';
import { siteName } from '../src/site.ts';
import { visit } from './support/browser.ts';
import { setFont, wider } from './support/font.ts';
import { openSite } from './support/open-site.ts';
import { dist } from './support/pages.ts';

/** The pictures that are taken away: SVG and PNG of the charts, and the cards. */

const heaviest = 60_000;
const papers = { light: [0xf8, 0xf4, 0xeb], dark: [0x19, 0x18, 0x16] };

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

describe.for(drawn)('$path', ({ chart, rows, state, path }) => {
  test.for(['light', 'dark'] as const)('says in its file what the page says around it, in %s', (scheme) => {
    const { document } = readSvg(`${path}${scheme === 'dark' ? '.dark' : ''}.svg`);
    const words = [...document.querySelectorAll('svg > text')].map((text) =>
      [...text.querySelectorAll('tspan')].map((line) => line.textContent).join(' '),
    );
    const [title, subtitle] = words;
    expect(title).toBe(chart.title(rows, { state }));
    expect(subtitle).toBe(chart.subtitle(rows, { state }));
    for (const { label } of chart.key?.(rows, { state }) ?? [])
      expect(
        words.slice(2, -1).some((text) => text.startsWith(label)),
        label,
      ).toBe(true);
    const foot = words.at(-1) ?? '';
    expect(foot).toMatch(/^Sources?: \S/);
    expect(foot).toContain(`as at ${chart.referenceDate(rows, { state })}`);
    expect(foot).toMatch(/Drawing: MIT licence/);
    expect(foot).toContain(siteName);
    const paper = document.querySelector('rect')?.getAttribute('fill')?.slice(1) ?? '';
    expect([...Buffer.from(paper, 'hex')]).toEqual(papers[scheme]);
  });
});

describe('a picture in pixels', () => {
  const pictures = charts.flatMap(({ id }) =>
    (['light', 'dark'] as const).map((scheme) => ({
      path: `charts/${id}${scheme === 'dark' ? '.dark' : ''}`,
      scheme,
    })),
  );

  test.for(pictures)('$path.png is sharp, light to carry and of its own ground', async ({ path, scheme }) => {
    const bytes = read(`${path}.png`);
    const { width, height } = readSvg(`${path}.svg`);
    const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([width * 2, height * 2]);
    expect(bytes.length).toBeLessThanOrEqual(heaviest);
    expect([...data.subarray(0, 3)]).toEqual(papers[scheme]);
    const { entropy } = await sharp(bytes).stats();
    expect(entropy).toBeGreaterThan(0.2);
  });
});

describe('a card', () => {
  test('is there for each chart, and for no other', () => {
    expect(readdirSync(join(dist, 'cards')).toSorted()).toEqual(
      charts.map(({ id }) => `${id}.png`).toSorted(),
    );
  });

  test.for(['card.png', ...charts.map(({ id }) => `cards/${id}.png`)])(
    '%s has the size that sites show whole, and is light to carry',
    async (path) => {
      const bytes = read(path);
      const { width, height, format } = await sharp(bytes).metadata();
      expect({ width, height, format }).toEqual({ width: 1200, height: 630, format: 'png' });
      expect(bytes.length).toBeLessThanOrEqual(heaviest);
      expect((await sharp(bytes).stats()).entropy).toBeGreaterThan(0.2);
    },
  );
});

describe('in a browser', () => {
  const site = openSite();

  test('the words around a picture stay inside its margins, also in a wider face', async () => {
    const { page } = await visit(site.browser, `${site.root}/about/`, { bypassCSP: true });
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
    await page.close();
    expect(outside).toEqual([]);
  });

  test('a picture is saved in pixels by the reader’s own browser, under the strict policy', async () => {
    const { page, troubles } = await visit(site.browser, `${site.root}/about/`);
    const { path } = drawn.at(-1) ?? { path: '' };
    const saved = page.waitForEvent('download');
    await page.evaluate(savePng, `${site.root}/${path}.svg`);
    const download = await saved;
    expect(download.suggestedFilename()).toBe(`${path.replace('charts/', '').replaceAll('/', '-')}.png`);
    const { width, height } = await sharp(await download.path()).metadata();
    const svg = readSvg(`${path}.svg`);
    expect([width, height]).toEqual([svg.width * 2, svg.height * 2]);
    expect(troubles).toEqual([]);
    await page.close();
  });
});
