import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { formatEdition, readFreezable } from '../scripts/data/frozen-editions.ts';
import { checkData, type Examined } from '../scripts/data/load.ts';
import { readCommit } from '../scripts/diff/read-commit.ts';
import { checkEdition, checkRequest, dayOfRelease, planEdition } from '../scripts/release/plan-release.ts';
import { charts } from '../src/charts/index.ts';
import { tableNames } from '../src/data/tables/index.ts';
import {
  copyProject,
  type CsvRow,
  editTable,
  firstEdition as newest,
  forgetLaterEditions,
} from './support/copy.ts';
import { makeFolder, writeFiles } from './support/folders.ts';

/** The programs of an editor in a copy of the project, whose newest edition has just been released and committed. */

const folder = makeFolder();
const output = join(folder, 'src/generated');
let asReleased: Examined;

const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.org', ...args], {
    cwd: folder,
  });
const run = (script: string, args: readonly string[] = [], env = {}) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`scripts/${script}.ts`, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { status, stdout: stdout.replaceAll(/\b[0-9a-f]{7,}\b/g, '<hash>'), stderr };
};
/** Other cells in the first row of a table. */
const editFirst = (table: string, cells: CsvRow) => {
  editTable(folder, table, ([first, ...others]) => [{ ...first, ...cells }, ...others]);
};
const commitOn = (day: string, ...options: string[]) => {
  vi.stubEnv('GIT_COMMITTER_DATE', `${day}T12:00:00Z`);
  git('commit', '-q', '-m', 'As it was', ...options);
  vi.unstubAllEnvs();
};

beforeAll(() => {
  copyProject(folder);
  forgetLaterEditions(folder);
  for (const table of tableNames) editTable(folder, table, (rows) => rows);
  const changed = charts.map(({ id }) => id);
  const frozen = { date: newest, version: '1.0.0', changed, files: readFreezable(folder) };
  writeFiles(folder, formatEdition(folder, frozen));
  asReleased = checkData(folder).examined as Examined;
  git('init', '-q');
  git('add', '-A');
  commitOn(newest);
});
afterEach(() => git('checkout', '-q', '.'));

