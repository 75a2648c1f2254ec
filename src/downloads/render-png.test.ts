import { readdirSync, utimesSync, statSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { indexColours, renderPng } from './render-png.ts';
import { makeFolder } from '../../tests/support/folders.ts';

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

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><rect width="4" height="3" fill="#F8F4EB"/><rect width="1" height="3" fill="#12475A"/></svg>';

test('a PNG has the size and the very colours of its picture', async () => {
  const png = await renderPng(svg, { scale: 2, folder: makeFolder(onTestFinished) });
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([8, 6]);
  expect(data.subarray(0, info.channels * 3).toString('hex')).toBe('12475a12475af8f4eb');
});

test('a PNG is drawn once, also when it is wanted twice at once, and leaves nothing else behind', async () => {
  const folder = makeFolder(onTestFinished);
  const render = () => renderPng(svg, { scale: 1, folder });
  const [one, two] = await Promise.all([render(), render()]);
  expect(two).toEqual(one);
  const [file = '', ...others] = readdirSync(folder);
  expect(others).toEqual([]);
  utimesSync(join(folder, file), 1, 1);
  await render();
  expect(statSync(join(folder, file)).mtimeMs).toBe(1000);
});
