import { median, sum } from 'd3';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { describe, expect, onTestFinished, test } from 'vitest';
import { listBuiltFiles } from '../scripts/build/built-files.ts';
import { loadProse, loadTables } from '../src/data/generated.ts';
import {
  base,
  brokenLinks,
  dist,
  findPage,
  longestOfEachKind,
  type Page,
  readPages,
} from './support/pages.ts';
import { makeFolder, writeFiles } from './support/folders.ts';

/** What must hold on every page, read from the files of dist/ without a browser. */

const pages = readPages(dist);
const pageAt = (path: string) => findPage(pages, path);

const textOf = (element: Element | null | undefined) =>
  (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();

/** What a rule finds wrong, with the page it is wrong on. */
const offenders = (find: (page: Page) => string[]) =>
  pages.flatMap((page) => find(page).map((found) => `${page.path}: ${found}`));

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

describe('the site', () => {
  test('has no link that leads nowhere', () => {
    expect(brokenLinks(dist, pages, { base })).toEqual([]);
  });

  test('has its styles inside its pages, since nothing is shown before a file of them is there, and no overlay of the editor', () => {
    expect(listBuiltFiles(dist).filter((file) => file.endsWith('.css'))).toEqual([]);
    const scripts = listBuiltFiles(dist).filter((file) => file.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(0);
    for (const file of scripts)
      expect(readFileSync(join(dist, file), 'utf8'), file).not.toContain('dev-overlay');
  });

  test('lists every number of the article with its publications, to which the article links it, and every source', () => {
    const { numbers } = loadProse();
    const [ofNumbers, ofSources] = [pageAt('/numbers/').document, pageAt('/sources/').document];
    for (const { id, text, label, publications } of numbers) {
      const entry = ofNumbers.getElementById(id);
      expect(textOf(entry?.querySelector('h2')), id).toBe(text);
      const rows = publications.flatMap(({ text, cited, table, row }) => [
        text,
        cited,
        `Row ${row} of ${table}.csv`,
      ]);
      for (const part of [label, ...rows]) expect(textOf(entry), id).toContain(part);
    }
    const links = [...pageAt('/').document.querySelectorAll('a.figure-link')];
    expect(links.length).toBeGreaterThan(10);
    const named = new Map(numbers.map(({ id, text }) => [`${base}numbers/#${id}`, text]));
    for (const link of links) expect(named.get(link.getAttribute('href') ?? '')).toBe(textOf(link));
    for (const { source_id, title, publisher } of loadTables().sources)
      for (const part of [title.replaceAll(/\s+/g, ' '), publisher])
        expect(textOf(ofSources.getElementById(source_id)), source_id).toContain(part);
  });

  test('links no source that is not to be linked', () => {
    const { sources } = loadTables();
    const linked = new Set(sources.filter(({ link }) => link).map(({ url }) => url));
    const unlinked = sources.flatMap(({ link, url }) => (!link && url && !linked.has(url) ? [url] : []));
    expect(unlinked.length).toBeGreaterThan(0);
    const hrefs = (document: Document) =>
      [...document.querySelectorAll('[href]')].map((element) => element.getAttribute('href') ?? '');
    const found = offenders(({ document }) => hrefs(document).filter((href) => unlinked.includes(href)));
    expect(found).toEqual([]);
  });
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

describe('every page', () => {
  // Of each kind the longest: every night the W3C’s checker reads all.
  test('is valid HTML', async () => {
    const errors: string[] = [];
    for (const { path, html } of longestOfEachKind(pages)) {
      const { results } = await validator.validateString(html, path);
      for (const { ruleId, message, selector } of results.flatMap(({ messages }) => messages))
        errors.push(`${path}: ${ruleId}: ${message} (${selector})`);
    }
    expect(errors).toEqual([]);
  });

  test('says its language, title and description, and has one first heading', () => {
    const isShort = (text: string | null | undefined) => (text ?? '').length <= 30;
    expect(
      offenders(({ document }) => {
        const description = document.querySelector('meta[name="description"]')?.getAttribute('content');
        return [
          ...(document.documentElement.lang === 'en-GB' ? [] : ['language']),
          ...(/Routinely Unarmed/.test(textOf(document.querySelector('title'))) ? [] : ['title']),
          ...(isShort(description) ? ['description'] : []),
          ...(document.querySelectorAll('h1').length === 1 ? [] : ['first heading']),
        ];
      }),
    ).toEqual([]);
  });

  test('has one of the strict policies of policies.txt, before anything that it governs', async () => {
    const policies = new Set<string>();
    const isInline = ({ name }: Attr) => /^on|^style$/.test(name);
    const errors = offenders(({ path, html, document }) => {
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
      const start = html.indexOf('http-equiv="content-security-policy"');
      return [
        ...(metas.length === 1 ? [] : ['not one policy']),
        ...(start < html.search(/<script|<style|rel="stylesheet"|<body/) ? [] : ['not first']),
        ...([...document.querySelectorAll('*')].some((each) => [...each.attributes].some(isInline))
          ? ['an inline style or handler, which it would refuse']
          : []),
      ];
    });
    expect(errors).toEqual([]);
    const listed = [...policies].toSorted().map((policy) => policy.replaceAll(/;(?=.)/g, ';\n'));
    expect(listed.join('\n')).not.toMatch(/unsafe-|\*|https?:/);
    await expect(listed.join('\n\n')).toMatchFileSnapshot('snapshots/policies.txt');
  });

  test('brings at most 4.5 kB of JavaScript, compressed, before anything is asked for, and that of the forces 1.5 kB', () => {
    expect(
      offenders(({ path, document }) => {
        // Data for machines is no script: the browser does not run it.
        const bytes = sum(document.querySelectorAll('script:not([type$=json])'), weigh);
        return bytes > (path === '/forces/' ? 1500 : 4500) ? [`${bytes} bytes`] : [];
      }),
    ).toEqual([]);
  });
});

/** Bytes of each kind of page with its scripts and without its font; the first that fits a page is its kind. */
const limits: [kind: RegExp, bytes: number][] = [
  [/^\/$/, 42_000],
  [/^\/forces\/.+\/$/, 16_000],
  // Its words in full stand in the table, in the list and in what machines read.
  [/^\/charts\/timeline\/$/, 25_000],
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
  expect(pageAt('/').document.querySelectorAll('*').length).toBeLessThanOrEqual(4500);
});
