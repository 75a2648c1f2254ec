import { median } from 'd3';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { describe, expect, onTestFinished, test } from 'vitest';
import { listBuiltFiles } from '../scripts/build/built-files.ts';
import { loadProse, loadTables } from '../src/data/generated.ts';
import { base, brokenLinks, dist, loadedFromElsewhere, readPages, weigh } from './support/pages.ts';
import { makeFolder, writeFiles } from './support/folders.ts';

/** What must hold on every page, read from the files of dist/ without a browser. */

const pages = readPages(dist);
const pageAt = (path: string) => {
  const page = pages.find((page) => page.path === path);
  if (!page) throw new Error(`no page: ${path}`);
  return page;
};

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

test('the checks find links that lead nowhere and what is loaded from another host', () => {
  const folder = makeFolder(onTestFinished);
  writeFiles(folder, {
    'charts/index.html': '<h1 id="top">Charts</h1><a href="../">Home</a>',
    'index.html': `<a href="/armed/charts/#top">right</a><a href="https://example.org/">elsewhere</a><a href="#here" id="here">here</a>
    <a href="/charts/">without the base</a><a href="/armed/chart/">no page</a><a href="/armed/charts/#bottom">no place</a><a href="/armed/charts">no slash</a>
    <img src="/armed/picture.png"><img src="https://example.org/pixel.gif"><script src="//example.org/count.js"></script>
    <style>@import "https://example.org/style.css"; p { background: url(data:,) }</style>`,
  });
  const found = readPages(folder);
  const broken = [
    '/charts/',
    '/armed/chart/',
    '/armed/charts/#bottom',
    '/armed/charts',
    '/armed/picture.png',
  ];
  expect(brokenLinks(folder, found, { base: '/armed/' })).toEqual(broken.map((address) => `/ → ${address}`));
  expect(found.flatMap(({ document }) => loadedFromElsewhere(document))).toEqual([
    'https://example.org/pixel.gif',
    '//example.org/count.js',
    'https://example.org/style.css',
  ]);
});

describe('the site', () => {
  test('has no link that leads nowhere', () => {
    expect(brokenLinks(dist, pages, { base })).toEqual([]);
  });

  test('has its styles inside its pages: nothing is shown before a file of them would be there', () => {
    expect(listBuiltFiles(dist).filter((file) => file.endsWith('.css'))).toEqual([]);
  });

  test('lists every number of the article with its publications, and every source', () => {
    const { numbers } = loadProse();
    const { sources } = loadTables();
    const [ofNumbers, ofSources] = [pageAt('/numbers/').document, pageAt('/sources/').document];
    const lacking = [
      ...numbers.flatMap(({ id, text, label, publications }) => {
        const entry = ofNumbers.getElementById(id);
        const rows = publications.flatMap(({ text, cited, table, row }) => [
          text,
          cited,
          `Row ${row} of ${table}.csv`,
        ]);
        return [
          ...(textOf(entry?.querySelector('h2')) === text ? [] : [`${id}: ${text}`]),
          ...[label, ...rows].filter((part) => !textOf(entry).includes(part)).map((part) => `${id}: ${part}`),
        ];
      }),
      ...sources.flatMap(({ source_id, title, publisher }) =>
        [title.replaceAll(/\s+/g, ' '), publisher]
          .filter((part) => !textOf(ofSources.getElementById(source_id)).includes(part))
          .map((part) => `${source_id}: ${part}`),
      ),
    ];
    expect(lacking).toEqual([]);
  });

  test('links no source that is not to be linked', () => {
    const { sources } = loadTables();
    const linked = new Set(sources.filter(({ link }) => link).map(({ url }) => url));
    const unlinked = sources.flatMap(({ link, url }) => (!link && url && !linked.has(url) ? [url] : []));
    expect(unlinked.length).toBeGreaterThan(0);
    const found = pages.flatMap(({ path, document }) =>
      [...document.querySelectorAll('[href]')].flatMap((element) => {
        const href = element.getAttribute('href') ?? '';
        return unlinked.includes(href) ? [`${path} → ${href}`] : [];
      }),
    );
    expect(found).toEqual([]);
  });
});

/** What a rule finds wrong, with the page it is wrong on. */
const offenders = (find: (page: (typeof pages)[number]) => string[]) =>
  pages.flatMap((page) => find(page).map((found) => `${page.path}: ${found}`));

