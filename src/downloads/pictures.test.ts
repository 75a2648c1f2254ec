import { parseHTML } from 'linkedom';
import { expect, onTestFinished, test } from 'vitest';
import { type Caption, addCaption } from './add-caption.ts';
import { standAlone } from './stand-alone.ts';
import { readdirSync, utimesSync, statSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { indexColours, renderPng } from './render-png.ts';
import { makeFolder } from '../../tests/support/folders.ts';

const caption: Caption = {
  title: 'A finding',
  subtitle: 'What was measured',
  key: [
    { symbol: 'hatch', label: 'not published' },
    { symbol: 'taser-1', label: 'under 150', count: 10 },
  ],
  from: ['Source: Home Office', 'Licence', 'Site · https://example.org/'],
};

const drawing = `<svg role="img" fill="currentColor" font-size="10" text-anchor="middle" width="760" height="100" viewBox="0 0 760 100"><rect id="mark" width="10" height="10" /></svg>`;

function draw(changes: Partial<Caption> = {}) {
  const { document } = parseHTML(addCaption(drawing, { ...caption, ...changes }));
  return {
    document,
    texts: [...document.querySelectorAll('text')].map((text) => text.textContent),
    group: document.querySelector('#mark')?.parentElement,
  };
}

test('a picture holds what the page says around it, in order, above and below the drawing', () => {
  const { document, texts, group } = draw();
  expect(texts).toEqual([
    'A finding',
    'What was measured',
    'not published',
    'under 150 (10)',
    'Source: Home OfficeLicenceSite · https://example.org/',
  ]);
  const heights = [...document.querySelectorAll('tspan')].map((line) => Number(line.getAttribute('y')));
  const top = Number(/translate\(24,(\d+)\)/.exec(group?.getAttribute('transform') ?? '')?.[1]);
  // The two symbols of the key stand on one line.
  const inOrder = [...heights.slice(0, 2), top, top + 100, ...heights.slice(3)];
  expect(inOrder).toEqual([...new Set(inOrder)].toSorted((a, b) => a - b));
  const [width, height] = ['width', 'height'].map((name) =>
    document.querySelector('svg')?.getAttribute(name),
  );
  expect(width).toBe('808');
  expect(Number(height)).toBeGreaterThan(heights.at(-1) ?? Infinity);
});

test('the drawing keeps its own defaults to itself, and nothing is black on a dark background', () => {
  const { document, group } = draw();
  expect(group?.getAttribute('text-anchor')).toBe('middle');
  expect(group?.getAttribute('fill')).toBe('var(--ink)');
  expect(document.querySelector('svg')?.hasAttribute('text-anchor')).toBe(false);
});

test('markup in a title is shown as text', () => {
  const title = '<script>alert(1)</script>';
  const { document, texts } = draw({ title });
  expect(document.querySelectorAll('script')).toHaveLength(0);
  expect(texts[0]).toBe(title);
});

const tokens =
  ':root { --paper: #F8F4EB; --armed: #7A1F1F; } @media (prefers-color-scheme: dark) { :root { --paper: #15130F; } }';
const svg =
  '<svg role="img" aria-label="A bar" width="10" height="10"><rect fill="var(--armed)" stroke="var(--paper)" /></svg>';
const about = { title: 'One bar', description: 'A bar', tokens };

test('a picture of its own has its colours written out, in light or dark, a namespace, a background, a title and a description', () => {
  expect(standAlone(svg, about)).toMatchInlineSnapshot(`
    "<svg font-family="Segoe UI, Roboto, Helvetica Neue, Noto Sans, Liberation Sans, Arial, sans-serif" xmlns="http://www.w3.org/2000/svg" role="img" width="10" height="10"><title>One bar</title><desc>A bar</desc><rect fill="#F8F4EB" height="100%" width="100%" /><rect fill="#7A1F1F" stroke="#F8F4EB" /></svg>
    "
  `);
  const dark = standAlone(svg, { ...about, scheme: 'dark' });
  expect(dark).toContain('<rect fill="#7A1F1F" stroke="#15130F" />');
});

test('a picture of its own shows markup in a title as text, and stays one that a strict reader takes', () => {
  const markup = '<script>alert(1)</script> & "more"';
  const picture = standAlone(svg, { ...about, title: markup, description: `</desc>${markup}` });
  const { document } = parseHTML(picture);
  expect(document.querySelectorAll('script')).toHaveLength(0);
  expect(document.querySelector('title')?.textContent).toBe(markup);
  expect(document.querySelector('desc')?.textContent).toBe(`</desc>${markup}`);
  expect(picture).not.toMatch(/&(?!(amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i);
});

test('names of elements are kept as they are spelt, or a clip in the file would clip nothing', () => {
  const clip = '<clipPath id="a"><rect /></clipPath>';
  expect(standAlone(`<svg>${clip}</svg>`, about)).toContain(clip);
});

test('a colour that is not a token, and what is no picture, are refused', () => {
  const wrong = '<svg><rect fill="var(--amred)" /></svg>';
  expect(() => standAlone(wrong, about)).toThrow('unknown colour: amred');
  expect(() => standAlone('<p>no</p>', about)).toThrow('not a picture');
});

function reduce(colours: number[], seriesColours: number[]): number[] {
  const pixels = Buffer.from(
    colours.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255, 255]),
  );
  const { palette, indices } = indexColours(pixels, seriesColours);
  return [...indices].map((index) => palette[index] ?? Number.NaN);
}

test('a picture in few colours keeps every series colour, however rare and however near another', () => {
  const colours = [...Array<number>(98).fill(0xf8f4eb), 0x12475a, 0x12485b];
  expect(reduce(colours, [0xf8f4eb, 0x12475a, 0x12485b, 0xffffff])).toEqual(colours);
});

test('a shade at an edge takes the nearest colour that is kept', () => {
  const colours = [0x000000, 0x000000, 0x808080, 0x808080, 0x858585, 0xfafafa, 0xffffff];
  const kept = [0, 0, 0x808080, 0x808080, 0x808080, 0xffffff, 0xffffff];
  expect(reduce(colours, [0x000000, 0xffffff])).toEqual(kept);
});

const twoColours =
  '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><rect width="4" height="3" fill="#F8F4EB"/><rect width="1" height="3" fill="#12475A"/></svg>';

test('a PNG has the size and the very colours of its picture', async () => {
  const png = await renderPng(twoColours, { scale: 2, folder: makeFolder(onTestFinished) });
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([8, 6]);
  expect(data.subarray(0, info.channels * 3).toString('hex')).toBe('12475a12475af8f4eb');
});

test('a PNG is drawn once, also when it is wanted twice at once, and leaves nothing else behind', async () => {
  const folder = makeFolder(onTestFinished);
  const render = () => renderPng(twoColours, { scale: 1, folder });
  const [one, two] = await Promise.all([render(), render()]);
  expect(two).toEqual(one);
  const [file = '', ...others] = readdirSync(folder);
  expect(others).toEqual([]);
  utimesSync(join(folder, file), 1, 1);
  await render();
  expect(statSync(join(folder, file)).mtimeMs).toBe(1000);
});
