import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Papa from 'papaparse';
import { expect, onTestFinished, test } from 'vitest';
import { makeOpenData } from '../scripts/sources/testing/make-workbook.ts';
import { tableDefinitions } from '../src/data/tables/index.ts';
import { makeFolder, writeFiles } from './support/folders.ts';

function run(program: 'add' | 'verify', args: string[], cwd: string) {
  const command = [resolve(`scripts/sources/${program}.ts`), ...args];
  return spawnSync(process.execPath, command, { cwd, encoding: 'utf8' });
}

test('a file is added and verified as the transcript has it', async () => {
  const root = makeFolder(onTestFinished);
  const table = join(root, 'data/police-officers.csv');
  const officers = () => readFileSync(table, 'utf8');
  // Of the officers it has those of Kent; one figure is about to be revised.
  const rows: Record<string, string> = {
    sources: 'HO30,T,HO,,,,file,official,0\nHO31,T,HO,,,,file,official,0\n',
    'police-officers':
      'Kent,force,2030-03-31,police_officers_headcount,30.0,HO 2030,2030-07-01,HO30,\nKent,force,2030-03-31,police_officers_fte,28.5,HO 2030,2030-07-01,HO30,\n',
  };
  for (const { name, columns } of Object.values(tableDefinitions))
    writeFiles(root, { [`data/${name}.csv`]: `${Object.keys(columns).join()}\n${rows[name] ?? ''}` });
  writeFiles(root, { 'table.ods': makeOpenData() });
  const transcript: string[] = [];
  const record = (about: string, program: 'add' | 'verify', options = '') => {
    const before = officers();
    const args = ['table.ods', ...options.split(' ').filter(Boolean)];
    const { stdout, stderr } = run(program, args, root);
    const added = officers().replace(before, '').split('\n', 1);
    const then =
      officers() === before ? 'The table is as it was.' : `Below the rows of the table: ${added.join()}`;
    // Of the rows that are added the first and the last tell enough.
    const printed = `${stdout}${stderr.replace(/[0-9a-f]{64}/, '<hash>')}`.replaceAll(
      /( {2}added.*\n)(?: {2}added.*\n)+(?= {2}added)/g,
      '$1  …\n',
    );
    transcript.push(`# ${about}\n$ ${program} ${args.join(' ')}\n${printed}${then}`);
  };
  record('What would be added, revised and repeated, and what is needed for it; nothing is written', 'add');
  record('Row by row', 'add', '--all');
  record('A file that was not added cannot be verified', 'verify');
  record('All that is wrong is named at once', 'add', '--source HO99 --write');
  const ofFile = '--source HO31 --released 2031-07-26';
  record('Rows are added below those that are there', 'add', `${ofFile} --write`);
  record('once', 'add', `${ofFile} --write`);
  record('and then verified', 'verify');
  writeFileSync(table, officers().replace('28.75', '28.5').replace('\nDurham', '\nYork'));
  record('A publication that says otherwise than the table is an error', 'add', ofFile);
  record('for both', 'verify');
  await expect(`${transcript.join('\n\n')}\n`).toMatchFileSnapshot('snapshots/published-files.txt');
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
