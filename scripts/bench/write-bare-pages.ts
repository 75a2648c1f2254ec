import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseHTML } from 'linkedom';

/** The colours of the pictures, and a readable margin: all the style that a bare page has. */
const style = `${readFileSync(join(import.meta.dirname, '../../src/styles/tokens.css'), 'utf8')}
body { margin: 16px; background: var(--paper); color: var(--ink); font-family: sans-serif }
svg, img { max-width: 100%; height: auto }`;

/** The limit of what a page can be: the same markup with its text and pictures, and no script, data, font or style sheet. */
function bare(html: string): string {
  const { document } = parseHTML(html);
  const removed = 'script, style, link, meta:not([charset], [name=viewport])';
  for (const element of document.querySelectorAll(removed)) element.remove();
  const own = document.createElement('style');
  own.textContent = style;
  document.head.append(own);
  return `<!doctype html>${document.documentElement.outerHTML}`;
}

/** Writes the bare page of each of these paths of a built site to a folder, with the pictures that pages fetch. */
export function writeBarePages(dist: string, folder: string, paths: string[]): void {
  cpSync(join(dist, 'pictures'), join(folder, 'pictures'), { recursive: true });
  for (const path of paths) {
    const file = join(folder, path, 'index.html');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bare(readFileSync(join(dist, path, 'index.html'), 'utf8')));
  }
}
