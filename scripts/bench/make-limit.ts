import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseHTML } from 'linkedom';

/** The colours that pictures are drawn in, and room enough to read: all the style that the bare page has. */
const style = `${readFileSync(join(import.meta.dirname, '../../src/styles/tokens.css'), 'utf8')}
body { margin: 16px; background: var(--paper); color: var(--ink); font-family: sans-serif }
svg, img { max-width: 100%; height: auto }`;

/**
 * The limit of what a page can be: the same markup with its words and pictures, drawn for phones and for desks as there,
 * and nothing besides. No script, no data, no face, no style sheet; what the head says to others is gone. Pictures that
 * the page has in files, fetched when a reader comes near, it has so as well.
 */
export function bare(html: string): string {
  const { document } = parseHTML(html);
  for (const element of document.querySelectorAll(
    'script, style, link, meta:not([charset], [name=viewport])',
  ))
    element.remove();
  const own = document.createElement('style');
  own.textContent = style;
  document.head.append(own);
  return `<!doctype html>${document.documentElement.outerHTML}`;
}

/** Writes the bare page of each of these paths of a built site into a folder, with the pictures that they fetch. */
export function makeLimit(dist: string, folder: string, paths: string[]): void {
  cpSync(join(dist, 'pictures'), join(folder, 'pictures'), { recursive: true });
  for (const path of paths) {
    const file = join(folder, path, 'index.html');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bare(readFileSync(join(dist, path, 'index.html'), 'utf8')));
  }
}
