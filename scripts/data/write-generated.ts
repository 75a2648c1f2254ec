import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Generated } from './load.ts';

/** Writes src/generated/ anew: plain JSON. The version comes last, so that it never names figures that are not there. */
export function writeGenerated(root: string, { tables, charts, prose, editions }: Generated): void {
  const folder = join(root, 'src/generated');
  const files = Object.entries({ ...tables, prose, editions, ...prefixed(charts) }).map(
    ([name, value]) => [name, `${JSON.stringify(value)}\n`] as const,
  );
  mkdirSync(join(folder, 'charts'), { recursive: true });
  for (const [name, text] of files) writeFileSync(join(folder, `${name}.json`), text);
  const written = new Set(['charts', 'version.json', ...files.map(([name]) => `${name}.json`)]);
  for (const left of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (!written.has(left)) rmSync(join(folder, left), { recursive: true, force: true });
  const hash = createHash('sha256').update(files.map(([, text]) => text).join(''));
  writeFileSync(join(folder, 'version.json'), `${JSON.stringify(hash.digest('hex').slice(0, 8))}\n`);
}

const prefixed = (charts: Generated['charts']) =>
  Object.fromEntries(Object.entries(charts).map(([id, rows]) => [`charts/${id}`, rows]));
