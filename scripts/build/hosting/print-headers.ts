import { type Moved, ownHeadersOf, shared } from './headers.ts';

/**
 * `_headers` and `_redirects`, which Netlify and Cloudflare read. Rules that match together are joined there, and a rule
 * cannot leave out what another gives: so the rule for all addresses says what is the same everywhere, and each path has a
 * rule for the rest; a path that ends in a slash stands for all below it. A host takes a hundred rules of 2,000 characters.
 */
export function formatHeaders(paths: string[], base: string): string {
  const rule = (address: string, headers: Record<string, string>) =>
    [address, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`), ''].join('\n');
  const own = paths
    .toSorted()
    .map((path) =>
      rule(base + path.slice(1) + (path.endsWith('/') && path !== '/' ? '*' : ''), ownHeadersOf(path)),
    );
  return [rule(`${base}*`, shared), ...own].join('');
}

export const formatRedirects = (moved: Moved, base: string): string =>
  moved.map(({ from, to }) => `${base}${from.slice(1)} ${base}${to.slice(1)} 301\n`).join('');
