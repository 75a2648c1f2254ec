/** A picture in few colours: pixels as places in a palette, and the palette, each colour as 0xrrggbb. */
export interface Indexed {
  width: number;
  height: number;
  indexes: Uint8Array;
  palette: number[];
}

/**
 * How far apart two shades are at least, in steps of red, green and blue together. Closer ones at the edges of letters
 * nobody tells apart, and each would make the file heavier.
 */
const apart = 40;

const parts = (colour: number) => [colour >> 16, (colour >> 8) & 255, colour & 255] as const;

function distance(a: number, b: number): number {
  const [p, q] = [parts(a), parts(b)];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

/**
 * Keeps every ink as it is, since inks have meanings, and of the shades between them the commonest that are apart; each
 * other pixel takes the nearest of these. `pixels` are red, green, blue and opacity, a byte each; opacity is not looked at.
 */
export function reduceColours(
  { pixels, width, height }: { pixels: Uint8Array; width: number; height: number },
  seriesColours: number[],
): Indexed {
  // A picture has more than a million pixels: plain loops take a tenth of the time of iterators.
  const bytes = new DataView(pixels.buffer, pixels.byteOffset, pixels.byteLength);
  const colours = new Uint32Array(width * height);
  const counts = new Map<number, number>();
  for (let index = 0; index < colours.length; index += 1) {
    const colour = bytes.getUint32(index * 4) >>> 8;
    colours[index] = colour;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = choosePalette(counts, seriesColours);
  const places = new Map([...counts.keys()].map((colour) => [colour, findNearest(palette, colour)]));
  const indexes = new Uint8Array(colours.length);
  for (let index = 0; index < colours.length; index += 1)
    indexes[index] = places.get(colours[index] ?? 0) ?? 0;
  return { width, height, palette, indexes };
}

function choosePalette(counts: Map<number, number>, seriesColours: number[]): number[] {
  const palette = [...new Set(seriesColours)].filter((ink) => counts.has(ink));
  for (const [colour] of [...counts].toSorted(([a, countA], [b, countB]) => countB - countA || a - b)) {
    if (palette.every((taken) => distance(taken, colour) > apart)) palette.push(colour);
  }
  if (palette.length > 256) throw new Error(`too many colours: ${palette.length}`);
  return palette;
}

const findNearest = (palette: number[], colour: number): number =>
  palette.reduce(
    (best, other, index) => (distance(other, colour) < distance(palette[best] ?? 0, colour) ? index : best),
    0,
  );
