import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { listBuiltFiles } from '../scripts/build/built-files.ts';
import { describeEmbed } from '../src/embeds/describe-embed.ts';
import { type ChartEmbed, listEmbeds } from '../src/embeds/list-embeds.ts';
import { kinds, makeOembedHtml } from '../src/embeds/snippet.ts';
import { cardPath, chartPath, embedCodePath, independent, oembedPath, siteName } from '../src/site.ts';
import { base, dist } from './support/pages.ts';

/** What newsrooms take away: every embed, the script for hosts, and the answers to oEmbed. */

const read = (path: string) => readFileSync(join(dist, path));

/** An address as a page of this build writes it: whole where SITE_URL says where the site will stand. */
const siteUrl = process.env['SITE_URL'];
const link = (path: string) => base.slice(0, -1) + path;
const fullAddress = (path: string) => (siteUrl ? new URL(link(path), siteUrl).href : link(path));

const fileOf = ({ path }: ChartEmbed) => `embed/${path}/index.html`;

/** Runs a check on each embed and names those that fail it. */
function expectEach(embeds: ChartEmbed[], check: (embed: ChartEmbed) => void): void {
  const failures = embeds.flatMap((embed) => {
    try {
      check(embed);
      return [];
    } catch (error) {
      return [`${embed.path}: ${(error as Error).message}`];
    }
  });
  expect(failures).toEqual([]);
}

test('every embed has the title, text, source, link and table of its chart, and is not indexed', () => {
  expectEach(listEmbeds(), (embed) => {
    const { chart, rows, state } = embed;
    const { document } = parseHTML(read(fileOf(embed)).toString());
    const find = (selector: string) => document.querySelector(selector);
    const textOf = (selector: string) => find(selector)?.textContent;
    const { title, subtitle, from } = describeEmbed(embed);
    expect([textOf('h1'), textOf('.subtitle')]).toEqual([title, subtitle]);
    expect(textOf('.from')).toContain(from);
    expect(find('.by a')?.getAttribute('href')).toBe(link(chartPath(chart, embed.named)));
    expect(textOf('.by')).toContain(independent);
    const hasTable = textOf('.quiet summary')?.includes('table');
    expect(document.querySelectorAll('table tbody tr').length).toBe(
      hasTable ? chart.table(rows, { state: state?.id }).rows.length : 0,
    );
    expect(find('meta[name="robots"]')?.getAttribute('content')).toBe('noindex');
    expect(find('link[rel="canonical"]')?.getAttribute('href')).toBe(
      siteUrl ? fullAddress(chartPath(chart, embed.named)) : undefined,
    );
  });
});

test('the script for hosts is at most a kilobyte and a half, and runs without inline code', () => {
  expect(brotliCompressSync(read('embed.js')).length).toBeLessThanOrEqual(1.5 * 1024);
  expect(read('embed.js').toString()).not.toMatch(
    /\beval\b|new Function|innerHTML|document\.write|\bstorage\b|cookie/,
  );
});

test('oEmbed answers for every embed in the words of oEmbed 1.0, and is found early enough for WordPress', () => {
  expectEach(listEmbeds(), (embed) => {
    const { chart, path } = embed;
    const { name, height } = describeEmbed(embed);
    const src = fullAddress(`/embed/${path}/`);
    // A pinned chart has no page but its embed.
    const page = embed.pinned ? `/embed/${path}/` : chartPath(chart, embed.named);
    expect(JSON.parse(read(`oembed/${path}.json`).toString())).toEqual({
      type: 'rich',
      version: '1.0',
      title: name,
      author_name: siteName,
      provider_name: siteName,
      provider_url: fullAddress('/'),
      cache_age: 86_400,
      html: makeOembedHtml({ src, name, height, page: fullAddress(page) }),
      width: 760,
      height,
      thumbnail_url: fullAddress(cardPath(chart, embed.named)),
      thumbnail_width: 1200,
      thumbnail_height: 630,
    });
    expect(existsSync(join(dist, cardPath(chart, embed.named)))).toBe(true);
    const html = read(`${embed.choices ? `/embed/${path}/` : page}index.html`);
    const found = parseHTML(html.toString()).document.querySelector(
      'head link[rel="alternate"][type="application/json+oembed"]',
    );
    expect(found?.getAttribute('href')).toBe(fullAddress(oembedPath(path)));
    expect(found?.getAttribute('title')).toBeTruthy();
    expect(html.indexOf('json+oembed')).toBeLessThan(150_000);
  });
});

test('what a frame cannot say of itself is exactly what WordPress expects', () => {
  const [src, page] = ['https://example.org/embed/a/', 'https://example.org/charts/a/'];
  expect(makeOembedHtml({ src, page, name: 'Half & “half”', height: 640 })).toBe(
    `<blockquote><a href="${page}">Half &amp; “half” · ${siteName}</a></blockquote><iframe src="${src}" width="100%" height="640" frameborder="0" title="Half &amp; “half”: chart"></iframe>`,
  );
});

/** The codes that a page lists. */
function codesOn(path: string): string[] {
  const { document } = parseHTML(read(`${path}index.html`).toString());
  return [...document.querySelectorAll('textarea:not(#embed-code)')].map(
    ({ textContent }) => parseHTML(`<p>${textContent}</p>`).document.querySelector('p')?.textContent ?? '',
  );
}

test('pasted code names the chart and says nothing that a correction could change, has its height, and leads to what it embeds', () => {
  const embeds = listEmbeds();
  const live = embeds.filter(({ pinned }) => !pinned);
  expectEach(live, (embed) => {
    const codes = codesOn(embedCodePath(embed.path));
    const newest = embeds.filter(({ path, pinned }) => path === `${embed.path}/edition/${pinned?.edition}`);
    const shown = [embed, ...newest.slice(-1)].flatMap((each) =>
      kinds.map((kind) => ({ embed: each, kind })),
    );
    expect(codes.length).toBe(shown.length);
    const { title, subtitle } = describeEmbed(embed);
    shown.forEach(({ embed, kind }, index) => {
      const code = codes[index];
      for (const changing of [title, subtitle]) expect(code).not.toContain(changing);
      const { name, height } = describeEmbed(embed);
      const page = embed.pinned ? `/embed/${embed.path}/` : chartPath(embed.chart, embed.named);
      expect(code).toContain(`"${name}: chart"`);
      expect(code).toContain(`<a href="${fullAddress(page)}">`);
      if (kind !== 'picture') expect(code).toContain(`height="${height}"`);
      if (kind === 'amp')
        expect(code).toMatch(/<amp-img placeholder .*\.png".*\n<div overflow .*>Show all of the chart</);
    });
  });
});

test('no line below words is written in a way that WebKit refuses', () => {
  const styles = listBuiltFiles(dist)
    .filter((path) => path.endsWith('.html'))
    .filter((path) => /text-decoration:[^;}"]*\b(\d|from-font)/.test(read(path).toString()));
  expect(styles).toEqual([]);
});
