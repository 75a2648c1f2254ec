import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Generated } from './data-run.ts';
import { newFolder, swapIn } from './swap-folder.ts';

/** Writes src/generated/ whole or not at all. */
export function writeGenerated(root: string, { tables, charts, prose, editions }: Generated): void {
  const source = join(root, 'src');
  const folder = newFolder(source, 'generated');
  mkdirSync(join(folder, 'charts'));
  const write = (path: string, value: unknown) => {
    writeFileSync(join(folder, `${path}.json`), `${JSON.stringify(value)}\n`);
  };
  for (const [name, rows] of Object.entries(tables)) write(name, rows);
  for (const [id, rows] of Object.entries(charts)) write(`charts/${id}`, rows);
  write('prose', prose);
  write('editions', editions);
  swapIn(source, 'generated', folder);
}
