import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
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

/** The page at a path. Throws where there is none. */
export function findPage(pages: Page[], path: string): Page {
  const page = pages.find((page) => page.path === path);
  if (!page) throw new Error(`no page: ${path}`);
  return page;
}

/** Of several pages the longest of each kind: forces, and the states and editions of a chart, differ in their words and figures alone. */
export function longestOfEachKind(pages: Page[]): Page[] {
  const kindOf = ({ path }: Page) => path.replace(/^(\/forces\/|\/(?:charts|embed)\/[^/]+\/).+/, '$1*');
  const longestLast = pages.toSorted((a, b) => a.html.length - b.html.length);
  return [...new Map(longestLast.map((page) => [kindOf(page), page])).values()];
}

const attributes = ['href', 'src', 'srcset', 'poster', 'action', 'data'];

/** Every address that a page names. */
const addressesIn = (document: Document): string[] =>
  [...document.querySelectorAll(attributes.map((name) => `[${name}]`).join())].flatMap((element) =>
    attributes.flatMap((name) => {
      const value = element.getAttribute(name) ?? '';
      const values = name === 'srcset' ? value.split(',').map((each) => each.trim().split(' ')[0]) : [value];
      return values.flatMap((address) => address || []);
    }),
  );

const here = 'https://this.site';

/** Links that lead nowhere in a built site that stands at `base`: no file, or no element of that id. */
export function brokenLinks(folder: string, pages: Page[], { base }: { base: string }): string[] {
  const files = new Set(listBuiltFiles(folder));
  const idsIn = ({ document }: Page) => new Set([...document.querySelectorAll('[id]')].map(({ id }) => id));
  const ids = new Map(pages.map((page) => [page.path, idsIn(page)]));
  return pages.flatMap(({ path, document }) => {
    const isBroken = (address: string) => {
      const { origin, pathname, hash } = new URL(address, here + base + path.slice(1));
      if (origin !== here) return false;
      const target = decodeURIComponent(pathname.slice(base.length - 1));
      const isThere =
        pathname.startsWith(base) && files.has(target.slice(1).replace(/(^|\/)$/, '$1index.html'));
      return !isThere || (hash.length > 1 && !ids.get(target)?.has(decodeURIComponent(hash.slice(1))));
    };
    return addressesIn(document).flatMap((address) => (isBroken(address) ? [`${path} → ${address}`] : []));
  });
}
