import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { listLive, listPinned } from '../src/embeds/list-embeds.ts';
import { readEmbed } from '../src/embeds/read-embed.ts';
import { makeOembedHtml } from '../src/embeds/snippet.ts';
import { cardPath, chartPath, embedPath, oembedPath, siteName } from '../src/site.ts';
import { addressesIn, base, dist } from './support/pages.ts';

/** What newsrooms take away: every embed, the script for hosts, and the answers to oEmbed. */

const heaviest = 10 * 1024;
const heaviestScript = 1.5 * 1024;

const read = (path: string) => readFileSync(join(dist, path));
const weigh = (path: string) => brotliCompressSync(read(path)).length;
const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** An address as a page of this build writes it: whole where SITE_URL says where the site will stand. */
const siteUrl = process.env['SITE_URL'];
const link = (path: string) => base.slice(0, -1) + path;
const whole = (path: string) => (siteUrl ? new URL(link(path), siteUrl).href : link(path));

const embeds = [...listLive(), ...listPinned()].map((embed) => ({
  ...embed,
  file: `embed/${embed.path}/index.html`,
  named: embed.isNamed ? embed.state : undefined,
}));
const weights = embeds
  .map(({ file }) => ({ file, bytes: weigh(file) }))
  .toSorted((a, b) => b.bytes - a.bytes);
const [largest] = weights;

describe('every embed', () => {
  test(`is at most ten kilobytes: the largest, ${largest?.file}, is ${largest?.bytes} bytes`, () => {
    expect(weights.filter(({ bytes }) => bytes > heaviest)).toEqual([]);
  });

  test.for(embeds)(
    '$path is one document that asks for nothing more, and says what it is',
    ({ file, chart, rows, state, named, pinned }) => {
      const html = read(file).toString();
      const { document } = parseHTML(html);
      const said = (selector: string, name: string) => document.querySelector(selector)?.getAttribute(name);

      expect(
        addressesIn(document).filter(
          ({ address, isLoaded }) => isLoaded && !address.startsWith('data:') && !address.startsWith('#'),
        ),
      ).toEqual([]);
      expect(html).not.toMatch(/url\(["']?(?!#)|@import|<link rel="?stylesheet/);
      expect(said('meta[name="robots"]', 'content')).toBe('noindex');
      expect(said('link[rel="canonical"]', 'href')).toBe(
        siteUrl ? whole(chartPath(chart, named)) : undefined,
      );

      const policy = said('meta[http-equiv="content-security-policy"]', 'content') ?? '';
      const inside = (tag: string) =>
        [...html.matchAll(new RegExp(`<${tag}(?: type="(?<type>[^"]*)")?>(?<text>.*?)</${tag}>`, 'gs'))]
          .filter(({ groups }) => !groups?.['type'])
          .map(({ groups }) => hashOf(groups?.['text'] ?? ''));
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
      expect(
        policy.split(';').filter((rule) => rule.startsWith('script-src') || rule.startsWith('style-src')),
      ).toEqual([`script-src ${inside('script').join(' ')}`, `style-src ${inside('style').join(' ')}`]);
      expect(document.querySelectorAll('[style], [onload], [onclick], [onerror]').length).toBe(0);

      const { title, subtitle, from } = readEmbed({ chart, rows, state, ...(pinned && { pinned }) });
      expect(document.querySelector('h1')?.textContent).toBe(title);
      expect(document.querySelector('.subtitle')?.textContent).toBe(subtitle);
      expect(document.querySelector('.from')?.textContent).toContain(from);
      expect(said('.by a', 'href')).toBe(link(chartPath(chart, named)));
      expect(document.querySelectorAll('table').length).toBe(1);
      expect(document.querySelectorAll('tbody tr').length).toBe(
        chart.table(rows, { state: state?.id }).rows.length,
      );
    },
  );
});

test('the script for hosts is at most a kilobyte and a half, and runs without inline code', () => {
  expect(weigh('embed.js')).toBeLessThanOrEqual(heaviestScript);
  expect(read('embed.js').toString()).not.toMatch(
    /\beval\b|new Function|innerHTML|document\.write|\bstorage\b|cookie/,
  );
});

describe('oEmbed', () => {
  test.for(listLive())(
    'answers for $path in the words of oEmbed 1.0, with the HTML that WordPress takes',
    ({ path, chart, rows, state, isNamed }) => {
      const named = isNamed ? state : undefined;
      const { title, height } = readEmbed({ chart, rows, state });
      const page = whole(chartPath(chart, named));
      const answer = JSON.parse(read(`oembed/${path}.json`).toString()) as Record<string, unknown>;
      expect(answer).toMatchObject({
        type: 'rich',
        version: '1.0',
        title,
        author_name: siteName,
        provider_name: siteName,
        provider_url: whole('/'),
        cache_age: 86_400,
        height,
      });
      expect(answer['width']).toBeGreaterThan(0);
      expect(answer['html']).toBe(
        makeOembedHtml({ src: whole(embedPath(chart, named)), title, height, page }),
      );
      // Its card, with its size.
      expect(answer).toMatchObject({
        thumbnail_url: whole(cardPath(chart)),
        thumbnail_width: 1200,
        thumbnail_height: 630,
      });
      expect(existsSync(join(dist, cardPath(chart)))).toBe(true);
    },
  );

  test.for(listLive())('is found in the head of the page of $path', ({ chart, state, isNamed }) => {
    const named = isNamed ? state : undefined;
    const file = `${chartPath(chart, named)}index.html`;
    if (!existsSync(join(dist, file))) throw new Error(`no page ${file}`);
    const html = read(file).toString();
    const found = parseHTML(html).document.querySelector(
      'head link[rel="alternate"][type="application/json+oembed"]',
    );
    expect(found?.getAttribute('href')).toBe(whole(oembedPath(chart, named)));
    expect(found?.getAttribute('title')?.length).toBeGreaterThan(10);
    // WordPress reads no further.
    expect(Buffer.from(html).indexOf('json+oembed')).toBeLessThan(150_000);
  });
});

test('what a frame cannot say of itself is exactly what WordPress expects', () => {
  const html = makeOembedHtml({
    src: 'https://example.org/embed/a/',
    title: 'Half & “half”',
    height: 640,
    page: 'https://example.org/charts/a/',
  });
  expect(html).toBe(
    '<blockquote><a href="https://example.org/charts/a/">Half &amp; “half”</a></blockquote><iframe src="https://example.org/embed/a/" width="100%" height="640" title="Half &amp; “half”"></iframe>',
  );
});
