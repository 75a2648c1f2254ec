import type { APIRoute } from 'astro';
import { address } from '../site.ts';

/** Everything may be read. Robots look for this file at the root of a domain alone: below a path the host’s own counts. */
export const GET: APIRoute = () => {
  const sitemap = address('/sitemap-index.xml');
  return new Response(`User-agent: *\nAllow: /\n${sitemap ? `\nSitemap: ${sitemap}\n` : ''}`, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
};
