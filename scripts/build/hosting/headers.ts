/**
 * What every answer of the site says beside its bytes, written once; `_headers` and the nginx configuration are printed
 * from it. What a page may load and run stands in the page itself (src/layouts/policy.ts), since not every host can send headers;
 * here is what only a header can say.
 */
export type Headers = Record<string, string>;

/** What nobody may do with any answer. No page has a form, a base or a plug-in. */
const fixed = "base-uri 'none'; form-action 'none'; object-src 'none'";

/** All is public, sets no cookie and differs for nobody: any page may read it. */
export const shared: Headers = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Access-Control-Allow-Origin': '*',
};

/** Below these, answers differ from the rest: embeds stand in frames, and hashed files never change. */
export const embeds = '/embed/';
export const hashed = '/_astro/';

export const framing: Record<'anywhere' | 'nowhere', Headers> = {
  anywhere: { 'Content-Security-Policy': fixed },
  nowhere: { 'Content-Security-Policy': `${fixed}; frame-ancestors 'none'`, 'X-Frame-Options': 'DENY' },
};

/** Five minutes: a correction should not wait longer for its readers. After them a browser asks whether its copy still holds. */
export const caching: Record<'forever' | 'shortly', Headers> = {
  forever: { 'Cache-Control': 'public, max-age=31536000, immutable' },
  shortly: { 'Cache-Control': 'public, max-age=300' },
};

/** What differs from the type that a host would choose by the ending of a file. */
export const types: Record<string, string> = {
  '/feed.xml': 'application/atom+xml',
  '/SHA256SUMS': 'text/plain',
};

/** What an address says beside what all say, by its path below the site’s root: /embed/timeline/ */
export const ownHeadersOf = (path: string): Headers => ({
  ...(path.startsWith(embeds) ? framing.anywhere : framing.nowhere),
  ...(path.startsWith(hashed) ? caching.forever : caching.shortly),
  ...(types[path] && { 'Content-Type': `${types[path]}; charset=utf-8` }),
});

export const headersOf = (path: string): Headers => ({ ...shared, ...ownHeadersOf(path) });

/** Old addresses and where they went, by their paths below the site’s root. */
export type Moved = { from: string; to: string }[];
