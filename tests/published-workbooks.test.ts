import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Papa from 'papaparse';
import { expect, test } from 'vitest';

/** Workbooks as they were published stand next to the repository, not in it. */
const folder = resolve('../shared/data/workbooks');

test.skipIf(!existsSync(folder))(
  'the rows of kept files are what the loaders make of them (skipped where absent)',
  () => {
    const csv = readFileSync('data/files.csv', 'utf8');
    const { data } = Papa.parse<{ file: string }>(csv, { header: true, skipEmptyLines: true });
    const found = data.map(({ file }) => file).filter((file) => existsSync(join(folder, file)));
    expect(found.length).toBeGreaterThan(0);
    for (const file of found) {
      const command = ['scripts/sources/verify.ts', join(folder, file)];
      const { stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
      expect(stderr, file).toBe('');
      expect(stdout, file).toMatch(/ [1-9]\d* rows are from [^]*All are what/);
    }
  },
);
