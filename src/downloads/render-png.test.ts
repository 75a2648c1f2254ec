import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { encodePng } from './encode-png.ts';
import { reduceColours } from './palette.ts';

const pixelsOf = (colours: number[]) =>
  Uint8Array.from(colours.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255, 255]));
const picture = (colours: number[], width: number) => ({
  pixels: pixelsOf(colours),
  width,
  height: colours.length / width,
});

/** The colours of a PNG, as another program reads them. */
async function decode(png: Uint8Array): Promise<number[]> {
  const { data, info } = await sharp(png)
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return Array.from({ length: info.width * info.height }, (_none, index) => data.readUIntBE(index * 3, 3));
}

describe('a picture in few colours', () => {
  test('keeps every ink that it shows, however rare and however near another', () => {
    const colours = [...Array<number>(98).fill(0xf8f4eb), 0x12475a, 0x12485b];
    const { palette, indexes } = reduceColours(
      picture(colours, 10),
      [0xf8f4eb, 0x12475a, 0x12485b, 0xffffff],
    );
    expect([...indexes].map((index) => palette[index])).toEqual(colours);
    expect(palette).not.toContain(0xffffff);
  });

  test('lets a shade at an edge become the nearest that it keeps', () => {
    const colours = [0x000000, 0x000000, 0x808080, 0x808080, 0x858585, 0xfafafa, 0xffffff, 0xffffff];
    const { palette, indexes } = reduceColours(picture(colours, 4), [0x000000, 0xffffff]);
    expect([...indexes].map((index) => palette[index])).toEqual([
      0x000000, 0x000000, 0x808080, 0x808080, 0x808080, 0xffffff, 0xffffff, 0xffffff,
    ]);
  });

  test('is refused where it has more colours than a palette', () => {
    const steps = [0, 50, 100, 150, 200, 250, 255];
    const colours = steps.flatMap((r) => steps.flatMap((g) => steps.map((b) => (r << 16) | (g << 8) | b)));
    expect(() => reduceColours(picture(colours, 7), colours)).toThrowErrorMatchingInlineSnapshot(
      `[Error: too many colours: 343]`,
    );
  });
});

describe('a PNG file', () => {
  test.for([
    { name: 'of few colours and an odd width, two pixels to a byte', count: 5, width: 3 },
    { name: 'of more colours, one to a byte', count: 200, width: 20 },
  ])('$name is read by others as it was written', async ({ count, width }) => {
    const colours = Array.from(
      { length: width * 10 },
      (_none, index) => ((index % count) * 0x010305) & 0xffffff,
    );
    const png = encodePng(reduceColours(picture(colours, width), colours));
    expect(await decode(png)).toEqual(colours);
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width, height: 10 });
  });
});
