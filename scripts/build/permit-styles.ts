import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { permitStyles } from '../../src/layouts/policy.ts';
import { listBuiltFiles } from './built-files.ts';

/**
 * After a build: writes the hashes of the styles in each page into its policy. Styles are in the pages because a browser
 * would ask for a file of them late, and show nothing before it has come.
 */
export function permitStylesOfPages(): AstroIntegration {
  return {
    name: 'permit-styles',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const folder = fileURLToPath(dir);
        for (const path of listBuiltFiles(folder).filter((path) => path.endsWith('.html'))) {
          const html = readFileSync(join(folder, path), 'utf8');
          const permitted = permitStyles(html);
          if (permitted !== html) writeFileSync(join(folder, path), permitted);
        }
      },
    },
  };
}
