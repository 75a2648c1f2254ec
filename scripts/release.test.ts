import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyProject, firstEdition as newest, forgetLaterEditions } from '../tests/support/copy.ts';
import { type Generated, loadData } from './data/load.ts';
import { checkEdition, checkRequest, planEdition } from './release/plan-release.ts';

/** What a release refuses and what it would say of an edition. What it writes is tested with write-all.ts and changelog.ts. */

const folder = mkdtempSync(join(tmpdir(), 'release-test-'));
let asReleased: Generated;

beforeAll(() => {
  copyProject(folder);
  forgetLaterEditions(folder);
  // As if the newest edition had been released a moment ago.
  asReleased = loadData(folder);
  for (const [id, rows] of Object.entries(asReleased.charts))
    writeFileSync(join(folder, `data/editions/${newest}/${id}.json`), JSON.stringify(rows));
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

test('all that keeps it from being made is said at once: day, address, a tree that is not clean, a figure that is wrong', () => {
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
    4 faults; nothing was released.
    "
  `);
  expect(status).toBe(1);
  expect(readdirSync(join(folder, 'data/editions'))).toEqual([newest]);
  restore();
});

test('it asks for a day that exists', () => {
  expect(checkRequest('2999-02-30', newest, 'https://example.org/').map(({ file }) => file)).toEqual([
    'date',
  ]);
  expect(checkRequest('2999-02', newest, 'https://example.org/').map(({ file }) => file)).toEqual(['date']);
  expect(checkRequest('2999-02-28', newest, 'https://example.org/')).toEqual([]);
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

test('a value put over a released one is a patch, a row more is minor; a correction is told by its words and must be dated since the newest edition', () => {
  const correction = {
    row: 2,
    correction_id: 'typo',
    corrected: '2998-12-31',
    wrong_since: newest,
    what_was_wrong: 'x',
    what_it_says_now: 'y',
    charts: null,
    numbers: null,
  };
  const plan = () =>
    planEdition(folder, '2999-01-01', {
      ...asReleased,
      tables: { ...asReleased.tables, corrections: [correction] },
    });
  edit('operations', (csv) => csv.replace('19586', '19568'));
  const patched = plan();
  expect(patched).toMatchObject({
    version: '1.0.1',
    charts: [],
    tables: [{ name: 'operations', revised: 1, added: 0, removed: 0 }],
    corrections: [{ correction_id: 'typo' }],
  });
  expect(checkEdition(patched)).toEqual([]);
  expect(checkEdition({ ...patched, corrections: [{ ...correction, corrected: newest }] }))
    .toMatchInlineSnapshot(`
      [
        {
          "column": "corrected",
          "expected": "a day after the newest edition, 2026-11-23, and not after this one, 2999-01-01",
          "file": "data/corrections.csv",
          "fix": "write the day on which it was put right, or release later",
          "received": "2026-11-23",
          "row": 2,
        },
      ]
    `);
  expect(
    checkEdition({ ...patched, corrections: [{ ...correction, corrected: '2999-01-02' }] }),
  ).toHaveLength(1);

  edit(
    'operations',
    (csv) => `${csv.trimEnd()}\n${(csv.trimEnd().split('\n').at(-1) ?? '').replace('2', '3')}\n`,
  );
  expect(plan().version).toBe('1.1.0');
  restore();
});
