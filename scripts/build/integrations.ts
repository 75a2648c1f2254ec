import type { SitemapOptions } from '@astrojs/sitemap';
import type { AstroIntegration } from 'astro';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listBuiltFiles } from './built-files.ts';
import type { EditionDates } from '../../src/data/editions.ts';
import type { Tables } from '../../src/data/tables/index.ts';
import { permitStyles } from '../../src/layouts/policy.ts';

/**
 * After a build: writes the hashes of the styles in each page into its policy. Styles are in the pages because a browser
 * would ask for a file of them late, and show nothing before it has come.
 */
export function permitStylesOfPages(): AstroIntegration {
  return {
    name: 'permit-styles',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const folder = fileURLToPath(dir);
        for (const path of listBuiltFiles(folder).filter((path) => path.endsWith('.html'))) {
          const html = readFileSync(join(folder, path), 'utf8');
          const permitted = permitStyles(html);
          if (permitted !== html) writeFileSync(join(folder, path), permitted);
        }
      },
    },
  };
}

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
      const lastmod = lastChanged(pathOf(item.url), editions);
      return lastmod ? { ...item, lastmod } : item;
    },
  };
}

/** The newest edition that changed the rows of a chart, for its pages; for others the newest. A new chart has none yet. */
export function lastChanged(path: string, editions: EditionDates['editions']): string | undefined {
  const [, chart] = /^\/charts\/([^/]+)\//.exec(path) ?? [];
  return editions.findLast(({ changed }) => chart === undefined || changed.includes(chart))?.date;
}