describe('every page', () => {
  test('is valid HTML', async () => {
    const errors: string[] = [];
    for (const { path, html } of pages) {
      const { results } = await validator.validateString(html, path);
      for (const { ruleId, message, selector } of results.flatMap(({ messages }) => messages))
        errors.push(`${path}: ${ruleId}: ${message} (${selector})`);
    }
    expect(errors).toEqual([]);
  });

  test('says its language, title and description, and has one first heading', () => {
    expect(
      offenders(({ document }) => [
        ...(document.documentElement.lang === 'en-GB' ? [] : ['language']),
        ...(/Routinely Unarmed/.test(textOf(document.querySelector('title'))) ? [] : ['title']),
        ...((document.querySelector('meta[name="description"]')?.getAttribute('content') ?? '').length > 30
          ? []
          : ['description']),
        ...(document.querySelectorAll('h1').length === 1 ? [] : ['first heading']),
      ]),
    ).toEqual([]);
  });

  test('has one strict policy, before anything that it governs', () => {
    const findErrors = ({ path, html, document }: (typeof pages)[number]): string[] => {
      const policies = [...document.querySelectorAll('meta[http-equiv="content-security-policy"]')];
      const policy = policies[0]?.getAttribute('content') ?? '';
      // A page runs files of this site and what is inside it, an embed that alone; both bring their style.
      const hashesOf = (tag: RegExp) =>
        [...html.matchAll(tag)]
          .map(([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
          .join(' ');
      const scripts = hashesOf(/<script(?![^>]*(?:json|src)[^>]*>)[^>]*>(.*?)<\/script>/gs);
      const styles = hashesOf(/<style>(.*?)<\/style>/gs);
      const start = html.indexOf('http-equiv="content-security-policy"');
      const rules: [string, boolean][] = [
        ['one policy', policies.length === 1],
        ['nothing by default', policy.includes("default-src 'none'")],
        [
          'scripts of this site alone',
          policy.includes(`script-src ${path.startsWith('/embed/') ? '' : "'self' "}${scripts};`),
        ],
        ['its styles alone', styles.length > 0 && policy.includes(`style-src ${styles};`)],
        ['Trusted Types', policy.includes("require-trusted-types-for 'script'")],
        ['no wildcard', !/unsafe|https?:|\*/.test(policy)],
        // Pictures may be data; nothing that runs may.
        ['no data that runs', !policy.replace(/img-src [^;]*/, '').includes('data:')],
        ['first', start >= 0 && start < html.search(/<script|<style|rel="stylesheet"|<body/)],
      ];
      return rules.filter(([, holds]) => !holds).map(([rule]) => rule);
    };
    expect(offenders(findErrors)).toEqual([]);
  });

  test('has no inline style and no inline handler, which the policy would refuse', () => {
    expect(
      offenders(({ document }) =>
        [...document.querySelectorAll('*')].flatMap((element) =>
          [...element.attributes]
            .filter(({ name }) => name === 'style' || name.startsWith('on'))
            .map(({ name }) => `${element.localName} ${name}`),
        ),
      ),
    ).toEqual([]);
  });

  test('loads nothing from another host', () => {
    expect(offenders(({ document }) => loadedFromElsewhere(document))).toEqual([]);
  });

  test('brings at most 4.5 kB of JavaScript, compressed, before anything is asked for, and that of the forces 1.5 kB', () => {
    const sizeOf = new Map<string, number>();
    expect(
      offenders(({ path, document }) => {
        // Data for machines is no script: the browser does not run it.
        const scripts = [...document.querySelectorAll('script:not([type$=json])')].map((script) => {
          const source = script.getAttribute('src');
          const key = source ?? script.textContent ?? '';
          const code = () => (source ? readFileSync(join(dist, source.slice(base.length - 1))) : key);
          const size = sizeOf.get(key) ?? brotliCompressSync(code()).length;
          sizeOf.set(key, size);
          return size;
        });
        const bytes = scripts.reduce((sum, size) => sum + size, 0);
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
  const weights = pages.map((page) => ({ path: page.path, bytes: weigh(page) }));
  const over = weights.flatMap(({ path, bytes }) => {
    const limit = limits.find(([kind]) => kind.test(path))?.[1] ?? Infinity;
    return bytes > limit ? [`${path}: ${bytes} bytes, at most ${limit}`] : [];
  });
  expect(over).toEqual([]);
  const embeds = weights.filter(({ path }) => path.startsWith('/embed/'));
  expect(median(embeds, ({ bytes }) => bytes)).toBeLessThanOrEqual(9000);
  expect(pageAt('/').document.querySelectorAll('*').length).toBeLessThanOrEqual(4500);
});
