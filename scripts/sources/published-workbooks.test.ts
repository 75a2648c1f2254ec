import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Papa from 'papaparse';
import { expect, onTestFinished, test } from 'vitest';
import { makeFolder } from '../../tests/support/folders.ts';

/** Workbooks as they were published stand next to the repository, not in it. */
const folder = resolve('../shared/data/workbooks');
const openData = 'open-data-table-police-workforce-260723.ods';

test.skipIf(!existsSync(folder))(
  'the rows of kept files are what the loaders make of them (skipped where absent)',
  () => {
    const root = makeFolder(onTestFinished);
    cpSync('data', join(root, 'data'), { recursive: true });
    const csv = readFileSync('data/files.csv', 'utf8');
    const { data } = Papa.parse<{ file: string }>(csv, { header: true, skipEmptyLines: true });
    const kept = new Set(data.map(({ file }) => file));
    if (!kept.has(openData)) {
      // Its rows of 2007 to 2022 are those of the file of the year before.
      const sha256 = 'dc9e6d20e3fd64f9040f1ce85f153e15a3cd980de4c311f5c418b3adf197124a';
      appendFileSync(
        join(root, 'data/files.csv'),
        `${openData},,2022-07-27,,${sha256},police-workforce-open-data,HO_WF2022\n`,
      );
    }
    const found = [...kept, openData].filter((file) => existsSync(join(folder, file)));
    expect(found.length).toBeGreaterThan(0);
    for (const file of found) {
      const command = [resolve('scripts/sources/verify.ts'), join(folder, file)];
      const { stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
      expect(stderr, file).toBe('');
      expect(stdout, file).toMatch(/ [1-9]\d* rows are from [^]*All are what/);
    }
  },
);
