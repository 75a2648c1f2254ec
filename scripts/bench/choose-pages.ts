import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The page that weighs most, compressed, of those anywhere below a folder of the site: /forces/kent/ */
export function findHeaviest(dist: string, folder: string): string {
  const pages = readdirSync(join(dist, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(`${sep}index.html`))
    .map((file) => ({ file, bytes: gzipSync(readFileSync(join(dist, folder, file))).length }))
    .toSorted((a, b) => b.bytes - a.bytes);
  if (!pages[0]) throw new Error(`no pages in ${folder}; run npm run build`);
  return `/${folder}/${pages[0].file.split(sep).slice(0, -1).join('/')}/`;
}

/** What is measured: the article, and of the others the heaviest of their kind. */
export const choosePages = (dist: string): { name: string; path: string }[] => [
  { name: 'article', path: '/' },
  { name: 'force page', path: findHeaviest(dist, 'forces') },
  { name: 'chart page', path: findHeaviest(dist, 'charts') },
  { name: 'heaviest embed', path: findHeaviest(dist, 'embed') },
];
