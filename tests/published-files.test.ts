import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Papa from 'papaparse';
import { beforeEach, expect, test, onTestFinished } from 'vitest';
import { makeOpenData } from '../scripts/sources/testing/make-workbook.ts';
import { tableDefinitions } from '../src/data/tables/index.ts';
import { makeFolder, writeFiles } from './support/folders.ts';

/** A folder with tables of its own. Of the officers it has those of Kent; one figure is about to be revised. */
let root: string;
const officers = () => readFileSync(join(root, 'data/police-officers.csv'), 'utf8');
beforeEach(() => {
  root = makeFolder(onTestFinished);
  const rows: Record<string, string> = {
    sources: 'HO30,T,HO,,,,file,official,0\nHO31,T,HO,,,,file,official,0\n',
    'police-officers':
      'Kent,force,2030-03-31,police_officers_headcount,30.0,HO 2030,2030-07-01,HO30,\nKent,force,2030-03-31,police_officers_fte,28.5,HO 2030,2030-07-01,HO30,\n',
  };
  for (const { name, columns } of Object.values(tableDefinitions))
    writeFiles(root, { [`data/${name}.csv`]: `${Object.keys(columns).join()}\n${rows[name] ?? ''}` });
  writeFiles(root, { 'table.ods': makeOpenData() });
});

function run(program: 'add' | 'verify', args: string[], cwd = root) {
  const command = [resolve(`scripts/sources/${program}.ts`), ...args];
  return spawnSync(process.execPath, command, { cwd, encoding: 'utf8' });
}
const add = (...options: string[]) => run('add', ['table.ods', ...options]);
const verify = () => run('verify', ['table.ods']);

const ofFile = ['--source', 'HO31', '--released', '2031-07-26'];

test('it names the loader and what would be added, revised and repeated, and writes nothing', () => {
  const before = officers();
  expect(add().stdout.replaceAll(/ {2}added.*\n/g, '')).toMatchInlineSnapshot(`
    "table.ods is the Home Office’s open data table of the police workforce: officers by force on each 31 March (scripts/sources/police-workforce-open-data.ts)

    data/police-officers.csv: 1 revised, 86 added, 1 repeated
      revised Kent · 2030-03-31 · police_officers_fte: 28.5 → 28.75 (Data!I92)
      … and 79 more; --all prints every row

    Nothing was written. To write, give the same with --write.
    Needed for that: --source — received "", expected a source_id of data/sources.csv; if the file has no row there yet, add one: id, title, publisher, address, day, licence and so on
    Needed for that: --released — received "", expected the day on which the file was published, as 2023-07-26; look on the page from which it was downloaded
    "
  `);
  expect(add('--all').stdout).toMatch(/repeated Kent · 2030-03-31 .*\n\nNothing/);
  expect(verify().stderr).toContain('expected a file whose SHA-256 is in data/files.csv');
  const { stderr, status } = add('--source', 'HO99', '--write');
  expect(stderr).toMatch(
    /^--source — received "HO99", .*\n--released — received "", .*\nNothing was written\.\n$/,
  );
  expect([status, officers()]).toEqual([1, before]);
});

test('with --write it adds rows below those that are there, once, and verifies them: a publication that says otherwise than the table is an error', () => {
  const before = officers();
  expect(add(...ofFile, '--write').stdout).toContain(
    'Written: data/police-officers.csv, data/files.csv. Run npm run data',
  );
  const written = officers();
  expect(written.startsWith(before)).toBe(true);
  const added = written.slice(before.length).trimEnd().split('\n');
  expect(added).toHaveLength(87);
  expect(added[0]).toMatchInlineSnapshot(
    `"Cleveland,force,2030-03-31,police_officers_headcount,30,HO 26 Jul 2031 open data,2031-07-26,HO31,sum of rows"`,
  );
  expect(add(...ofFile, '--write').stdout).toContain('Written: nothing');
  expect(verify().stdout).toMatchInlineSnapshot(`
    "data/police-officers.csv: 87 rows are from table.ods; 1 others of its rows are not here
    All are what scripts/sources/police-workforce-open-data.ts makes of it.
    "
  `);
  const changed = written.replace('28.75', '28.5').replace('\nDurham', '\nYork');
  writeFileSync(join(root, 'data/police-officers.csv'), changed);
  expect(add(...ofFile).stderr).toMatchInlineSnapshot(`
    "table.ods:Data!I2 — received "28.75", expected 28.5, as data/police-officers.csv:5 has it from this source; find out which is right; a slip of ours is corrected in data/, a corrected edition is another source
    Nothing was written.
    "
  `);
  expect(verify().stderr).toMatchInlineSnapshot(`
    "data/police-officers.csv:5 — received "28.5", expected 28.75, as table.ods has it in Data!I2; find out which is right; a slip of ours is corrected in data/
    data/police-officers.csv:6 — received "York · 2030-03-31 · police_officers_headcount", expected a row that police-workforce-open-data makes of table.ods; find out which is right; a slip of ours is corrected in data/
    Not verified.
    "
  `);
});

/** Workbooks as they were published stand next to the repository, not in it. */
const workbooks = resolve('../shared/data/workbooks');

test.skipIf(!existsSync(workbooks))(
  'the rows of kept files are what the loaders make of them (skipped where absent)',
  () => {
    const csv = readFileSync('data/files.csv', 'utf8');
    const { data } = Papa.parse<{ file: string }>(csv, { header: true, skipEmptyLines: true });
    const found = data.map(({ file }) => join(workbooks, file)).filter((file) => existsSync(file));
    expect(found.length).toBeGreaterThan(0);
    for (const file of found) {
      const { stdout, stderr } = run('verify', [file], process.cwd());
      expect(stderr, file).toBe('');
      expect(stdout, file).toMatch(/ [1-9]\d* rows are from [^]*All are what/);
    }
  },
);
