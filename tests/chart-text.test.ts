import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { charts } from '../src/charts/index.ts';
import { visit } from './support/browser.ts';
import { setFont, wider } from './support/font.ts';
import { openSite } from './support/open-site.ts';
import { dist, readPages } from './support/pages.ts';

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
          // From the height of capitals to below the line: the letters, without the space that a font has above them.
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

test('no words in a picture touch, leave it or are too small to read, on a phone and on a desktop', async () => {
  // One window for all pages: to open a new one for each takes longer than to look.
  const page = await site.browser.newPage();
  const offenders: string[] = [];
  for (const path of withCharts) {
    await page.setViewportSize({ width: 360, height: 800 });
    await page.goto(site.root + path);
    await setFont(page);
    const onPhone = await measure(page);
    await page.setViewportSize({ width: 1280, height: 800 });
    const onDesktop = await measure(page);
    const isGallery = path === '/charts/';
    const tooSmall = onPhone.flatMap(({ lines }) => lines).filter((line) => line.size < leastSize(line));
    const found = [
      ...onPhone
        .filter(({ drawing }) => drawing !== (isGallery ? 'alone' : 'narrow'))
        .map(() => 'wide on a phone'),
      ...onDesktop
        .filter(({ drawing }) => drawing !== (isGallery ? 'alone' : 'wide'))
        .map(() => 'narrow on a desktop'),
      ...(onPhone.length === 0 || onDesktop.length === 0 ? ['no picture'] : []),
      ...[...onPhone, ...onDesktop].flatMap((picture) => [...outside(picture), ...overlapping(picture)]),
      ...tooSmall.map(({ chart, text, size }) => `${chart}: ${text} ${size}`),
    ];
    offenders.push(...found.map((fault) => `${path} ${fault}`));
  }
  await page.close();
  expect(offenders).toEqual([]);
});

describe('the measure', () => {
  test('finds words that touch and words that leave their picture', async () => {
    const { page } = await visit(site.browser, `${site.root}/charts/`, { width: 360, bypassCSP: true });
    await setFont(page);
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
