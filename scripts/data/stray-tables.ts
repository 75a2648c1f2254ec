import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { tableNames } from '../../src/data/tables/index.ts';
import type { DataError } from './data-error.ts';

/** Tables in data/ that nothing reads: “armed-officers (1).csv”, as a browser saves a second copy, or a workbook. */
export function findStrayTables(root: string): DataError[] {
  const known = tableNames.map((name) => `${name}.csv`);
  return readdirSync(join(root, 'data'))
    .filter((name) => /\.(csv|tsv|xlsx?|ods)$/i.test(name) && !known.includes(name))
    .toSorted()
    .map((name) => ({
      file: `data/${name}`,
      received: 'a file that nothing reads',
      expected: 'the tables that data/README.md lists, and no others',
      fix: 'take over into its table what is new in it, and delete it',
    }));
}
