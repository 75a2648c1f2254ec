import { lstatSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Generated } from './data-run.ts';
import { isRunning } from './is-running.ts';

/**
 * Writes src/generated/ whole or not at all. The files go to a new folder, and `generated` is a link that one rename
 * turns from the old folder to the new: whoever is killed at any moment leaves the one or the other.
 */
export function writeGenerated(root: string, { tables, charts, prose, editions }: Generated): void {
  const source = join(root, 'src');
  const folder = mkdtempSync(join(source, `.generated-${process.pid}-`));
  mkdirSync(join(folder, 'charts'));
  const write = (path: string, value: unknown) => {
    writeFileSync(join(folder, `${path}.json`), `${JSON.stringify(value)}\n`);
  };
  for (const [name, rows] of Object.entries(tables)) write(name, rows);
  for (const [id, rows] of Object.entries(charts)) write(`charts/${id}`, rows);
  write('prose', prose);
  write('editions', editions);
  turnLink(join(source, 'generated'), folder);
  clearAway(source, basename(folder));
}

/** Removes what earlier runs left, finished or killed, but nothing of a run that is still writing beside this one. */
function clearAway(source: string, current: string): void {
  for (const name of readdirSync(source)) {
    const [, writer] = /^\.generated-(\d+)-/.exec(name) ?? [];
    if (writer === undefined || name.startsWith(current)) continue;
    if (Number(writer) === process.pid || !isRunning(Number(writer))) rmSync(join(source, name), { recursive: true, force: true });
  }
}

function turnLink(link: string, folder: string): void {
  const next = `${folder}-link`;
  symlinkSync(basename(folder), next, 'junction');
  if (lstatSync(link, { throwIfNoEntry: false })?.isDirectory()) rmSync(link, { recursive: true });
  renameSync(next, link);
}
