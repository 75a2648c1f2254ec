import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Day } from '../../src/data/as-of.ts';
import { sentencesFile } from '../../src/forces/facts.ts';
import { makeOnce, readOnce } from '../../src/data/derive-once.ts';
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
    ([name, value]) =>
      [`${name}.json`, makeOnce(writeGenerated, value, (value) => `${JSON.stringify(value)}\n`)] as const,
  );
  mkdirSync(join(folder, 'charts'), { recursive: true });
  for (const [name, text] of files) {
    const path = join(folder, name);
    if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
  }
  const written = new Set(['charts', 'version.json', ...files.map(([name]) => name)]);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (!written.has(name)) rmSync(join(folder, name), { recursive: true, force: true });
  const hash = createHash('sha256');
  for (const [, text] of files) hash.update(text);
  // What pages keep for one version is made from these, too.
  for (const path of globSync(['src/charts/*/text.md', sentencesFile], { cwd: root }).toSorted())
    hash.update(readOnce(join(root, path)));
  writeFileSync(join(folder, 'version.json'), `${JSON.stringify(hash.digest('hex').slice(0, 8))}\n`);
}
