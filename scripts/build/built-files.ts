import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { DataError } from '../data/data-error.ts';
import type { Tables } from '../../src/data/tables/index.ts';

/** The path of every file below a folder, with slashes, sorted: charts/index.html */
export const listBuiltFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();

/** The hash of every file below a folder, in the form that `sha256sum -c` reads. */
export const formatChecksums = (folder: string): string =>
  listBuiltFiles(folder)
    .map((path) => {
      const hash = createHash('sha256').update(readFileSync(join(folder, path)));
      return `${hash.digest('hex')}  ${path}\n`;
    })
    .join('');

/** Files whose addresses change with every build, or that exist only where a build knows its site (the sitemap). */
const unaddressed = /^\/_astro\/|^\/pictures\/|^\/parts\/|^\/(SHA256SUMS|_headers|sitemap-\w+\.xml)$/;

/** The public addresses of a built site: /charts/ for charts/index.html, /charts/x.csv as it is. */
export const listAddresses = (dist: string): string[] =>
  listBuiltFiles(dist)
    .map((path) => `/${path}`.replace(/\/index\.html$/, '/'))
    .filter((path) => !unaddressed.test(path))
    .toSorted();

/** Every address ever released must still answer, or say where it went. */
export function checkAddresses(dist: string, addresses: Tables['addresses']): DataError[] {
  const file = 'data/addresses.csv';
  const isThere = (address: string) =>
    existsSync(join(dist, address.endsWith('/') ? `${address}index.html` : address));
  return addresses.flatMap(({ row, address, moved_to }): DataError[] => {
    if (moved_to !== null && !isThere(moved_to)) {
      return [
        {
          file,
          row,
          column: 'moved_to',
          received: moved_to,
          expected: 'an address that this build has',
          fix: 'correct it',
        },
      ];
    }
    if (isThere(address)) return [];
    return [
      {
        file,
        row,
        column: 'address',
        received: address,
        expected: 'an address that this build has: it was released, and embeds and links rest on it',
        fix: 'bring the page back, or write in moved_to where it went',
      },
    ];
  });
}
