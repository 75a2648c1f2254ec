import { readFileSync } from 'node:fs';
import type { SitemapOptions } from '@astrojs/sitemap';
import type { EditionDates } from '../../src/data/editions.ts';
import type { Tables } from '../../src/data/tables/index.ts';

type Corrections = Tables['corrections'];

const load = (name: string): unknown => JSON.parse(readFileSync(`src/generated/${name}.json`, 'utf8'));

/** The pages that a search may find: no embeds, no fragments, and no pages that only lead to a new address. Each has its true date. */
export function describeSitemap(site: URL): SitemapOptions {
  const pathOf = (url: string) => `/${url.slice(site.href.replace(/\/?$/, '/').length)}`;
  return {
    filter(url) {
      const moved = (load('addresses') as Tables['addresses']).filter(({ moved_to }) => moved_to !== null);
      return !/^\/(embed|parts)\//.test(pathOf(url)) && moved.every(({ address }) => address !== pathOf(url));
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
export function lastChanged(
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
