import { randomUUID } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isRunning } from './is-running.ts';

/**
 * A folder that is replaced whole or not at all. What is new goes to a folder of its own, `.<name>-<process>-…`, and
 * `<name>` is a link that one rename turns from the old folder to the new: whoever is killed at any moment leaves the one
 * or the other.
 */
export function newFolder(parent: string, name: string): string {
  const folder = join(parent, `.${name}-${process.pid}-${randomUUID().slice(0, 6)}`);
  mkdirSync(folder);
  return folder;
}

/** Puts a folder made by `newFolder` in the place of what stands under `name`, and clears away what is old. */
export function swapIn(parent: string, name: string, folder: string): void {
  const link = join(parent, name);
  const next = `${folder}-link`;
  symlinkSync(basename(folder), next, 'junction');
  // A real folder of that name is of an earlier version, or somebody’s own copy of what was built. It is moved before it is
  // removed, so that nobody finds it half there.
  if (lstatSync(link, { throwIfNoEntry: false })?.isDirectory()) renameSync(link, newFolder(parent, name));
  renameSync(next, link);
  clearAway(parent, name, basename(folder));
}

/** Removes what earlier runs left, finished or killed, but nothing of a run that is still writing beside this one. */
function clearAway(parent: string, name: string, current: string): void {
  for (const entry of readdirSync(parent)) {
    if (!entry.startsWith(`.${name}-`) || entry.startsWith(current)) continue;
    // A name without the id of a process is of somebody else’s making.
    const [writer] = /^\d+(?=-)/.exec(entry.slice(name.length + 2)) ?? [];
    if (writer === undefined) continue;
    if (Number(writer) === process.pid || !isRunning(Number(writer)))
      rmSync(join(parent, entry), { recursive: true, force: true });
  }
}
