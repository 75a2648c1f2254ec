import { expect, test } from 'vitest';
import { formatSitemap } from './sitemap.ts';

const site = new URL('https://example.org/armed/');
const editions = {
  editions: [
    { date: '2026-11-23', version: '1.0.0', changed: ['arming-view', 'timeline'] },
    { date: '2027-01-02', version: '1.1.0', changed: ['timeline'] },
  ],
  unreleased: ['arming-view'],
};

test('a chart was last changed by the edition that changed its rows, every other page by the newest', () => {
  expect(
    formatSitemap(
      ['/', '/charts/', '/charts/arming-view/', '/charts/arming-view/now/', '/charts/timeline/'],
      site,
      editions,
    ),
  ).toMatchInlineSnapshot(`
    {
      "sitemap-0.xml": "<?xml version="1.0" encoding="utf-8"?>
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      <url><loc>https://example.org/armed/</loc><lastmod>2027-01-02</lastmod></url>
      <url><loc>https://example.org/armed/charts/</loc><lastmod>2027-01-02</lastmod></url>
      <url><loc>https://example.org/armed/charts/arming-view/</loc><lastmod>2026-11-23</lastmod></url>
      <url><loc>https://example.org/armed/charts/arming-view/now/</loc><lastmod>2026-11-23</lastmod></url>
      <url><loc>https://example.org/armed/charts/timeline/</loc><lastmod>2027-01-02</lastmod></url>
    </urlset>
    ",
      "sitemap-index.xml": "<?xml version="1.0" encoding="utf-8"?>
    <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      <sitemap><loc>https://example.org/armed/sitemap-0.xml</loc><lastmod>2027-01-02</lastmod></sitemap>
    </sitemapindex>
    ",
    }
  `);
});

test('a chart that no edition holds, and a site before its first, have no date', () => {
  expect(formatSitemap(['/charts/new/'], site, editions)['sitemap-0.xml']).not.toContain('<lastmod>');
  expect(Object.values(formatSitemap(['/'], site, { editions: [], unreleased: [] })).join()).not.toContain(
    '<lastmod>',
  );
});
