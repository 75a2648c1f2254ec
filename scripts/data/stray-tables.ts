import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { tableNames } from '../../src/data/tables/index.ts';

/** Tables in data/ that nothing reads: “armed-officers (1).csv”, as a browser saves a second copy, or one saved as a workbook. */
export function findStrayTables(root: string): string[] {
  const read = tableNames.map((name) => `${name}.csv`);
  return readdirSync(join(root, 'data'))
    .filter((name) => /\.(csv|tsv|xlsx?|ods)$/i.test(name) && !read.includes(name))
    .toSorted();
}
