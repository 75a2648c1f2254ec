import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { formatEdition, readFreezable } from '../scripts/data/frozen-editions.ts';
import { checkData, type Examined } from '../scripts/data/load.ts';
import { readCommit } from '../scripts/diff/read-commit.ts';
import { checkEdition, checkRepository, checkRequest, planEdition } from '../scripts/release/plan-release.ts';
import { charts } from '../src/charts/index.ts';
import { tableNames } from '../src/data/tables/index.ts';
import { copyProject, editTable, firstEdition as newest, forgetLaterEditions } from './support/copy.ts';
import { makeFolder, writeFiles } from './support/folders.ts';

/** The programs of an editor in a copy of the project, whose newest edition has just been released and committed. */

const folder = makeFolder();
const output = join(folder, 'src/generated');
let asReleased: Examined;

const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.org', ...args], {
    cwd: folder,
  });
const run = (script: string, args: string[] = [], env = {}) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`scripts/${script}.ts`, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { status, stdout: stdout.replaceAll(/\b[0-9a-f]{7,}\b/g, '<hash>'), stderr };
};
/** Puts a cell into the first row of a table that nobody can read as a number. */
const breakCell = () => {
  editTable(folder, 'survey-counts', ([first, ...others]) => [{ ...first, value: '11 000' }, ...others]);
};
const broken =
  'data/survey-counts.csv:2:value — received "11 000", expected a whole number, 0 or more; write digits alone, without commas, spaces or other characters\n';
const withStrayTable = <T>(program: () => T): T => {
  const path = join(folder, 'data/armed-officers (1).csv');
  writeFileSync(path, '');
  const result = program();
  rmSync(path);
  return result;
};
const stray =
  'data/armed-officers (1).csv — received "a file that nothing reads", expected the tables that data/README.md lists, and no others; take over into its table what is new in it, and delete it';

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
  git('commit', '-q', '-m', 'As it was');
});
afterEach(() => git('checkout', '-q', '.'));

test('a command answers --help, and an option that it has not, with how it is used', () => {
  const usage = expect.stringContaining('npm run data:readme\n') as string;
  expect(run('data-readme', ['--help'])).toEqual({ status: 0, stdout: usage, stderr: '' });
  const { status, stderr } = run('survey', ['--weights', 'w']);
  expect([status, stderr]).toEqual([1, expect.stringContaining('npm run survey -- <responses.csv>')]);
});

