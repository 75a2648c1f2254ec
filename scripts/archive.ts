import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { archiveArticle } from './archive-article.ts';

/** `npm run archive`, after a build: writes the article with its charts as one file, for a reader in ten years. */
const file = 'archive/routinely-unarmed.html';
const siteUrl = process.env['SITE_URL'];
const base = siteUrl ? new URL(siteUrl).pathname.replace(/\/?$/, '/') : '/';
const html = archiveArticle(
  (path) => readFileSync(join('dist', path.endsWith('/') ? `${path}index.html` : path)),
  { base, siteUrl },
);
mkdirSync('archive', { recursive: true });
writeFileSync(`${file}.new`, html);
renameSync(`${file}.new`, file);
console.log(`${file}: ${Math.round(html.length / 1000).toLocaleString('en-GB')} kB, asks for nothing.`);
