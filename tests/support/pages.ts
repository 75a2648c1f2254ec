import { existsSync, readFileSync, statSync } from 'node:fs';
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
  const kinds = Map.groupBy(pages, kindOf).values();
  return [...kinds].flatMap((pages) => pages.toSorted((a, b) => b.html.length - a.html.length).slice(0, 1));
}

/** Every address that a page names. */
function addressesIn(document: Document): string[] {
  return [...document.querySelectorAll('[href], [src], [srcset], [poster], [action], [data]')].flatMap(
    (element) => {
      const values = ['href', 'src', 'poster', 'action', 'data'].map((name) => element.getAttribute(name));
      const sets = (element.getAttribute('srcset') ?? '').split(',').map((each) => each.trim().split(' ')[0]);
      return [...values, ...sets].flatMap((address) => address || []);
    },
  );
}

const here = 'https://this.site';

/** Links that lead nowhere in a built site that stands at `base`: no file, or no element of that id. */
export function brokenLinks(folder: string, pages: Page[], { base }: { base: string }): string[] {
  const documents = new Map(pages.map((page) => [page.path, page.document]));
  return pages.flatMap(({ path, document }) =>
    addressesIn(document).flatMap((address) => {
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
