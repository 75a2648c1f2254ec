import type { APIRoute } from 'astro';
import { bundleScript } from '../embeds/bundle-script.ts';

/** The optional script for pages that embed a chart. */
export const GET: APIRoute = async () =>
  new Response(await bundleScript('host-script.ts'), {
    headers: { 'Content-Type': 'text/javascript; charset=utf-8' },
  });
