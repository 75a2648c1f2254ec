import { median, sum } from 'd3';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { parseHTML } from 'linkedom';
import { expect, onTestFinished, test } from 'vitest';
import { listBuiltFiles } from '../scripts/build/built-files.ts';
import { charts } from '../src/charts/index.ts';
import { loadProse, loadTables } from '../src/data/generated.ts';
import { describeEmbed } from '../src/embeds/describe-embed.ts';
import { listEmbeds, listLive } from '../src/embeds/list-embeds.ts';
import { kinds, makeOembedHtml } from '../src/embeds/snippet.ts';
import { cardPath, chartPath, embedCodePath, independent, oembedPath, siteName } from '../src/site.ts';
import { base, brokenLinks, dist, findPage, longestOfEachKind, readPages } from './support/pages.ts';
import { makeFolder, writeFiles } from './support/folders.ts';

/** What must hold on every page and for every embed, read from the files of dist/ without a browser. */

const pages = readPages(dist);
const pageAt = (path: string) => findPage(pages, path);
const documentAt = (path: string) => pageAt(path).document;
const read = (path: string) => readFileSync(join(dist, path)).toString();

const textOf = (element: Element | null | undefined) =>
  (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();

const validator = new HtmlValidate(
  new StaticConfigLoader({
    extends: ['html-validate:recommended'],
    rules: {
      // A title says the finding, and a finding takes more than the 70 characters that a search engine shows.
      'long-title': 'off',
      // The list of a search field is no choice of a form: a select cannot be typed into.
      'prefer-native-element': ['error', { exclude: ['listbox'] }],
    },
  }),
);

test('the check finds links that lead nowhere', () => {
  const folder = makeFolder(onTestFinished);
  writeFiles(folder, {
    'charts/index.html': '<h1 id="top">Charts</h1><a href="../">Home</a>',
    'index.html': `<a href="/armed/charts/#top">right</a><a href="https://example.org/">elsewhere</a><a href="#here" id="here">here</a>
    <a href="/charts/">without the base</a><a href="/armed/chart/">no page</a><a href="/armed/charts/#bottom">no place</a><a href="/armed/charts">no slash</a>
    <img src="/armed/picture.png">`,
  });
  const wrong = ['/charts/', '/armed/chart/', '/armed/charts/#bottom', '/armed/charts', '/armed/picture.png'];
  const found = brokenLinks(folder, readPages(folder), { base: '/armed/' });
  expect(found).toEqual(wrong.map((address) => `/ → ${address}`));
});

test('the site has no link that leads nowhere', () => {
  expect(brokenLinks(dist, pages, { base })).toEqual([]);
});

test('the site has its styles inside its pages, since nothing is shown before a file of them is there, and no overlay of the editor', () => {
  expect(listBuiltFiles(dist).filter((file) => file.endsWith('.css'))).toEqual([]);
  const scripts = listBuiltFiles(dist).filter((file) => file.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(0);
  for (const file of scripts) expect(read(file), file).not.toContain('dev-overlay');
});

test('the site lists every number of the article with its publications, to which the article links it, and every source', () => {
  const { numbers } = loadProse();
  for (const { id, text, label, publications } of numbers) {
    const entry = documentAt('/numbers/').getElementById(id);
    expect(textOf(entry?.querySelector('h2')), id).toBe(text);
    expect(textOf(entry), id).toContain(label);
    for (const { text, cited, table, row } of publications)
      for (const part of [text, cited, `Row ${row} of ${table}.csv`])
        expect(textOf(entry), id).toContain(part);
  }
  const links = [...documentAt('/').querySelectorAll('a.figure-link')];
  expect(links.length).toBeGreaterThan(10);
  const named = new Map(numbers.map(({ id, text }) => [`${base}numbers/#${id}`, text]));
  for (const link of links) expect(named.get(link.getAttribute('href') ?? '')).toBe(textOf(link));
  for (const { source_id, title, publisher } of loadTables().sources)
    for (const part of [title.replaceAll(/\s+/g, ' '), publisher])
      expect(textOf(documentAt('/sources/').getElementById(source_id)), source_id).toContain(part);
});

test('the site links no source that is not to be linked', () => {
  const { sources } = loadTables();
  const linked = new Set(sources.filter(({ link }) => link).map(({ url }) => url));
  const unlinked = sources.flatMap(({ link, url }) => (!link && url && !linked.has(url) ? [url] : []));
  expect(unlinked.length).toBeGreaterThan(0);
  for (const { path, document } of pages) {
    const links = Array.from(document.querySelectorAll('[href]'), (link) => link.getAttribute('href') ?? '');
    const found = links.filter((href) => unlinked.includes(href));
    expect.soft(found, path).toEqual([]);
  }
});

/** Bytes of a script, in its page or by its address, compressed. */
const weights = new Map<string, number>();
function weigh(script: Element): number {
  const source = script.getAttribute('src');
  const code = source ? readFileSync(join(dist, source.slice(base.length - 1))) : (script.textContent ?? '');
  const known = weights.get(code.toString()) ?? brotliCompressSync(code).length;
  weights.set(code.toString(), known);
  return known;
}

// Of each kind the longest: every night the W3C’s checker reads all.
test('every page is valid HTML', async () => {
  for (const { path, html } of longestOfEachKind(pages)) {
    const { results } = await validator.validateString(html, path);
    const errors = results.flatMap(({ messages }) => messages);
    expect
      .soft(
        errors.map(({ message, selector }) => `${message} (${selector})`),
        path,
      )
      .toEqual([]);
  }
});

test('every page says its language, title and description, has one first heading, and no line below words that WebKit refuses', () => {
  for (const { path, html, document } of pages) {
    const description = document.querySelector('meta[name="description"]')?.getAttribute('content') ?? '';
    expect.soft(document.documentElement.lang, path).toBe('en-GB');
    expect.soft(document.querySelector('title')?.textContent, path).toContain('Routinely Unarmed');
    expect.soft(description.length, path).toBeGreaterThan(30);
    expect.soft(document.querySelectorAll('h1').length, path).toBe(1);
    expect.soft(html, path).not.toMatch(/text-decoration:[^;}"]*\b(\d|from-font)/);
  }
});

test('the feed has the corrections in the order of their list', () => {
  const listed = documentAt('/corrections/').querySelectorAll('[aria-label="List"] .entry');
  const fed = [...read('feed.xml').matchAll(/href="[^"]*\/corrections\/#(.+?)"/g)].map(([, id]) => id);
  expect(fed).toEqual(Array.from(listed, ({ id }) => id));
});

test('every page has one of the strict policies of policies.txt, before anything that it governs', async () => {
  const policies = new Set<string>();
  const isInline = ({ name }: Attr) => /^on|^style$/.test(name);
  for (const { path, html, document } of pages) {
    const metas = document.querySelectorAll('meta[http-equiv="content-security-policy"]');
    // A page brings its style, and some of its scripts: the policy has their hashes and no others.
    const nameHashes = (policy: string, [kind, tag]: [kind: string, tag: RegExp]) => {
      const texts = [...html.matchAll(tag)].map(([, text = '']) => text);
      const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
      return policy.replace(`${texts.map(hashOf).join(' ')};`, texts.length > 0 ? `[its ${kind}s];` : ';');
    };
    const hashed: [string, RegExp][] = [
      ['script', /<script(?![^>]*(?:json|src)[^>]*>)[^>]*>(.*?)<\/script>/gs],
      ['style', /<style>(.*?)<\/style>/gs],
    ];
    const ofEmbed = path.includes('/choose/') ? 'An embed of all states' : 'An embed';
    const kind = path.startsWith('/embed/') ? ofEmbed : 'A page';
    policies.add(`# ${kind};${hashed.reduce(nameHashes, metas[0]?.getAttribute('content') ?? '')}`);
    expect.soft(metas.length, path).toBe(1);
    const before = html.slice(0, html.indexOf('http-equiv="content-security-policy"'));
    expect.soft(before, path).not.toMatch(/<script|<style|rel="stylesheet"|<body/);
    // The policy would refuse an inline style or handler.
    const inline = [...document.querySelectorAll('*')].filter((each) => [...each.attributes].some(isInline));
    expect.soft(inline.length, path).toBe(0);
  }
  const listed = [...policies].toSorted().map((policy) => policy.replaceAll(/;(?=.)/g, ';\n'));
  expect(listed.join('\n')).not.toMatch(/unsafe-|\*|https?:/);
  await expect(listed.join('\n\n')).toMatchFileSnapshot('snapshots/policies.txt');
});

test('every page brings at most 4 kB of JavaScript, compressed, before anything is asked for, and that of the forces 1.5 kB', () => {
  for (const { path, document } of pages) {
    // Data for machines is no script: the browser does not run it.
    const bytes = sum(document.querySelectorAll('script:not([type$=json])'), weigh);
    expect.soft(bytes, path).toBeLessThanOrEqual(path === '/forces/' ? 1500 : 4000);
  }
});

/** Bytes of each kind of page with its scripts and without its font; the first that fits a page is its kind. */
const limits: [kind: RegExp, bytes: number][] = [
  [/^\/$/, 42_000],
  [/^\/forces\/.+\/$/, 16_000],
  // Its words in full stand in the table and in the list.
  [/^\/charts\/timeline\/$/, 21_000],
  [/^\/charts\/.+\/$/, 18_000],
  [/^\/charts\/$/, 60_000],
  [/^\/embed\/.+\/$/, 10 * 1024],
];

test('the pages of a kind are within its limit of bytes, the median embed within 9 kB, the article within 4,500 elements', () => {
  const weighed = longestOfEachKind(pages).flatMap(({ path, html, document }) => {
    const most = limits.find(([kind]) => kind.test(path))?.[1];
    if (most === undefined) return [];
    const bytes = brotliCompressSync(html).length + sum(document.querySelectorAll('script[src]'), weigh);
    return [{ path, most, bytes }];
  });
  expect(weighed.filter(({ bytes, most }) => bytes > most)).toEqual([]);
  const embeds = weighed.filter(({ path }) => path.startsWith('/embed/'));
  expect(median(embeds, ({ bytes }) => bytes)).toBeLessThanOrEqual(9000);
  expect(documentAt('/').querySelectorAll('*').length).toBeLessThanOrEqual(4500);
});

test('the page of the charts leads to the code of each, and the page of each state says which it is', () => {
  const leads = [...documentAt('/charts/').querySelectorAll('.gallery a.embed')];
  expect
    .soft(leads.map((link) => link.getAttribute('href')))
    .toEqual(charts.map(({ id }) => `${base}charts/${id}/embed/`));
  for (const { path, chart, rows, state } of listLive()) {
    const document = documentAt(`/charts/${path}/`);
    expect.soft(textOf(document.querySelector('h1')), path).toBe(chart.title(rows, { state: state?.id }));
    const marked = document.querySelector('main [aria-current="true"]');
    expect.soft(textOf(marked), path).toContain(state?.label ?? '');
  }
});

/** What newsrooms take away: every embed, the script for hosts, and the answers to oEmbed. */
const embeds = listEmbeds().map((embed) => ({
  ...embed,
  ...describeEmbed(embed),
  /** A pinned chart has no page but its embed. */
  page: embed.pinned ? `/embed/${embed.path}/` : chartPath(embed.chart, embed.named),
  document: documentAt(`/embed/${embed.path}/`),
}));
const siteUrl = process.env['SITE_URL'];
/** An address as a page of this build writes it: whole where SITE_URL says where the site will stand. */
const link = (path: string) => base.slice(0, -1) + path;
const fullAddress = (path: string) => (siteUrl ? new URL(link(path), siteUrl).href : link(path));

test('embeds have the title, text, source, link and table of their chart each, and are not indexed', () => {
  for (const { path, chart, rows, state, named, title, subtitle, from, document } of embeds) {
    const find = (selector: string) => document.querySelector(selector);
    const shown = ['h1', '.subtitle'].map((selector) => find(selector)?.textContent);
    expect.soft(shown, path).toEqual([title, subtitle]);
    expect.soft(find('.from')?.textContent, path).toContain(from);
    expect.soft(find('.by a')?.getAttribute('href'), path).toBe(link(chartPath(chart, named)));
    expect.soft(find('.by')?.textContent, path).toContain(independent);
    const hasTable = find('.quiet summary')?.textContent.includes('table');
    const listed = hasTable ? chart.table(rows, { state: state?.id }).rows.length : 0;
    expect.soft(document.querySelectorAll('table tbody tr').length, path).toBe(listed);
    expect.soft(find('meta[name="robots"]')?.getAttribute('content'), path).toBe('noindex');
  }
});

test('embeds need no more than the 1,000 pixels that WordPress gives a frame, but where a drawing leaves no room', () => {
  for (const { path, height, measured } of embeds) {
    const drawn = Math.max(...measured.map(({ drawings }) => drawings[0]?.height ?? 0));
    if (drawn <= 700) expect.soft(height, path).toBeLessThanOrEqual(1000);
  }
});

test('embeds are answered for by oEmbed 1.0, which is found early enough for WordPress', () => {
  const sizes = { type: 'rich', version: '1.0', width: 760 };
  const provider = { author_name: siteName, provider_name: siteName, provider_url: fullAddress('/') };
  for (const { path, chart, named, pinned, choices, name, height, page } of embeds) {
    const src = fullAddress(`/embed/${path}/`);
    const card = cardPath(chart, named);
    expect.soft(JSON.parse(read(`oembed/${path}.json`)), path).toEqual({
      ...{ ...sizes, ...provider, cache_age: 86_400 },
      title: name,
      html: makeOembedHtml({ src, name, height, page: fullAddress(page) }),
      height,
      // A card shows the figures of today.
      ...(!pinned && { thumbnail_url: fullAddress(card), thumbnail_width: 1200, thumbnail_height: 630 }),
    });
    expect.soft(existsSync(join(dist, card)), path).toBe(true);
    const { html, document } = pageAt(choices ? `/embed/${path}/` : page);
    const found = document.querySelector('head link[rel="alternate"][type="application/json+oembed"]');
    expect.soft(found?.getAttribute('href'), path).toBe(fullAddress(oembedPath(path)));
    expect.soft(found?.getAttribute('title'), path).toBeTruthy();
    expect.soft(html.indexOf('json+oembed'), path).toBeLessThan(150_000);
  }
});

test('embeds say of themselves in a frame exactly what WordPress expects', () => {
  const [src, page] = ['https://example.org/embed/a/', 'https://example.org/charts/a/'];
  expect(makeOembedHtml({ src, page, name: 'Half & “half”', height: 640 })).toBe(
    `<blockquote><a href="${page}">Half &amp; “half” · ${siteName}</a></blockquote><iframe src="${src}" width="100%" height="640" frameborder="0" title="Half &amp; “half”: chart"></iframe>`,
  );
});

const decode = (text: string) => parseHTML(`<p>${text}</p>`).document.querySelector('p')?.textContent;

test('embeds have code that names the chart and says nothing that a correction could change, has their height, and leads to what it embeds', () => {
  for (const embed of embeds.filter(({ pinned }) => !pinned)) {
    const { path, title, subtitle } = embed;
    const newest = embeds.filter((each) => each.path === `${path}/edition/${each.pinned?.edition}`);
    const offered = [embed, ...newest.slice(-1)].flatMap((each) => kinds.map((kind) => ({ ...each, kind })));
    const codes = [...documentAt(embedCodePath(path)).querySelectorAll('textarea:not(#embed-code)')];
    expect.soft(codes.length, path).toBe(offered.length);
    for (const [index, { kind, name, height, page }] of offered.entries()) {
      const code = decode(codes[index]?.textContent ?? '');
      for (const changing of [title, subtitle]) expect.soft(code, path).not.toContain(changing);
      expect.soft(code, path).toContain(`"${name}: chart"`);
      expect.soft(code, path).toContain(`<a href="${fullAddress(page)}">`);
      if (kind !== 'picture') expect.soft(code, path).toContain(`height="${height}"`);
      if (kind === 'amp')
        expect.soft(code).toMatch(/<amp-img placeholder .*\.png".*\n<div overflow .*>Show all of the chart</);
    }
  }
});

test('embeds have a script for hosts of at most a kilobyte and a half, which runs without inline code', () => {
  const script = read('embed.js');
  expect(brotliCompressSync(script).length).toBeLessThanOrEqual(1.5 * 1024);
  expect(script).not.toMatch(/\beval\b|new Function|innerHTML|document\.write|\bstorage\b|cookie/);
});
