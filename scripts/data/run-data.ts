import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableNames } from '../../src/data/tables/index.ts';
import { type DataError, DataErrors } from './data-error.ts';
import { type Generated, loadData } from './load.ts';

export interface DataRun {
  /** What an editor should know beside the errors. */
  warnings: string[];
  errors: DataError[];
  /** What was written; undefined where there were errors. */
  generated?: Generated;
}

/** From data/ to src/generated/, or a list of all that is wrong. */
export function runData(root: string): DataRun {
  const warnings = findStrayTables(root).map(
    (name) =>
      `data/${name} is no table of this site and was not read. If it is a copy of one, take over what you changed and delete it.`,
  );
  try {
    const generated = loadData(root);
    writeGenerated(root, generated);
    return { warnings, errors: [], generated };
  } catch (error) {
    if (!(error instanceof DataErrors)) throw error;
    return { warnings, errors: error.errors };
  }
}

/** Tables in data/ that nothing reads: “armed-officers (1).csv”, as a browser saves a second copy, or a workbook. */
function findStrayTables(root: string): string[] {
  const known = tableNames.map((name) => `${name}.csv`);
  return readdirSync(join(root, 'data'))
    .filter((name) => /\.(csv|tsv|xlsx?|ods)$/i.test(name) && !known.includes(name))
    .toSorted();
}

/** Writes src/generated/ anew: plain JSON. The version comes last, so that it never names figures that are not there. */
function writeGenerated(root: string, { tables, charts, prose, editions }: Generated): void {
  const folder = join(root, 'src/generated');
  const rows = Object.entries(charts).map(([id, ofChart]) => [`charts/${id}`, ofChart] as const);
  const files = [...Object.entries({ ...tables, prose, editions }), ...rows].map(
    ([name, value]) => [`${name}.json`, `${JSON.stringify(value)}\n`] as const,
  );
  mkdirSync(join(folder, 'charts'), { recursive: true });
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  const written = new Set(['charts', 'version.json', ...files.map(([name]) => name)]);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (!written.has(name)) rmSync(join(folder, name), { recursive: true, force: true });
  const hash = createHash('sha256').update(files.map(([, text]) => text).join(''));
  writeFileSync(join(folder, 'version.json'), `${JSON.stringify(hash.digest('hex').slice(0, 8))}\n`);
}
