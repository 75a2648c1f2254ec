import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { devOverlay } from './scripts/dev/index.ts';
import { describeSitemap } from './scripts/build/built-files.ts';
import { completePages } from './scripts/build/complete-pages.ts';

/** Where the site will stand, with or without a path: https://example.org/armed/ */
const siteUrl = process.env.SITE_URL ? new URL(process.env.SITE_URL) : undefined;

/** What is loaded on demand is one file each, so there is nothing to preload: Vite’s code for that was a sixth of a page’s script. */
const noPreload = {
  name: 'no-preload',
  enforce: 'pre',
  load: (id) =>
    id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : undefined,
};

export default defineConfig({
  ...(siteUrl && { site: siteUrl.origin, base: siteUrl.pathname }),
  trailingSlash: 'ignore',
  // There is no code in the prose; the highlighter would write inline styles.
  markdown: { syntaxHighlight: false },
  integrations: [
    mdx(),
    devOverlay(),
    completePages(),
    // A sitemap needs full addresses: without SITE_URL there is none.
    ...(siteUrl ? [sitemap(describeSitemap(siteUrl))] : []),
  ],
  devToolbar: { enabled: false },
  // While a picture is drawn in pixels, on another core, the next pages are made.
  build: { inlineStylesheets: 'always', concurrency: 8 },
  // Only completePages puts a script into a page, and permits it. The development server ignores the folder of a build.
  vite: {
    plugins: [noPreload],
    build: { modulePreload: false, assetsInlineLimit: 0 },
    server: { watch: { ignored: ['**/.dist-new/**'] } },
  },
});
