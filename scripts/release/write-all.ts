import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { isRunning } from '../build/is-running.ts';

/** Where the state before a write is kept until the write is whole: named by the process that writes, and by its stage before and after. */
const journal = /^\.unfinished-(\d+)(-preparing|-done)?$/;

/**
 * Replaces several files, or none. Copies of what was there are laid down first: whoever is killed between two renames
 * leaves them behind, and `undoHalfWritten` puts them back. On an error they are put back at once.
 */
export function replaceFiles(root: string, files: ReadonlyMap<string, string>): void {
  const folder = join(root, `.unfinished-${process.pid}`);
  const preparing = `${folder}-preparing`;
  try {
    for (const [path, text] of files) {
      put(join(preparing, 'after', path), text);
      if (existsSync(join(root, path))) put(join(preparing, 'before', path), readFileSync(join(root, path)));
    }
    put(join(preparing, 'paths.json'), JSON.stringify([...files.keys()]));
    renameSync(preparing, folder);
    for (const path of files.keys()) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      renameSync(join(folder, 'after', path), join(root, path));
    }
    drop(folder);
  } catch (error) {
    rmSync(preparing, { recursive: true, force: true });
    if (existsSync(folder)) putBack(root, folder);
    throw error;
  }
}

/** Puts back what a killed write had begun to replace. Says which files, for the editor to know. */
export function undoHalfWritten(root: string): string[] {
  return readdirSync(root).flatMap((name) => {
    const [, writer, stage] = journal.exec(name) ?? [];
    if (writer === undefined || isRunning(Number(writer))) return [];
    if (stage === undefined) return putBack(root, join(root, name));
    rmSync(join(root, name), { recursive: true, force: true });
    return [];
  });
}

function putBack(root: string, folder: string): string[] {
  const paths = JSON.parse(readFileSync(join(folder, 'paths.json'), 'utf8')) as string[];
  // What was not renamed yet still waits under “after”; the file itself is as it was.
  const replaced = paths.filter((path) => !existsSync(join(folder, 'after', path)));
  for (const path of replaced) {
    const before = join(folder, 'before', path);
    if (!existsSync(before)) {
      rmSync(join(root, path), { force: true });
      continue;
    }
    // A copy is renamed into place, so that being killed once more does no harm.
    put(`${before}-again`, readFileSync(before));
    renameSync(`${before}-again`, join(root, path));
  }
  for (const path of paths) dropEmpty(root, dirname(path));
  drop(folder);
  return replaced;
}

/** Folders that were made for a new file go with it. */
function dropEmpty(root: string, folder: string): void {
  const path = join(root, folder);
  if (existsSync(path) && readdirSync(path).length > 0) return;
  if (existsSync(path)) rmdirSync(path);
  if (dirname(folder) !== folder) dropEmpty(root, dirname(folder));
}

/** The one rename after which the write is no longer undone. */
function drop(folder: string): void {
  renameSync(folder, `${folder}-done`);
  rmSync(`${folder}-done`, { recursive: true, force: true });
}

function put(path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text, { flush: true });
}
