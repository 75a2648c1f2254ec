import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { permitStyles } from '../../src/layouts/policy.ts';

/**
 * After a build: writes into the policy of each page the hashes of the styles inside it. Styles stand in the pages, since a
 * file of them is asked for only when the page has begun to come, and nothing is shown before it is there.
 */
export function permitStylesOfPages(): AstroIntegration {
  return {
    name: 'permit-styles',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const folder = fileURLToPath(dir);
        for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
          name.endsWith('.html'),
        )) {
          const html = readFileSync(join(folder, name), 'utf8');
          const permitted = permitStyles(html);
          if (permitted !== html) writeFileSync(join(folder, name), permitted);
        }
      },
    },
  };
}
