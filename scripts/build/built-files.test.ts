import { expect, test } from 'vitest';
import { checkAddresses, listAddresses } from './built-files.ts';
import { formatError } from '../data/data-error.ts';
import { makeFolder, writeFiles } from '../../tests/support/folders.ts';

const dist = makeFolder();

const pages = ['index.html', '404.html', 'charts/index.html', 'charts/arming-view.csv'];
const others = ['_astro/page.d41d8c.css', '_headers', 'SHA256SUMS', 'sitemap-0.xml'];
writeFiles(dist, Object.fromEntries([...pages, ...others].map((name) => [name, ''])));

const check = (address: string, moved_to: string | null = null) =>
  checkAddresses(dist, [{ row: 2, address, since: '2026-11-23', moved_to }]).map(formatError);

test('a page’s address is its folder, a file’s its name; hashed files, headers and sitemaps have none', () => {
  expect(listAddresses(dist)).toEqual(['/', '/404.html', '/charts/', '/charts/arming-view.csv']);
});

test('a released address still exists, or a page there leads to one that exists', () => {
  for (const address of ['/', '/charts/', '/charts/arming-view.csv']) expect(check(address)).toEqual([]);
  expect(check('/', '/charts/')).toEqual([]);
  const lost = [
    'data/addresses.csv:2:address — received "/charts/arming/", expected an address that this build has: it was released, and embeds and links rest on it; bring the page back, or write in moved_to where it went',
  ];
  expect(check('/charts/arming/')).toEqual(lost);
  expect(check('/charts/arming/', '/charts/')).toEqual(lost);
  expect(check('/', '/chart/')).toEqual([
    'data/addresses.csv:2:moved_to — received "/chart/", expected an address that this build has; correct it',
  ]);
});
