import { headersOf, type Moved } from './headers.ts';

/**
 * `_headers` and `_redirects`, which Netlify and Cloudflare read. Rules that match together are joined there, and a rule
 * cannot leave out what another gives: so each folder and file at the top of the site has a rule of its own. A host takes
 * a hundred rules of 2,000 characters.
 */
export function printHeaders(entries: { name: string; isFolder: boolean }[], base: string): string {
  const paths = entries.map(({ name, isFolder }) => (isFolder ? { path: `/${name}/`, ending: '*' } : { path: name === 'index.html' ? '/' : `/${name}`, ending: '' }));
  return paths
    .toSorted((one, other) => (one.path < other.path ? -1 : 1))
    .map(({ path, ending }) => [base + path.slice(1) + ending, ...Object.entries(headersOf(path)).map(([name, value]) => `  ${name}: ${value}`), ''].join('\n'))
    .join('');
}

export const printRedirects = (moved: Moved, base: string): string => moved.map(({ from, to }) => `${base}${from.slice(1)} ${base}${to.slice(1)} 301\n`).join('');
