import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { EditionDates } from '../../src/data/editions.ts';
import { listAddresses } from './check-addresses.ts';

/**
 * The sitemap of a built site, whose dates are true: a chart’s pages were last changed by the newest edition that changed
 * its rows, all others by the newest edition. A chart that no edition holds yet has no date.
 */
export function writeSitemap(): AstroIntegration {
  let site: URL | undefined;
  let root: URL;
  return {
    name: 'sitemap',
    hooks: {
      'astro:config:done': ({ config }) => {
        site = config.site ? new URL(config.base.replace(/\/?$/, '/'), config.site) : undefined;
        root = config.root;
      },
      // A sitemap holds whole addresses: without SITE_URL there is none.
      'astro:build:done': ({ dir }) => {
        if (!site) return;
        const dist = fileURLToPath(dir);
        const editions = JSON.parse(
          readFileSync(new URL('src/generated/editions.json', root), 'utf8'),
        ) as EditionDates;
        for (const [name, text] of Object.entries(formatSitemap(listPages(dist), site, editions)))
          writeFileSync(join(dist, name), text);
      },
    },
  };
}

/** The pages that may be found by a search: not those that ask to be left out, and not those that only lead elsewhere. */
function listPages(dist: string): string[] {
  const isMeant = (html: string) => !/<meta [^>]*(noindex|http-equiv="refresh")/i.test(html);
  return listAddresses(dist).filter(
    (address) => address.endsWith('/') && isMeant(readFileSync(join(dist, address, 'index.html'), 'utf8')),
  );
}

/** The files of a sitemap by their names: an index of one list, which has room for 50,000 pages. */
export function formatSitemap(
  pages: string[],
  site: URL,
  { editions }: EditionDates,
): Record<string, string> {
  const lists = [{ path: '/sitemap-0.xml', changed: editions.at(-1)?.date }];
  return {
    'sitemap-index.xml': print('sitemapindex', 'sitemap', lists, site),
    'sitemap-0.xml': print(
      'urlset',
      'url',
      pages.map((path) => ({ path, changed: lastChanged(path, editions) })),
      site,
    ),
  };
}

function lastChanged(path: string, editions: EditionDates['editions']): string | undefined {
  const [, chart] = /^\/charts\/([^/]+)\//.exec(path) ?? [];
  return editions.findLast(({ changed }) => chart === undefined || changed.includes(chart))?.date;
}

/** Addresses of the site are made of letters, digits, slashes, dots and hyphens: nothing in them means anything to XML. */
function print(
  list: string,
  item: string,
  entries: { path: string; changed: string | undefined }[],
  site: URL,
): string {
  const lines = entries.map(
    ({ path, changed }) =>
      `  <${item}><loc>${new URL(path.slice(1), site).href}</loc>${changed ? `<lastmod>${changed}</lastmod>` : ''}</${item}>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n<${list} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('\n')}\n</${list}>\n`;
}
