import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { fullAddress } from '../site.ts';

const bundled = new Map<string, Promise<string>>();

/**
 * A script of ours with all that it imports, as one small classic script: an embed brings its own inside, and hosts load
 * theirs from one address. `entry` is a file of src/embeds; `site` is the address of this site, for the script of hosts. Rolldown is what builds the rest of the site, too.
 */
export function bundleScript(entry: string, site = fullAddress('/')): Promise<string> {
  const key = `${entry} ${site}`;
  const known = bundled.get(key);
  if (known) return known;
  const making = make(join(process.cwd(), 'src/embeds', entry), site);
  bundled.set(key, making);
  return making;
}

async function make(input: string, site: string): Promise<string> {
  const define = { SITE: JSON.stringify(site) };
  const bundle = await rolldown({ input, tsconfig: false, transform: { define } });
  const { output } = await bundle.generate({ format: 'iife', minify: true });
  await bundle.close();
  return output[0].code.trim();
}
