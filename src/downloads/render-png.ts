import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { crc32, deflate } from 'node:zlib';
import { renderAsync } from '@resvg/resvg-js';
import { minIndex } from 'd3';

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
  const { pixels, width } = await renderAsync(svg, { font, fitTo: { mode: 'zoom', value: scale } });
  const seriesColours = [...svg.matchAll(colourPattern)].map(([, hex = '']) => Number.parseInt(hex, 16));
  return encodePng(indexColours(pixels, seriesColours), width);
}

/** Below the folder that a build runs in. `npm ci` empties it. */
const cacheFolder = 'node_modules/.cache/images';

/** To be raised when the same SVG becomes other bytes: after a change here, or of a library. */
const recipe = 7;

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

/** The least distance between two shades, in red, green and blue together. Closer ones cannot be told from one another at the edges of letters, and each makes the file larger. */
const leastDistance = 60;

const channels = (colour: number) => [colour >> 16, (colour >> 8) & 255, colour & 255] as const;

function distance(a: number, b: number): number {
  const [p, q] = [channels(a), channels(b)];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

/** The colour of a pixel that was read as one number, in whose lowest byte its red stands. */
const colourOf = (pixel: number) => ((pixel & 255) << 16) | (pixel & 0xff00) | ((pixel >> 16) & 255);

/** As many as half a byte tells apart. */
const mostColours = 16;

/**
 * A palette of few colours for pixels (`bytes`: red, green, blue and opacity of each), and for each pixel the index of its own.
 * Series colours stay as they are, since they have meanings. Of the shades between them the commonest stay, and each other
 * pixel takes the nearest.
 */
export function indexColours(bytes: Uint8Array, seriesColours: number[]) {
  // A picture has more than a million pixels, most of them like the one before: plain loops take a tenth of the time of iterators.
  const pixels = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const starts = [0];
  for (let at = 1; at < pixels.length; at += 1) if (pixels[at] !== pixels[at - 1]) starts.push(at);
  const visitRuns = (visit: (colour: number, start: number, end: number) => void) => {
    for (let run = 0; run < starts.length; run += 1) {
      const start = starts[run] as number;
      visit(colourOf(pixels[start] as number), start, starts[run + 1] ?? pixels.length);
    }
  };
  const counts = new Map<number, number>();
  visitRuns((colour, start, end) => counts.set(colour, (counts.get(colour) ?? 0) + end - start));
  const palette = [...new Set(seriesColours)].filter((colour) => counts.has(colour));
  for (const [colour] of [...counts].toSorted(([a, countA], [b, countB]) => countB - countA || a - b))
    if (palette.length < mostColours && palette.every((other) => distance(other, colour) > leastDistance))
      palette.push(colour);
  const nearest = new Map(
    [...counts.keys()].map((colour) => [colour, minIndex(palette, (other) => distance(other, colour))]),
  );
  const indices = new Uint8Array(pixels.length);
  visitRuns((colour, start, end) => indices.fill(nearest.get(colour) ?? 0, start, end));
  return { palette, indices };
}

const signature = Buffer.from('89504E470D0A1A0A', 'hex');

/** A PNG with a palette, half a byte a pixel. A library would look for the colours anew, which takes longer than all the rest. */
async function encodePng({ palette, indices }: ReturnType<typeof indexColours>, width: number) {
  const height = indices.length / width;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([4, 3], 8);
  // Before each line stands how it is filtered: not at all.
  const lineBytes = 1 + Math.ceil(width / 2);
  const lines = new Uint8Array(lineBytes * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 2) {
      const pixel = y * width + x;
      const second = x + 1 < width ? (indices[pixel + 1] ?? 0) : 0;
      lines[y * lineBytes + 1 + x / 2] = ((indices[pixel] ?? 0) << 4) | second;
    }
  return Buffer.concat([
    signature,
    encodeChunk('IHDR', header),
    encodeChunk('PLTE', Uint8Array.from(palette.flatMap((colour) => [...channels(colour)]))),
    encodeChunk('IDAT', await promisify(deflate)(lines, { level: 7 })),
    encodeChunk('IEND', new Uint8Array()),
  ]);
}

/** A piece of a PNG: its length, name and content, and a checksum. */
function encodeChunk(name: string, content: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(name), content]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(content.length, 0);
  chunk.set(body, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}