describe('npm run data', () => {
  const readOutput = () =>
    Object.fromEntries(
      readdirSync(output, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.json'))
        .map((name) => [name, readFileSync(join(output, name), 'utf8')]),
    );

  test('writes plain files, clears what is left over, and prints what nothing uses, then a line on the data', () => {
    appendFileSync(join(folder, 'src/article/claims.csv'), 'idle,armed-2025 > 1\n');
    const { status, stderr, stdout } = run('data');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const unused =
      'data/[\\w-]+\\.csv: no chart, number, claim or page uses [\\d,]+ of [\\d,]+ rows \\(.+\\)\\n';
    const idle = 'src/article: no sentence uses the claim idle\n';
    expect(stdout).toMatch(
      new RegExp(
        `^(${unused})*${idle}\\d+ tables with [\\d,]+ rows; newest release of \\d+ \\w+ \\d{4}; overdue: .+; \\d+ sources without .+; [\\d,]+ rows that nothing uses\n$`,
      ),
    );
    const written = readOutput();
    const names = [...tableNames, 'editions', 'prose', 'version', ...charts.map(({ id }) => `charts/${id}`)];
    expect(Object.keys(written).toSorted()).toEqual(names.map((name) => `${name}.json`).toSorted());
    writeFileSync(join(output, 'charts/left-over.json'), '');
    run('data');
    expect(readOutput()).toEqual(written);
  });

  test('with a broken cell and a stray table names both, fails, and leaves the output byte for byte', () => {
    const before = readOutput();
    breakCell();
    const { status, stderr } = withStrayTable(() => run('data'));
    expect([status, stderr]).toEqual([1, `${stray}\n${broken}2 errors; nothing was written.\n`]);
    expect(readOutput()).toEqual(before);
  });
});

describe('npm run data:diff', () => {
  test('says in one line that nothing changes, and refuses what is no commit', () => {
    expect([run('diff'), run('diff', ['no-such-commit']), run('diff', ['HEAD', 'HEAD^1'])]).toEqual([
      {
        status: 0,
        stderr: '',
        stdout:
          'No figure differs from <hash> (As it was), and neither does anything that is shown of them.\n',
      },
      {
        status: 1,
        stdout: '',
        stderr:
          'data:diff — received "no-such-commit", expected a commit of this repository; git log --oneline lists them; one that only the server has must be fetched first\nNothing was compared.\n',
      },
      {
        status: 1,
        stdout: '',
        stderr:
          'data:diff — received "HEAD HEAD^1", expected one commit; npm run data:diff -- [<commit>]\nNothing was compared.\n',
      },
    ]);
  });

  test('lists a table that nothing reads', () => {
    const { status, stdout } = withStrayTable(() => run('diff'));
    expect([status, stdout]).toEqual([1, expect.stringMatching(/armed-officers \(1\)\.csv.*nothing reads/)]);
  });

  test('throws for a file that the commit has not', () => {
    const { readFile } = readCommit(folder, 'HEAD');
    expect(() => readFile('data/none.csv')).toThrow(expect.objectContaining({ code: 'ENOENT' }));
  });
});

describe('npm run release', () => {
  test('lists every reason to refuse at once: day, address, a tree that is not clean, a figure that is wrong', () => {
    breakCell();
    const { status, stderr } = run('release', [newest], { SITE_URL: 'example.org' });
    expect(stderr).toBe(
      `date — received "2026-11-23", expected a day after the newest edition, 2026-11-23; choose a later one
SITE_URL — received "example.org", expected the address at which the site will stand, as https://example.org/; set it before the command
git — received "M data/survey-counts.csv", expected no uncommitted changes: a release is made of a commit; commit or discard them
${broken}Nothing was released.
`,
    );
    expect(status).toBe(1);
    expect(readdirSync(join(folder, 'data/editions'))).toEqual([newest]);
  });

  test('refuses what came out after its day, and where a test fails, which compares pictures and writes none', () => {
    const today = new Date().toISOString().slice(0, 10);
    const release = () => run('release', [today], { SITE_URL: 'https://example.org/' });
    const [manifest, past] = [join(folder, 'package.json'), today.replace(/^\d+/, '2999')];
    const project = JSON.parse(readFileSync(manifest, 'utf8')) as { scripts: Record<string, string> };
    const scripts = {
      check: 'true',
      'test:unit': 'node -e "process.exit(process.env.CI === \'1\' ? 3 : 0)"',
    };
    writeFileSync(manifest, JSON.stringify({ ...project, scripts: { ...project.scripts, ...scripts } }));
    editTable(folder, 'sources', ([first, ...others]) => [{ ...first, title: 'Renamed' }, ...others]);
    git('commit', '-q', '-a', '-m', 'Rename a source');
    expect(release().stderr).toContain('npm run test:unit — received "exit with 3", expected no error');
    editTable(folder, 'sources', ([first, ...others]) => [{ ...first, published: past }, ...others]);
    git('commit', '-q', '-a', '-m', 'Date it');
    expect(release().stderr).toContain(`received "${past}", expected a day that has come; today is ${today}`);
    expect(readdirSync(join(folder, 'data/editions'))).toEqual([newest]);
    git('reset', '-q', '--hard', 'HEAD~2');
  });

  test('asks for a day that exists, and for something to release', () => {
    const refused = ['2999-02-30', '2999-02', '2999-02-28'].filter(
      (date) => checkRequest(date, newest, 'https://example.org/').length > 0,
    );
    expect(refused).toEqual(['2999-02-30', '2999-02']);
    expect(checkEdition(planEdition(folder, '2999-01-01', asReleased))).toEqual([
      {
        file: 'data',
        received: 'nothing changed since 2026-11-23',
        expected: 'figures or corrections that no edition holds yet',
        fix: 'release when there is something to release',
      },
    ]);
  });

  test('refuses a day after that of the last commit', () => {
    const today = new Date().toISOString().slice(0, 10);
    expect(checkRepository(folder, today)).toEqual([]);
    const env = { ...process.env, GIT_COMMITTER_DATE: '2026-11-25T12:00:00Z' };
    const who = ['-c', 'user.name=test', '-c', 'user.email=test@example.org'];
    execFileSync('git', [...who, 'commit', '-q', '--amend', '--no-edit'], { cwd: folder, env });
    expect(checkRepository(folder, '2026-11-25')).toEqual([]);
    expect(['2026-11-26', '2999-01-01'].flatMap((date) => checkRepository(folder, date))).toMatchObject([
      { received: '2026-11-26', expected: '2026-11-25, the day of the last commit, or an earlier day' },
      { received: '2999-01-01' },
    ]);
  });

  test('takes a patch step for corrections alone and a minor step for more rows; corrections date from after the newest edition', () => {
    const cells = {
      correction_id: 'typo',
      corrected: '2998-12-31',
      wrong_since: newest,
      what_was_wrong: 'x',
      what_it_says_now: 'y',
    };
    const unnamed = { table: null, rows: null, charts: null, numbers: null, forces: null };
    const correction = { ...cells, ...unnamed, row: 2 };
    const plan = () =>
      planEdition(folder, '2999-01-01', {
        ...asReleased,
        tables: { ...asReleased.tables, corrections: [correction] },
      });
    editTable(folder, 'operations', (rows) =>
      rows.map((row, index) => (index === 0 ? { ...row, value: String(Number(row['value']) + 1) } : row)),
    );
    editTable(folder, 'corrections', () => [cells]);
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
});
