import { readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { parseHTML } from 'linkedom';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { makeFolder } from '../../tests/support/folders.ts';
import { charts } from '../charts/index.ts';
import { addCaption, type Caption, standAlone } from './picture-file.ts';
import { articleChart, articleTitle, layOutCard } from './cards.ts';
import { font, indexColours, renderPng } from './render-png.ts';

const caption: Caption = {
  title: 'A finding',
  subtitle: 'What was measured',
  key: [
    { symbol: 'hatch', label: 'not published' },
    { symbol: 'taser-1', label: 'under 150', count: 10 },
  ],
  from: ['Source: Home Office', 'Licence', 'Site · https://example.org/'],
};

/** Read as HTML, a clipPath would become a clippath, which clips nothing in a file. */
const drawing = `<svg role="img" aria-label="A bar" fill="currentColor" font-size="10" text-anchor="middle" width="760" height="100" viewBox="0 0 760 100"><clipPath id="clip"><rect /></clipPath><rect id="mark" width="10" height="10" /></svg>`;

const tokens =
  ':root { --paper: #F8F4EB; --ink: #1D1A15; --ink-2: #3F392F; --rule: #CFC4AE; --muted: #6B6250; --hatch: #8C8474; --taser-1: #F0D9B0; } @media (prefers-color-scheme: dark) { :root { --paper: #15130F; --ink: #ECE5D7; } }';
const about = { title: 'One bar', description: 'A bar', tokens };

test('a picture of its own has its colours written out, and holds what the page says around it, above and below the drawing', async () => {
  const picture = addCaption(drawing, caption);
  const elements = standAlone(picture, about).replaceAll('><', '>\n<');
  await expect(elements).toMatchFileSnapshot('snapshots/picture.svg');
  const dark = parseHTML(standAlone(picture, { ...about, scheme: 'dark' })).document;
  const fills = [...dark.querySelectorAll('rect, text')].map((element) => element.getAttribute('fill'));
  expect(fills).toEqual(expect.arrayContaining(['#15130F', '#ECE5D7', '#3F392F']));
});

test('markup in its words is shown as text, and it stays one that a strict reader takes', () => {
  const markup = '</desc><script>alert(1)</script> & "more"';
  const captioned = addCaption(drawing, { ...caption, title: markup });
  const picture = standAlone(captioned, { ...about, title: markup, description: markup });
  const { document } = parseHTML(picture);
  expect(document.querySelectorAll('script')).toHaveLength(0);
  for (const name of ['title', 'desc', 'text'])
    expect(document.querySelector(name)?.textContent).toBe(markup);
  expect(picture).not.toMatch(/&(?!(amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i);
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

test('a shade at an edge takes the nearest colour that is kept, of sixteen at most', () => {
  const colours = [0x000000, 0x000000, 0x808080, 0x808080, 0x858585, 0xfafafa, 0xffffff];
  const kept = [0, 0, 0x808080, 0x808080, 0x808080, 0xffffff, 0xffffff];
  expect(reduce(colours, [0x000000, 0xffffff])).toEqual(kept);
  const many = [0, 0x7f0000, 0xfe0000].flatMap((red) =>
    [0, 0x7f00, 0xfe00].flatMap((green) => [0, 0x7f, 0xfe].map((blue) => red + green + blue)),
  );
  expect(new Set(reduce(many, [])).size).toBe(16);
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

/** Vitest leaves style sheets empty. */
const siteTokens = readFileSync('src/styles/tokens.css', 'utf8');
const cards = [
  ...charts.map((chart) => ({ id: chart.id, svg: layOutCard(chart, siteTokens) })),
  { id: 'article', svg: layOutCard(articleChart, siteTokens, articleTitle) },
];

type Box = { x: number; y: number; width: number; height: number };

/** Where some elements of a card are drawn, as the program that draws them measures it. */
function boxOf(svg: string, isIncluded: (element: Element) => boolean): Box {
  const { document } = parseHTML(svg);
  const root = document.querySelector('svg');
  for (const element of [...(root?.children ?? [])]) if (!isIncluded(element)) element.remove();
  const box = new Resvg(root?.outerHTML ?? '', { font }).getBBox();
  if (!box) throw new Error('nothing is drawn');
  return box;
}

const isPicture = (element: Element) => element.localName === 'svg' || element.localName === 'defs';
const isText = (element: Element) => element.localName === 'text';
const isTitle = (element: Element) => isText(element) && Number(element.getAttribute('font-size')) >= 38;

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

test('every card has its text inside its margins, and a title that can be read small and does not touch the picture', () => {
  for (const { id, svg } of cards) {
    const { x, y, width, height } = boxOf(svg, isText);
    expect(x, id).toBeGreaterThanOrEqual(55);
    expect(x + width, id).toBeLessThanOrEqual(1146);
    expect(y, id).toBeGreaterThan(44);
    expect(y + height, id).toBeLessThan(624);
    expect(overlap(boxOf(svg, isTitle), boxOf(svg, isPicture)), id).toBe(false);
  }
});

test('the cards of charts by force name forces and show no figure of any', () => {
  for (const { svg } of cards.filter(({ id }) => ['firearms-by-force', 'taser-by-force'].includes(id))) {
    const { document } = parseHTML(svg);
    const drawn = document.querySelectorAll('svg svg text, svg svg tspan');
    const texts = Array.from(drawn, (text) => text.textContent);
    expect(texts.length).toBeGreaterThan(4);
    expect(texts.filter((text) => /\d/.test(text))).toEqual([]);
  }
});
