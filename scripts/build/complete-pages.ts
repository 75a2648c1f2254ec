import type { AstroIntegration } from 'astro';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { permitInside } from '../../src/layouts/policy.ts';
import { listBuiltFiles } from './built-files.ts';

/**
 * After a build: inlines what a page needs at once, since each file that it requests costs a round trip. Its styles are
 * inlined already. Embeds are complete as they are, and fragments become part of a page that is complete.
 */
export function completePages(): AstroIntegration {
  return {
    name: 'complete-pages',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const folder = fileURLToPath(dir);
        const read = (path: string) => readFileSync(join(folder, path), 'utf8');
        const files = listBuiltFiles(folder);
        for (const path of files.filter((path) => /^(?!embed\/|parts\/).*\.html$/.test(path)))
          writeFileSync(join(folder, path), permitInside(insertScripts(read(path), read)));
        for (const path of files.filter((path) => insideScripts.test(path))) rmSync(join(folder, path));
      },
    },
  };
}

type Read = (path: string) => string;

const insideScripts = /_astro\/(Explore|FilterField)\.[^"]*\.js/;

/**
 * The script of charts runs as soon as it is parsed, which a module does not: the charts above it respond while the rest of the
 * page loads.
 */
const insertScripts = (html: string, read: Read): string =>
  html.replaceAll(
    new RegExp(`<script type="module" src="([^"]*/)(${insideScripts.source})"></script>`, 'g'),
    (_, base: string, path: string, component: string) => {
      const code = read(path).trim().replaceAll('import(`./', `import(\`${base}_astro/`);
      return component === 'Explore'
        ? `<script>(()=>{'use strict';${code}})()</script>`
        : `<script type="module">${code}</script>`;
    },
  );
