import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import { encodePng } from './encode-png.ts';
import { keep } from './keep.ts';
import { reduceColours } from './palette.ts';

const require = createRequire(import.meta.url);

/** Open Sans is as wide as the faces that readers have; charts are tested with it. Newsreader is the site’s own. */
const faces = {
  '@expo-google-fonts/open-sans': [
    '400Regular/OpenSans_400Regular',
    '500Medium/OpenSans_500Medium',
    '600SemiBold/OpenSans_600SemiBold',
  ],
  '@expo-google-fonts/newsreader': ['400Regular/Newsreader_400Regular'],
};
const fontFiles = Object.entries(faces).flatMap(([name, files]) =>
  files.map((file) => require.resolve(`${name}/${file}.ttf`)),
);

/** Faces come from files alone, so that a picture is the same on every machine. */
export const font = {
  fontFiles,
  loadSystemFonts: false,
  defaultFontFamily: 'Open Sans',
  sansSerifFamily: 'Open Sans',
};

const versionOf = (name: string) => (require(`${name}/package.json`) as { version: string }).version;

/** What the bytes rest on beside the picture. Raise the number when palette.ts or encode-png.ts makes other bytes of the same picture. */
const recipe = [1, ...['@resvg/resvg-js', ...Object.keys(faces)].map(versionOf), process.versions.zlib];

const inksOf = (svg: string): number[] =>
  [...svg.matchAll(/#([\dA-F]{6})\b/gi)].map(([, hex = '']) => Number.parseInt(hex, 16));

/** A picture whose colours are written out as PNG, `scale` pixels to each of its own. Asked again for the same, it is not made again. */
export async function renderPng(svg: string, { scale }: { scale: number }): Promise<Uint8Array<ArrayBuffer>> {
  const key = createHash('sha256')
    .update(JSON.stringify([svg, scale, recipe]))
    .digest('hex');
  return keep(`${key}.png`, () =>
    encodePng(
      reduceColours(new Resvg(svg, { font, fitTo: { mode: 'zoom', value: scale } }).render(), inksOf(svg)),
    ),
  );
}
