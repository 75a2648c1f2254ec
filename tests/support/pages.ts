import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { parseHTML } from 'linkedom';
import { listBuiltFiles } from '../../scripts/build/built-files.ts';

/** The site as `npm test` has built it. */
export const dist = resolve(import.meta.dirname, '../../dist');

/** Where that site stands: / unless SITE_URL gave it a path. */
export const base = new URL(process.env['SITE_URL'] ?? 'https://example.org/').pathname.replace(/\/?$/, '/');

export interface Page {
  /** Its address below the site’s root: /charts/ */
  path: string;
  html: string;
  document: Document;
}

/** Every page of a built site, without the fragments that a script puts into one. */
export const readPages = (folder: string): Page[] =>
  listBuiltFiles(folder)
    .filter((file) => file.endsWith('.html') && !file.startsWith('parts'))
    .map((file) => {
      const html = readFileSync(join(folder, file), 'utf8');
      return { path: `/${file}`.replace(/\/index\.html$/, '/'), html, document: parseHTML(html).document };
    });

/** Every address that a page names, with what it is for: a link that a reader may follow, or something that is loaded. */
export function addressesIn(document: Document): { address: string; isLoaded: boolean }[] {
  return [...document.querySelectorAll('[href], [src], [srcset], [poster], [action], [data]')].flatMap(
    (element) => {
      const isLink =
        element.localName === 'a' ||
        ['canonical', 'alternate', 'external'].includes(element.getAttribute('rel') ?? '');
      const values = ['href', 'src', 'poster', 'action', 'data'].map((name) => element.getAttribute(name));
      const sets = (element.getAttribute('srcset') ?? '').split(',').map((each) => each.trim().split(' ')[0]);
      return [...values, ...sets].flatMap((address) => (address ? [{ address, isLoaded: !isLink }] : []));
    },
  );
}

/** Bytes of a page of dist/, with its style inside, and of the scripts that it names, each compressed. */
export function weigh({ html, document }: Page): number {
  const named = [...document.querySelectorAll('script[src]')].map(
    (element) => element.getAttribute('src') ?? '',
  );
  const files = [...new Set(named)].map((address) =>
    readFileSync(join(dist, address.slice(base.length - 1))),
  );
  return [Buffer.from(html), ...files].reduce((sum, bytes) => sum + brotliCompressSync(bytes).length, 0);
}

const here = 'https://this.site';

/** Links that lead nowhere in a built site that stands at `base`: no file, or no element of that id. */
export function brokenLinks(folder: string, pages: Page[], { base }: { base: string }): string[] {
  const documents = new Map(pages.map((page) => [page.path, page.document]));
  return pages.flatMap(({ path, document }) =>
    addressesIn(document).flatMap(({ address }) => {
      const url = new URL(address, here + base + path.slice(1));
      if (url.origin !== here) return [];
      const broken = [`${path} → ${address}`];
      if (!url.pathname.startsWith(base)) return broken;
      const target = decodeURIComponent(url.pathname.slice(base.length - 1));
      const file = join(folder, target.endsWith('/') ? `${target}index.html` : target);
      if (!existsSync(file) || !statSync(file).isFile()) return broken;
      const id = decodeURIComponent(url.hash.slice(1));
      return id && !documents.get(target)?.getElementById(id) ? broken : [];
    }),
  );
}

/** What a page would load from another host, and so show it who reads. Addresses of data: load nothing. */
export const loadedFromElsewhere = (document: Document): string[] => [
  ...addressesIn(document).flatMap(({ address, isLoaded }) =>
    isLoaded && /^([a-z]+:)?\/\//i.test(address) ? [address] : [],
  ),
  ...cssAddresses([...document.querySelectorAll('style')].map((style) => style.textContent ?? '').join('\n')),
];

/** What a style sheet would load from another host. */
const cssAddresses = (css: string): string[] =>
  [...css.matchAll(/(?:url\(|@import)\s*["']?((?:[a-z]+:)?\/\/[^"')\s]+)/gi)].map(
    ([, address]) => address ?? '',
  );
