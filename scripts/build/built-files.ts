import type { SitemapOptions } from '@astrojs/sitemap';
import { hash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { checkRows } from '../data/table-rows.ts';
import type { DataError } from '../data/data-error.ts';
import type { EditionDates } from '../../src/data/editions.ts';
import type { Tables } from '../../src/data/tables/index.ts';

/** The path of every file below a folder, with slashes, sorted: charts/index.html */
export const listBuiltFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();

/** The hash of every file below a folder, in the form that `sha256sum -c` reads. */
export const formatChecksums = (folder: string): string =>
  listBuiltFiles(folder)
    .map((path) => `${hash('sha256', readFileSync(join(folder, path)))}  ${path}\n`)
    .join('');

/** Files whose addresses change with every build, or that exist only where a build knows its site (the sitemap). */
const unaddressed = /^\/_astro\/|^\/pictures\/|^\/parts\/|^\/(SHA256SUMS|_headers|sitemap-\w+\.xml)$/;

/** The public addresses of a built site: /charts/ for charts/index.html, /charts/x.csv as it is. */
export const listAddresses = (dist: string): string[] =>
  listBuiltFiles(dist)
    .map((path) => `/${path}`.replace(/\/index\.html$/, '/'))
    .filter((path) => !unaddressed.test(path))
    .toSorted();

/** Every address ever released must still answer, or say where it went. */
export function checkAddresses(dist: string, addresses: Tables['addresses']): DataError[] {
  const isThere = (address: string) =>
    existsSync(join(dist, address.endsWith('/') ? `${address}index.html` : address));
  const expected = 'an address that this build has';
  return checkRows('addresses', addresses, ({ address, moved_to }, refuse) => {
    if (moved_to !== null && !isThere(moved_to)) refuse('moved_to', { expected, fix: 'correct it' });
    else if (!isThere(address))
      refuse('address', {
        expected: `${expected}: it was released, and embeds and links rest on it`,
        fix: 'bring the page back, or write in moved_to where it went',
      });
  });
}

type Corrections = Tables['corrections'];

const loaded = new Map<string, unknown>();

/** Read once: a sitemap asks for it with every page. */
function load(name: string): unknown {
  if (!loaded.has(name)) loaded.set(name, JSON.parse(readFileSync(`src/generated/${name}.json`, 'utf8')));
  return loaded.get(name);
}

/** The pages that a search may find: no embeds, no fragments, and no pages that only lead to a new address. Each has its true date. */
export function describeSitemap(site: URL): SitemapOptions {
  const pathOf = (url: string) => `/${url.slice(site.href.replace(/\/?$/, '/').length)}`;
  return {
    filter(url) {
      const moved = (load('addresses') as Tables['addresses']).filter(({ moved_to }) => moved_to !== null);
      return !/\/(embed|parts)\//.test(pathOf(url)) && moved.every(({ address }) => address !== pathOf(url));
    },
    serialize(item) {
      const { editions } = load('editions') as EditionDates;
      const lastmod = lastChanged(pathOf(item.url), editions, load('corrections') as Corrections);
      return lastmod ? { ...item, lastmod } : item;
    },
  };
}

/**
 * The newest edition that changed the rows of a chart, or a later correction of it, for its pages; for others the newest
 * of all. A new chart has none yet.
 */
function lastChanged(
  path: string,
  editions: EditionDates['editions'],
  corrections: Pick<Corrections[number], 'corrected' | 'charts'>[],
): string | undefined {
  const [, chart] = /^\/charts\/([^/]+)\//.exec(path) ?? [];
  const concerns = (ids: readonly string[] | null) => chart === undefined || ids?.includes(chart);
  const released = editions.filter(({ changed }) => concerns(changed)).map(({ date }) => date);
  const put = corrections.filter(({ charts }) => concerns(charts)).map(({ corrected }) => corrected);
  return released.length === 0 ? undefined : [...released, ...put].toSorted().at(-1);
}
