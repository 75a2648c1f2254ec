import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyProject, firstEdition as newest, forgetLaterEditions } from '../tests/support/copy.ts';
import { type Generated, loadData } from './data/load.ts';
import { formatEdition, readTables } from './data/frozen-editions.ts';
import { checkEdition, checkRepository, checkRequest, planEdition } from './release/plan-release.ts';

/** What a release refuses, and the version that it gives. The entry is tested with changelog.ts. */

const folder = mkdtempSync(join(tmpdir(), 'release-test-'));
let asReleased: Generated;

beforeAll(() => {
  copyProject(folder);
  forgetLaterEditions(folder);
  // As if the newest edition had been released a moment ago.
  const { charts } = loadData(folder, { isTrial: true });
  const files = formatEdition(folder, { date: newest, version: '1.0.0', charts, tables: readTables(folder) });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  asReleased = loadData(folder);
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.org', ...args], {
      cwd: folder,
    });
  git('init', '-q');
  git('add', '-A');
  git('commit', '-q', '-m', 'All');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function edit(table: string, change: (csv: string) => string): void {
  const file = join(folder, `data/${table}.csv`);
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

const restore = () => execFileSync('git', ['checkout', '-q', '.'], { cwd: folder });

test('every reason to refuse is listed at once: day, address, a tree that is not clean, a figure that is wrong', () => {
  edit('survey-counts', (csv) => csv.replace('11000', '11 000'));
  const { status, stderr } = spawnSync(process.execPath, ['scripts/release.ts', newest], {
    cwd: folder,
    env: { ...process.env, SITE_URL: 'example.org' },
    encoding: 'utf8',
  });
  expect(stderr).toMatchInlineSnapshot(`
    "date — received "2026-11-23", expected a day after the newest edition, 2026-11-23; choose a later one
    SITE_URL — received "example.org", expected the address at which the site will stand, as https://example.org/; set it before the command
    git — received "M data/survey-counts.csv", expected no uncommitted changes: a release is made of a commit; commit or discard them
    data/survey-counts.csv:2:value — received "11 000", expected a whole number, 0 or more; write digits alone, without commas, spaces or signs
    4 errors; nothing was released.
    "
  `);
  expect(status).toBe(1);
  expect(readdirSync(join(folder, 'data/editions'))).toEqual([newest]);
  restore();
});

test('it asks for a day that exists', () => {
  const refused = ['2999-02-30', '2999-02', '2999-02-28'].filter(
    (date) => checkRequest(date, newest, 'https://example.org/').length > 0,
  );
  expect(refused).toEqual(['2999-02-30', '2999-02']);
});

test('it refuses a day after that of the last commit, and one that has not come', () => {
  const refuse = (date: string) => checkRepository(folder, date).map(({ received }) => received);
  const today = new Date().toISOString().slice(0, 10);
  expect([refuse(today), refuse('2999-01-01')]).toEqual([[], ['2999-01-01']]);
  const env = { ...process.env, GIT_COMMITTER_DATE: '2026-11-25T12:00:00Z' };
  const who = ['-c', 'user.name=test', '-c', 'user.email=test@example.org'];
  execFileSync('git', [...who, 'commit', '-q', '--amend', '--no-edit'], { cwd: folder, env });
  expect(refuse('2026-11-25')).toEqual([]);
  expect(checkRepository(folder, '2026-11-26')).toMatchInlineSnapshot(`
    [
      {
        "expected": "2026-11-25, the day of the last commit, or an earlier day",
        "file": "date",
        "fix": "a release is made of what was committed by its day: choose that day, or commit on the new one",
        "received": "2026-11-26",
      },
    ]
  `);
});

test('an edition in which nothing differs is refused', () => {
  expect(checkEdition(planEdition(folder, '2999-01-01', asReleased))).toMatchInlineSnapshot(`
    [
      {
        "expected": "figures or corrections that no edition holds yet",
        "file": "data",
        "fix": "release when there is something to release",
        "received": "nothing changed since 2026-11-23",
      },
    ]
  `);
});

test('an edition of corrections alone takes a patch step, one with more rows a minor step; corrections date from after the newest edition', () => {
  const correction = {
    row: 2,
    correction_id: 'typo',
    corrected: '2998-12-31',
    wrong_since: newest,
    what_was_wrong: 'x',
    what_it_says_now: 'y',
    table: null,
    rows: null,
    charts: null,
    numbers: null,
  };
  const plan = () =>
    planEdition(folder, '2999-01-01', {
      ...asReleased,
      tables: { ...asReleased.tables, corrections: [correction] },
    });
  edit('operations', (csv) => csv.replace('19586', '19568'));
  edit('corrections', (csv) => `${csv.trimEnd()}\ntypo,2998-12-31,${newest},x,y,,,,\n`);
  const patched = plan();
  expect(patched).toMatchObject({ version: '1.0.1', corrections: [{ correction_id: 'typo' }] });
  expect(patched.diff.tables.map(({ table, inPlace }) => [table, inPlace.length])).toEqual([
    ['operations', 1],
  ]);
  expect(checkEdition(patched)).toEqual([]);
  const misdated = [newest, '2999-01-02'].map((corrected) => ({ ...correction, corrected }));
  expect(
    checkEdition({ ...patched, corrections: misdated }).map(({ received, expected }) => [received, expected]),
  ).toEqual(
    misdated.map(({ corrected }) => [
      corrected,
      `a day after the newest edition, ${newest}, and not after this one, 2999-01-01`,
    ]),
  );

  edit(
    'operations',
    (csv) => `${csv.trimEnd()}\n${(csv.trimEnd().split('\n').at(-1) ?? '').replace('2', '3')}\n`,
  );
  expect(plan().version).toBe('1.1.0');
  restore();
});
