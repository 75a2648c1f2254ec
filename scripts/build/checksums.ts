import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listBuiltFiles } from './list-built-files.ts';

/** The hash of every file below a folder, in the form that `sha256sum -c` reads. */
export const formatChecksums = (folder: string): string =>
  listBuiltFiles(folder)
    .map((path) => {
      const hash = createHash('sha256').update(readFileSync(join(folder, path)));
      return `${hash.digest('hex')}  ${path}\n`;
    })
    .join('');
