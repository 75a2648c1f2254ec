import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export const checksumsFile = 'SHA256SUMS';

/** A line for every file below a folder, in the form that `sha256sum -c` reads, sorted by path. */
export function formatChecksums(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => path !== checksumsFile)
    .map((path) => ({
      path: path.split(sep).join('/'),
      hash: createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex'),
    }))
    .toSorted((one, other) => (one.path < other.path ? -1 : 1))
    .map(({ path, hash }) => `${hash}  ${path}\n`)
    .join('');
}
