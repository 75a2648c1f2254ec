import { expect, test } from 'vitest';
import { findOnPages, openSite, templates } from '../support/open-site.ts';

/** The complete matrix: every kind of page, on phone and desktop, light and dark. */

const site = openSite();

test.for([
  { width: 390, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
] as const)('axe finds nothing wrong at $width in $colorScheme', async (options) => {
  expect(await findOnPages(site, templates, options)).toEqual([]);
});
