import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import sharp from 'sharp';

const require = createRequire(import.meta.url);

/** Open Sans is as wide as the fonts that readers have; charts are tested with it. Newsreader is the site’s own. */
const fontFiles = [
  '@expo-google-fonts/open-sans/400Regular/OpenSans_400Regular.ttf',
  '@expo-google-fonts/open-sans/500Medium/OpenSans_500Medium.ttf',
  '@expo-google-fonts/open-sans/600SemiBold/OpenSans_600SemiBold.ttf',
  '@expo-google-fonts/newsreader/400Regular/Newsreader_400Regular.ttf',
].map((file) => require.resolve(file));

/** Fonts come from files alone, so that a picture is the same on every machine. */
export const font = {
  fontFiles,
  loadSystemFonts: false,
  defaultFontFamily: 'Open Sans',
  sansSerifFamily: 'Open Sans',
};

const colourPattern = /#([\dA-F]{6})\b/gi;

async function drawPng(svg: string, scale: number): Promise<Uint8Array> {
  const { pixels, width, height } = new Resvg(svg, { font, fitTo: { mode: 'zoom', value: scale } }).render();
  reduceColours(
    pixels,
    [...svg.matchAll(colourPattern)].map(([, hex = '']) => Number.parseInt(hex, 16)),
  );
  return sharp(pixels, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .png({ palette: true, dither: 0, compressionLevel: 9 })
    .toBuffer();
}

/** Below the folder that a build runs in. `npm ci` empties it. */
const cacheFolder = 'node_modules/.cache/images';

/** To be raised when the same SVG becomes other bytes: after a change here, or of a library. */
const recipe = 2;

/**
 * A picture whose colours are written out as PNG, `scale` pixels to each of its own. Drawing all of them takes longer than
 * all pages together, so each is kept for the next build. A file is renamed into its place: a build that is stopped leaves
 * no half picture.
 */
export async function renderPng(
  svg: string,
  { scale, folder = cacheFolder }: { scale: number; folder?: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const hash = createHash('sha256').update(`${recipe} ${scale} ${svg}`).digest('hex');
  const file = join(folder, `${hash}.png`);
  if (!existsSync(file)) {
    const partial = `${file}.${randomUUID()}`;
    await mkdir(folder, { recursive: true });
    await writeFile(partial, await drawPng(svg, scale));
    await rename(partial, file);
  }
  return readFile(file);
}

/** The least distance between two shades, in red, green and blue together. Nobody sees closer ones at the edges of letters, and each makes the file heavier. */
const leastDistance = 50;

const channels = (colour: number) => [colour >> 16, (colour >> 8) & 255, colour & 255] as const;

function distance(a: number, b: number): number {
  const [p, q] = [channels(a), channels(b)];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

/**
 * Changes pixels (red, green, blue and opacity, a byte each) to few colours. Series colours stay as they are, since they
 * have meanings. Of the shades between them the commonest stay, and each other pixel takes the nearest.
 */
export function reduceColours(pixels: Uint8Array, seriesColours: number[]): void {
  // A picture has more than a million pixels: plain loops take a tenth of the time of iterators.
  const view = new DataView(pixels.buffer, pixels.byteOffset, pixels.byteLength);
  const counts = new Map<number, number>();
  for (let at = 0; at < pixels.length; at += 4) {
    const colour = view.getUint32(at) >>> 8;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = [...new Set(seriesColours)].filter((colour) => counts.has(colour));
  for (const [colour] of [...counts].toSorted(([a, countA], [b, countB]) => countB - countA || a - b))
    if (palette.every((other) => distance(other, colour) > leastDistance)) palette.push(colour);
  const nearest = new Map(
    [...counts.keys()].map((colour) => [
      colour,
      palette.reduce((best, other) => (distance(other, colour) < distance(best, colour) ? other : best)),
    ]),
  );
  for (let at = 0; at < pixels.length; at += 4)
    view.setUint32(at, (nearest.get(view.getUint32(at) >>> 8) ?? 0) * 256 + 255);
}
