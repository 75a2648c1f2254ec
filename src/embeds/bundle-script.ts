import { join } from 'node:path';
import { rolldown } from 'rolldown';

const bundled = new Map<string, Promise<string>>();

/**
 * A script of ours with all that it imports, as one small classic script: an embed brings its own inside, and hosts load
 * theirs from one address. `entry` is a file of src/embeds. Rolldown is what builds the rest of the site, too.
 */
export function bundleScript(entry: string): Promise<string> {
  const known = bundled.get(entry);
  if (known) return known;
  const making = make(join(process.cwd(), 'src/embeds', entry));
  bundled.set(entry, making);
  return making;
}

async function make(input: string): Promise<string> {
  const bundle = await rolldown({ input, tsconfig: false });
  const { output } = await bundle.generate({ format: 'iife', minify: true });
  await bundle.close();
  return output[0].code.trim();
}
