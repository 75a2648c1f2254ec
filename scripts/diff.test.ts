import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCommit } from './diff/read-commit.ts';

/** A repository of its own: data/ is a copy, the rest is the real one. */
let root: string;
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=Editor', '-c', 'user.email=editor@example.org', ...args], {
    cwd: root,
  });
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'data-diff-'));
  cpSync('data', join(root, 'data'), { recursive: true });
  symlinkSync(resolve('src'), join(root, 'src'));
  git('init', '--quiet');
  git('add', 'data');
  git('commit', '--quiet', '--message', 'As it was');
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

function diff(...options: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [resolve('scripts/diff.ts'), ...options], {
    cwd: root,
    encoding: 'utf8',
  });
  return { stdout: stdout.replaceAll(/\b[0-9a-f]{7,}\b/g, '<hash>'), stderr, status };
}

test('says in one line that nothing changes', () => {
  expect(diff()).toEqual({
    status: 0,
    stderr: '',
    stdout: 'No figure differs from <hash> (As it was), and neither does anything that is shown of them.\n',
  });
});

test('lists a table that nothing reads', () => {
  const stray = join(root, 'data/armed-officers (1).csv');
  writeFileSync(stray, '');
  const { stdout, status } = diff();
  rmSync(stray);
  expect([status, stdout]).toEqual([1, expect.stringMatching(/armed-officers \(1\)\.csv.*nothing reads/)]);
});

test('refuses a commit that git does not know, or more than one', () => {
  expect(
    [diff('no-such-commit'), diff('HEAD', 'HEAD^1')].map(({ stderr, status }) => [status, stderr]),
  ).toEqual([
    [
      1,
      'data:diff — received "no-such-commit", expected a commit of this repository; git log --oneline lists them; one that only the server has must be fetched first\n',
    ],
    [1, 'data:diff — received "HEAD HEAD^1", expected one commit; npm run data:diff -- [<commit>]\n'],
  ]);
});

test('reads a file as a commit had it, and throws for one that it had not', () => {
  appendFileSync(join(root, 'data/notes.csv'), 'changed');
  const { readFile, subject } = readCommit(root, 'HEAD');
  expect(subject).toBe('As it was');
  expect(Buffer.from(readFile('data/notes.csv')).toString()).toBe(
    git('show', 'HEAD:data/notes.csv').toString(),
  );
  expect(() => readFile('data/none.csv')).toThrow(expect.objectContaining({ code: 'ENOENT' }));
});
