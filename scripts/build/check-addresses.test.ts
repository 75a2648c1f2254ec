import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkAddresses, listAddresses } from './check-addresses.ts';
import { formatError } from '../data/data-error.ts';

const dist = mkdtempSync(join(tmpdir(), 'addresses-'));
afterAll(() => {
  rmSync(dist, { recursive: true });
});

for (const file of [
  'index.html',
  '404.html',
  'charts/index.html',
  'charts/arming-view/index.html',
  'charts/arming-view.csv',
  '_astro/page.d41d8c.css',
  'SHA256SUMS',
  'sitemap-0.xml',
]) {
  mkdirSync(dirname(join(dist, file)), { recursive: true });
  writeFileSync(join(dist, file), '');
}

const released = (address: string, moved_to: string | null = null) => ({
  row: 2,
  address,
  since: '2026-11-23',
  moved_to,
});

test('a page’s address is its folder, a file’s its name; hashed assets and sitemaps have none', () => {
  expect(listAddresses(dist)).toEqual([
    '/',
    '/404.html',
    '/charts/',
    '/charts/arming-view.csv',
    '/charts/arming-view/',
  ]);
});

describe('an address that was released', () => {
  test('and still answers is no fault', () => {
    expect(
      checkAddresses(
        dist,
        ['/', '/charts/', '/charts/arming-view.csv'].map((address) => released(address)),
      ),
    ).toEqual([]);
  });

  test('and moved to one that answers is no fault', () => {
    expect(checkAddresses(dist, [{ ...released('/'), moved_to: '/charts/' }])).toEqual([]);
  });

  test('and is lost is one', () => {
    expect(checkAddresses(dist, [released('/charts/arming/')]).map(formatError)[0]).toMatchInlineSnapshot(
      `"data/addresses.csv:2:address — received "/charts/arming/", expected an address that this build has: it was released, and embeds and links rest on it; bring the page back, or write in moved_to where it went"`,
    );
    expect(
      checkAddresses(dist, [released('/charts/arming-view.svg'), released('/charts/arming-view.csv')]),
    ).toHaveLength(1);
  });

  test('and is lost although it has moved, since no page stands there to say where', () => {
    expect(
      checkAddresses(dist, [released('/charts/arming/', '/charts/arming-view/')]).map(formatError)[0],
    ).toMatchInlineSnapshot(
      `"data/addresses.csv:2:address — received "/charts/arming/", expected an address that this build has: it was released, and embeds and links rest on it; bring the page back, or write in moved_to where it went"`,
    );
  });

  test('and moved to one that is not there either is one', () => {
    expect(checkAddresses(dist, [released('/', '/chart/')]).map(formatError)[0]).toMatchInlineSnapshot(
      `"data/addresses.csv:2:moved_to — received "/chart/", expected an address that this build has; correct it"`,
    );
  });
});
