import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { charts } from '../src/charts/index.ts';
import { visit } from './site/browser.ts';
import { setFace, wider } from './site/face.ts';
import { openSite } from './site/open-site.ts';
import { dist, readPages } from './site/pages.ts';

/** The words in the pictures, measured on the screen. */

const site = openSite();

interface Line {
  chart: string;
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** Height of the type on the screen, in pixels. */
  size: number;
}

interface Shown {
  drawing: 'narrow' | 'wide' | 'alone';
  left: number;
  right: number;
  top: number;
  bottom: number;
  lines: Line[];
}

const measure = (page: Page): Promise<Shown[]> =>
  page.evaluate((wider) => {
    const pictures = [...document.querySelectorAll<SVGSVGElement>('main svg[role=img]')].filter((svg) =>
      svg.checkVisibility(),
    );
    return pictures.map((svg) => {
      const { left, right, top, bottom } = svg.getBoundingClientRect();
      // In the gallery a picture stands under the link to its chart.
      const chart =
        svg.closest('figure')?.id ??
        svg.closest('li')?.querySelector('a')?.pathname.split('/').at(-2) ??
        'hero';
      const parts = [...svg.querySelectorAll<SVGTextContentElement>('text:not(:has(tspan)), tspan')].filter(
        (part) => part.getNumberOfChars() > 0,
      );
      const lines = parts.map((part) => {
        const matrix = part.getScreenCTM() ?? new DOMMatrix();
        const start = part.getStartPositionOfChar(0);
        const length = part.getComputedTextLength();
        const style = getComputedStyle(part);
        const more = length * (wider - 1);
        const leftwards = { start: 0, middle: more / 2, end: more }[style.textAnchor] ?? 0;
        const type = parseFloat(style.fontSize);
        const x = (at: number) => matrix.a * at + matrix.e;
        const y = (at: number) => matrix.d * at + matrix.f;
        return {
          chart,
          text: part.textContent,
          left: x(start.x - leftwards),
          right: x(start.x - leftwards + length + more),
          // From the height of capitals to below the line: the ink, without the space that a face has above it.
          top: y(start.y - type * 0.72),
          bottom: y(start.y + type * 0.2),
          size: type * matrix.d,
        };
      });
      const drawing = svg.closest('.narrow')
        ? ('narrow' as const)
        : svg.closest('.wide')
          ? ('wide' as const)
          : ('alone' as const);
      return { drawing, left, right, top, bottom, lines };
    });
  }, wider);

/** Half a pixel is less than an eye sees and more than the browser’s rounding. */
const slack = 0.5;

const outside = ({ lines, ...box }: Shown): string[] =>
  lines
    .filter(
      (line) =>
        line.left < box.left - slack ||
        line.right > box.right + slack ||
        line.top < box.top - slack ||
        line.bottom > box.bottom + slack,
    )
    .map(({ chart, text }) => `${chart}: ${text}`);

const overlapping = ({ lines }: Shown): string[] =>
  lines.flatMap((one, index) =>
    lines
      .slice(index + 1)
      .filter((other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > slack)
      .filter((other) => Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > slack)
      .map((other) => `${one.chart}: ${one.text} × ${other.text}`),
  );

/** Names on the tiles of a map are the one exception to the least size of words in a picture. */
const hasTiles = (id: string) => charts.find((chart) => chart.id === id)?.tables.includes('police-forces');
const leastSize = ({ chart, text }: Line) => (hasTiles(chart) && !/\d/.test(text) ? 10 : 11);

const withCharts = [
  '/',
  ...readPages(dist)
    .map(({ path }) => path)
    .filter((path) => path.startsWith('/charts/')),
];

/** One window for all pages: to open a new one for each takes longer than to look. */
let page: Page;
beforeAll(async () => {
  page = await site.browser.newPage();
});

describe.for(withCharts)('%s', (path) => {
  test('has words that neither touch nor leave their picture, and that can be read, in both drawings', async () => {
    await page.setViewportSize({ width: 360, height: 800 });
    await page.goto(site.root + path);
    await setFace(page);
    const onPhone = await measure(page);
    await page.setViewportSize({ width: 1280, height: 800 });
    const onDesk = await measure(page);

    const isGallery = path === '/charts/';
    expect(new Set(onPhone.map(({ drawing }) => drawing))).toEqual(new Set([isGallery ? 'alone' : 'narrow']));
    expect(new Set(onDesk.map(({ drawing }) => drawing))).toEqual(new Set([isGallery ? 'alone' : 'wide']));
    expect([...onPhone, ...onDesk].flatMap(outside)).toEqual([]);
    expect([...onPhone, ...onDesk].flatMap(overlapping)).toEqual([]);
    const tooSmall = onPhone.flatMap(({ lines }) => lines).filter((line) => line.size < leastSize(line));
    expect(tooSmall.map(({ chart, text, size }) => `${chart}: ${text} ${size}`)).toEqual([]);
  });
});

describe('the measure', () => {
  test('finds words that touch and words that leave their picture', async () => {
    const { page } = await visit(site.browser, `${site.root}/charts/`, { width: 360, bypassCSP: true });
    await setFace(page);
    await page.evaluate(() => {
      const svg = document.querySelector('main svg[role=img]');
      if (!svg) return;
      svg.setAttribute('text-anchor', 'start');
      svg.innerHTML =
        '<text x="20" y="40" font-size="12">one word</text><text x="60" y="44" font-size="12">another word</text><text x="300" y="90" font-size="12">beyond the edge</text><text x="20" y="120" font-size="12">apart</text>';
    });
    const [picture] = await measure(page);
    await page.close();
    if (!picture) throw new Error('no picture');
    expect(overlapping(picture)).toEqual([`${picture.lines[0]?.chart}: one word × another word`]);
    expect(outside(picture)).toEqual([`${picture.lines[0]?.chart}: beyond the edge`]);
  });
});
