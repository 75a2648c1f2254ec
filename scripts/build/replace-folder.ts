import { existsSync, renameSync, rmSync } from 'node:fs';

/** Puts a folder in the place of `target`, on the same disk. Between the two renames the old one is `<target>.old`. */
export function replaceFolder(target: string, folder: string): void {
  rmSync(`${target}.old`, { recursive: true, force: true });
  if (existsSync(target)) renameSync(target, `${target}.old`);
  renameSync(folder, target);
  rmSync(`${target}.old`, { recursive: true, force: true });
}

/** Takes the old folder back where a process was killed between the two renames. */
export function restoreFolder(target: string): void {
  if (!existsSync(target) && existsSync(`${target}.old`)) renameSync(`${target}.old`, target);
}
