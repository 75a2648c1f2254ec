import { readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { checksumsFile } from '../checksums.ts';
import { readMoved } from './moved.ts';
import { printHeaders, printRedirects } from './print-headers.ts';

/** After a build: `_headers` and `_redirects` beside the pages, for the hosts that read them. */
export function writeHeaders(): AstroIntegration {
  let base = '/';
  let root: URL;
  return {
    name: 'headers',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/?$/, '/');
        root = config.root;
      },
      'astro:build:done': ({ dir }) => {
        const entries = readdirSync(dir, { withFileTypes: true }).map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
        writeFileSync(new URL('_headers', dir), printHeaders([...entries, { name: checksumsFile, isFolder: false }], base));
        writeFileSync(new URL('_redirects', dir), printRedirects(readMoved(fileURLToPath(root)), base));
      },
    },
  };
}
