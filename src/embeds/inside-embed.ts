import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { oncePerRun } from '../data/generated.ts';
import { fullAddress } from '../site.ts';

/** What stands inside the document of an embed: its script, and the colours of its style. */

/**
 * A script of ours with all that it imports, as one small classic script: an embed has its own inside, and hosts load
 * theirs from one address. `entry` is a file of src/embeds; `site` is the address of this site, for the script of hosts.
 * Rolldown is what builds the rest of the site, too.
 */
export const bundleScript = oncePerRun(async (entry: string, site?: string): Promise<string> => {
  const input = join(process.cwd(), 'src/embeds', entry);
  const define = { SITE: JSON.stringify(site ?? fullAddress('/')) };
  const bundle = await rolldown({ input, tsconfig: false, transform: { define } });
  const { output } = await bundle.generate({ format: 'iife', minify: true });
  await bundle.close();
  return output[0].code.trim();
});

interface Options {
  /** Markup and style in which the tokens are used: what is not used there is left out. */
  usedIn: string;
}

/**
 * The colours of an embed: those of the reader’s own light or dark, as on our pages, and each again for a host that asks
 * for one, which gives way to paper and to a reader’s own contrast. A host may ask for white where it is light. `tokens` is the style sheet of the tokens: light first, then dark in a media query.
 */
export function themeTokens(tokens: string, { usedIn }: Options): string {
  const used = new Set([...usedIn.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name));
  const [light = '', dark = ''] = [...tokens.matchAll(/:root\s*\{([^}]*)\}/g)].map(([, inside = '']) =>
    [...inside.matchAll(/(--[\w-]+):\s*([^;]+);/g)]
      .flatMap(([, name, value]) => (used.has(name) ? [`${name}:${value};`] : []))
      .join(''),
  );
  const inLight = (root: string, scheme: string) =>
    `${root}{color-scheme:${scheme};${light}}${root}:where([data-ground=white]){--paper:#fff;}`;
  return `${inLight(':root', 'light dark')}@media screen and (prefers-color-scheme:dark){:root{${dark}}}@media screen and (forced-colors:none){${inLight(':root[data-theme=light]', 'light')}:root[data-theme=dark]{color-scheme:dark;${dark}}}`;
}
