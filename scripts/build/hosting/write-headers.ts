import { readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { checksumsFile } from '../checksums.ts';
import { hashed } from './headers.ts';
import { readMoved } from './moved.ts';
import { formatHeaders, formatRedirects } from './print-headers.ts';

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
        writeFileSync(
          new URL('_headers', dir),
          formatHeaders([...listPaths(dir), `/${checksumsFile}`], base),
        );
        writeFileSync(new URL('_redirects', dir), formatRedirects(readMoved(fileURLToPath(root)), base));
      },
    },
  };
}

/**
 * The folders and files at the top of the site, and each hashed file by its name: a rule for their folder would also hold
 * for a file that is gone, and a browser would remember for a year that it is.
 */
function listPaths(dir: URL): string[] {
  const top = readdirSync(dir, { withFileTypes: true }).map((entry) =>
    entry.isDirectory() ? `/${entry.name}/` : `/${entry.name}`,
  );
  const files = readdirSync(new URL(hashed.slice(1), dir)).map((name) => hashed + name);
  return [
    ...top.filter((path) => path !== hashed).map((path) => (path === '/index.html' ? '/' : path)),
    ...files,
  ];
}
