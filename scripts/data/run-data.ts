import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Day } from '../../src/data/as-of.ts';
import { checkData, type Checked, type Examined } from './load.ts';

/** From data/ to src/generated/, or a list of all that is wrong. */
export function runData(root: string, today: Day): Checked {
  const checked = checkData(root, { today });
  if (checked.examined && checked.errors.length === 0) writeGenerated(root, checked.examined);
  return checked;
}

/** Writes src/generated/ anew: plain JSON. The version comes last, so that it never names figures that are not there. */
function writeGenerated(root: string, { tables, charts, prose, editions }: Examined): void {
  const folder = join(root, 'src/generated');
  const rows = Object.entries(charts).map(([id, ofChart]) => [`charts/${id}`, ofChart] as const);
  const files = [...Object.entries({ ...tables, prose, editions }), ...rows].map(
    ([name, value]) => [`${name}.json`, `${JSON.stringify(value)}\n`] as const,
  );
  mkdirSync(join(folder, 'charts'), { recursive: true });
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  const written = new Set(['charts', 'version.json', ...files.map(([name]) => name)]);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (!written.has(name)) rmSync(join(folder, name), { recursive: true, force: true });
  const hash = createHash('sha256').update(files.map(([, text]) => text).join(''));
  writeFileSync(join(folder, 'version.json'), `${JSON.stringify(hash.digest('hex').slice(0, 8))}\n`);
}
