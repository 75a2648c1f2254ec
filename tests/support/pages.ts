import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { parseHTML } from 'linkedom';

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

export function readPages(folder: string): Page[] {
  return (
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
      .map((entry) => join(entry.parentPath, entry.name))
      // Parts of pages, which a script puts into one.
      .filter((file) => !relative(folder, file).startsWith('parts'))
      .toSorted()
      .map((file) => {
        const html = readFileSync(file, 'utf8');
        const path = `/${relative(folder, file).split(sep).join('/')}`.replace(/\/index\.html$/, '/');
        return { path, html, document: parseHTML(html).document };
      })
  );
}

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

/** What a page would load from another host, and so tell it who reads. Addresses of data: load nothing. */
export const loadedFromElsewhere = (document: Document): string[] => [
  ...addressesIn(document).flatMap(({ address, isLoaded }) =>
    isLoaded && /^([a-z]+:)?\/\//i.test(address) ? [address] : [],
  ),
  ...cssAddresses([...document.querySelectorAll('style')].map((style) => style.textContent ?? '').join('\n')),
];

/** What a style sheet would load from another host. */
export const cssAddresses = (css: string): string[] =>
  [...css.matchAll(/(?:url\(|@import)\s*["']?((?:[a-z]+:)?\/\/[^"')\s]+)/gi)].map(
    ([, address]) => address ?? '',
  );
