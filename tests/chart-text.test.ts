import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { listLive } from '../src/embeds/list-embeds.ts';
import { setFont, wider } from './support/browser.ts';
import { openSite } from './support/open-site.ts';
import { dist, readPages } from './support/pages.ts';

/** The words in the pictures, measured on the screen in a font that is wider than usual. */

const site = openSite();

type Box = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>;
/** `size` is the height of the type on the screen, in pixels. */
type Line = Box & { chart: string; text: string; size: number };
/** `drawing` is the class of the one that is shown of several, or of all that are. */
type Picture = Box & { drawing: string; lines: Line[] };

const measure = (page: Page): Promise<Picture[]> =>
  page.evaluate((wider) => {
    const pictures = [...document.querySelectorAll<SVGSVGElement>('main svg[role=img]')];
    const shown = pictures.filter((svg) => svg.checkVisibility());
    return shown.map((svg) => {
      const { left, right, top, bottom } = svg.getBoundingClientRect();
      const chart = svg.ariaLabel ?? svg.querySelector('title')?.textContent ?? '';
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
      const drawings = [...(svg.closest('.picture')?.children ?? [])].filter((each) =>
        each.checkVisibility(),
      );
      const drawing = drawings.map(({ className }) => className).join() || 'alone';
      return { drawing, left, right, top, bottom, lines };
    });
  }, wider);

/** Half a pixel is less than an eye sees and more than the browser’s rounding. */
const slack = 0.5;

const outside = ({ lines, left, right, top, bottom }: Picture): string[] => {
  const roomOf = (line: Line) =>
    Math.min(line.left - left, right - line.right, line.top - top, bottom - line.bottom);
  return lines.flatMap((line) => (roomOf(line) < -slack ? [`${line.chart}: ${line.text}`] : []));
};

const overlapping = ({ lines }: Picture): string[] =>
  lines.flatMap((one, index) =>
    lines
      .slice(index + 1)
      .filter((other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > slack)
      .filter((other) => Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > slack)
      .map((other) => `${one.chart}: ${one.text} × ${other.text}`),
  );

test('no words in a picture touch, leave it or are smaller than 12 pixels, on any screen, and of its drawings one is shown', async () => {
  const paths = readPages(dist).map(({ path }) => path);
  const ofCharts = paths.filter((path) => /^\/charts\/(?!.*\/embed\/)/.test(path));
  // One window for all pages: to open a new one for each takes longer than to look.
  const page = await site.open('/about/');
  for (const path of ['/', '/forces/kent/', ...ofCharts]) {
    await page.goto(site.root + path);
    await setFont(page);
    // The states of a chart differ in their words; what is shown at which width is the same for all.
    const isState = path.split('/').length > 4;
    for (const width of isState ? [360, 1280] : [320, 360, 390, 560, 640, 768, 820, 1024, 1280, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      const pictures = await measure(page);
      // A map of forces is not so wide as other charts.
      const meant = ['middle', width <= 640 ? 'narrow' : 'wide'];
      const isMeant = ({ drawing }: Picture) => drawing === 'alone' || meant.includes(drawing);
      const isRight = pictures.length > 0 && pictures.every(isMeant);
      // A drawing is 328 pixels wide: only on a narrower screen is it made smaller.
      const least = Math.min(12, (12 * width) / 328) - 0.05;
      const lines = pictures.flatMap(({ lines }) => lines);
      const small = lines.filter(({ size }) => size < least).map(({ text }) => text);
      const wrong = [...pictures.flatMap(outside), ...pictures.flatMap(overlapping), ...small];
      expect.soft([isRight, ...wrong], `${path} at ${width}`).toEqual([true]);
    }
  }
});

test('the text around a picture in a file stays inside its margins', async () => {
  const page = await site.newPage();
  const files = listLive().map(({ path }) => readFileSync(join(dist, `charts/${path}.svg`), 'utf8'));
  await page.setContent(`<main>${files.join('')}</main>`);
  await setFont(page);
  const pictures = await measure(page);
  expect(pictures).toHaveLength(files.length);
  const margin = 24;
  const beyond = pictures.flatMap(({ right, ...picture }) => outside({ ...picture, right: right - margin }));
  expect(beyond).toEqual([]);
});

test('the measure finds words that touch and words that leave their picture', async () => {
  const page = await site.open('/charts/', { width: 360, bypassCSP: true });
  await setFont(page);
  await page.evaluate(() => {
    const svg = document.querySelector('main svg[role=img]') as SVGElement;
    svg.setAttribute('text-anchor', 'start');
    svg.innerHTML =
      '<text x="20" y="40" font-size="12">one word</text><text x="60" y="44" font-size="12">another word</text><text x="300" y="90" font-size="12">beyond the edge</text><text x="20" y="120" font-size="12">apart</text>';
  });
  const [picture] = await measure(page);
  if (!picture) throw new Error('no picture');
  const chart = picture.lines[0]?.chart;
  expect(overlapping(picture)).toEqual([`${chart}: one word × another word`]);
  expect(outside(picture)).toEqual([`${chart}: beyond the edge`]);
});