const readOutput = () =>
  Object.fromEntries(
    readdirSync(output, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json'))
      .map((name) => [name, readFileSync(join(output, name), 'utf8')]),
  );

test('npm run data writes plain files, clears what is left over, and prints what nothing uses, then a line on the data', () => {
  appendFileSync(join(folder, 'src/article/claims.csv'), 'idle,armed-2025 > 1\n');
  const { status, stderr, stdout } = run('data');
  expect([status, stderr]).toEqual([0, '']);
  const lines = stdout.trimEnd().split('\n');
  expect(lines.pop()).toMatch(
    /^\d+ tables with [\d,]+ rows; newest release of \d+ \w+ \d{4}; overdue: .+; \d+ sources without .+; [\d,]+ rows that nothing uses$/,
  );
  expect(lines.pop()).toBe('src/article: no sentence uses the claim idle');
  for (const line of lines)
    expect(line).toMatch(
      /^data\/[\w-]+\.csv: no chart, number, claim or page uses [\d,]+ of [\d,]+ rows \(.+\)$/,
    );
  const written = readOutput();
  const names = [...tableNames, 'editions', 'prose', 'version', ...charts.map(({ id }) => `charts/${id}`)];
  expect(Object.keys(written).toSorted()).toEqual(names.map((name) => `${name}.json`).toSorted());
  writeFileSync(join(output, 'charts/left-over.json'), '');
  run('data');
  expect(readOutput()).toEqual(written);
});

test('commands answer as the transcript has it, with all that is wrong at once, and write nothing where they refuse', async () => {
  const before = readOutput();
  const transcript: string[] = [];
  const record = (about: string, script: string, args: string[] = [], env = {}) => {
    const { status, stdout, stderr } = run(script, args, env);
    transcript.push(`# ${about}\n$ ${script} ${args.join(' ')}\n${stdout}${stderr}(status ${status})`);
  };
  record('Help', 'data', ['--help']);
  record('An option that it has not', 'survey', ['--weights', 'w']);
  record('No change', 'diff');
  record('No commit', 'diff', ['no-such-commit']);
  record('Two commits', 'diff', ['HEAD', 'HEAD^1']);
  const stray = 'data/armed-officers (1).csv';
  writeFiles(folder, { [stray]: '' });
  record('A table that nothing reads', 'diff');
  editFirst('survey-counts', { value: '11 000' });
  record('and a cell that nobody can read as a number', 'data');
  rmSync(join(folder, stray));
  record('A release of the day of the newest, of what is not committed', 'release', [], {
    SITE_URL: 'example.org',
  });
  await expect(`${transcript.join('\n\n')}\n`).toMatchFileSnapshot('snapshots/programs.txt');
  expect(readOutput()).toEqual(before);
  expect(readdirSync(join(folder, 'data/editions'))).toEqual([newest]);
  expect(readCommit(folder, 'HEAD').readFile('data/none.csv')).toBeUndefined();
});

test('npm run data:add writes no row of a table of ours that npm run data would refuse', () => {
  writeFiles(folder, { 'new.csv': 'tables,charts,note,source_id\noperations,,A warning.,NONE\n' });
  const notes = () => readFileSync(join(folder, 'data/notes.csv'), 'utf8');
  const before = notes();
  const { stderr } = run('sources/add', ['new.csv', '--write']);
  rmSync(join(folder, 'new.csv'));
  expect(stderr).toMatch(
    /^data\/notes\.csv:\d+:source_id — received "NONE", expected an id .*\nNothing was written\.\n$/,
  );
  expect(notes()).toBe(before);
});

test('npm run release is of the day of the last commit, or of today if that has yet to come', () => {
  commitOn('2026-11-25', '--amend');
  expect(dayOfRelease(folder)).toBe('2026-11-25');
  expect(checkRequest(folder, '2026-11-25', 'https://example.org/')).toEqual([]);
  const today = new Date().toISOString().slice(0, 10);
  commitOn('2099-01-01', '--amend');
  expect(dayOfRelease(folder)).toBe(today);
});

test('npm run release refuses what came out after its day, and where a test fails, which compares pictures and writes none', () => {
  const today = new Date().toISOString().slice(0, 10);
  const [manifest, past] = [join(folder, 'package.json'), today.replace(/^\d+/, '2999')];
  const releaseAfter = (cells: CsvRow) => {
    editFirst('sources', cells);
    git('commit', '-q', '-a', '-m', 'Change a source');
    return run('release', [], { SITE_URL: 'https://example.org/' }).stderr;
  };
  const project = JSON.parse(readFileSync(manifest, 'utf8')) as { scripts: Record<string, string> };
  project.scripts['check'] = 'true';
  project.scripts['test:unit'] = 'node -e "process.exit(process.env.CI === \'1\' ? 3 : 0)"';
  writeFileSync(manifest, JSON.stringify(project));
  const failed = 'npm run test:unit — received "exit with 3", expected no error';
  expect(releaseAfter({ title: 'Renamed' })).toContain(failed);
  const early = `received "${past}", expected a day that has come; today is ${today}`;
  expect(releaseAfter({ published: past })).toContain(early);
  expect(readdirSync(join(folder, 'data/editions'))).toEqual([newest]);
  git('reset', '-q', '--hard', 'HEAD~2');
});

test('npm run release asks for something to release', () => {
  expect(checkEdition(planEdition(folder, '2999-01-01', asReleased))).toMatchObject([
    { file: 'data', received: 'nothing changed since 2026-11-23' },
  ]);
});

test('npm run release takes a patch step for corrections alone and a minor step for more rows; corrections date from after the newest edition', () => {
  const row = { what_was_wrong: 'x', what_it_says_now: 'y', correction_id: 'typo', wrong_since: newest };
  const unnamed = { table: null, rows: null, charts: null, numbers: null, forces: null };
  const correction = { ...row, ...unnamed, corrected: '2998-12-31', row: 2 };
  const tables = { ...asReleased.tables, corrections: [correction] };
  const plan = () => planEdition(folder, '2999-01-01', { ...asReleased, tables });
  editTable(folder, 'operations', ([first, ...others]) => [
    { ...first, value: String(Number(first?.['value']) + 1) },
    ...others,
  ]);
  editTable(folder, 'corrections', () => [{ ...row, corrected: '2998-12-31' }]);
  const patched = plan();
  expect(patched).toMatchObject({ version: '1.0.1', corrections: [{ correction_id: 'typo' }] });
  expect(patched.diff.tables).toMatchObject([{ table: 'operations', changes: [{ kind: 'overwritten' }] }]);
  expect(checkEdition(patched)).toEqual([]);
  const misdated = [newest, '2999-01-02'].map((corrected) => ({ ...correction, corrected }));
  const expected = `a day after the newest edition, ${newest}, and not after this one, 2999-01-01`;
  expect(checkEdition({ ...patched, corrections: misdated })).toEqual(
    misdated.map(({ corrected }) => expect.objectContaining({ received: corrected, expected }) as object),
  );
  editTable(folder, 'operations', (rows) => [...rows, { ...rows[0], period: '1990-04/1991-03' }]);
  expect(plan().version).toBe('1.1.0');
});
