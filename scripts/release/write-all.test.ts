import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { replaceFiles, undoHalfWritten } from './write-all.ts';

let root: string;
const names = ['data/a.csv', 'data/b.csv', 'data/c.csv'];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'write-all-'));
  mkdirSync(join(root, 'data'));
  for (const name of names) writeFileSync(join(root, name), '0');
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

const read = () => names.map((name) => readFileSync(join(root, name), 'utf8'));

test('all files are replaced, a new one is made, and nothing is left beside them', () => {
  replaceFiles(root, new Map([...names, 'data/new.csv'].map((name) => [name, '1'])));
  expect(read()).toEqual(['1', '1', '1']);
  expect(readFileSync(join(root, 'data/new.csv'), 'utf8')).toBe('1');
  expect(readdirSync(root)).toEqual(['data']);
});

test('a write that fails half way is undone', () => {
  // A folder of this name cannot be replaced by a file.
  mkdirSync(join(root, 'data/folder'));
  writeFileSync(join(root, 'data/folder/x'), '');
  expect(() => {
    replaceFiles(
      root,
      new Map([
        ['data/a.csv', '1'],
        ['data/folder', '1'],
      ]),
    );
  }).toThrow();
  expect(read()).toEqual(['0', '0', '0']);
  expect(readdirSync(root)).toEqual(['data']);
});

/** Runs a line against the root, and kills it before one of its steps on the file system; without a step it runs to its end. */
function run(line: string, step = 0): NodeJS.Signals | null {
  const script = `import { replaceFiles, undoHalfWritten } from ${JSON.stringify(resolve('scripts/release/write-all.ts'))}; ${line}`;
  const { signal, stderr } = spawnSync(
    process.execPath,
    [
      '--import',
      resolve('scripts/data/testing/kill-at-step.ts'),
      '--input-type=module',
      '--eval',
      script,
      root,
    ],
    {
      env: { ...process.env, KILL_AT: String(step) },
      encoding: 'utf8',
    },
  );
  expect(stderr).toBe('');
  return signal;
}

test('killed at any step, even while it is put back, it leaves the earlier state or the later one whole', () => {
  const edition = 'data/editions/2026-12-01/a.json';
  const files = ['data/a.csv', edition].map((name) => [name, '1']);
  const earlier = { text: ['0', '0', '0'], folders: ['a.csv', 'b.csv', 'c.csv'] };
  const later = {
    text: ['1', '0', '0'],
    folders: ['a.csv', 'b.csv', 'c.csv', 'editions', 'editions/2026-12-01', 'editions/2026-12-01/a.json'],
  };
  const look = () => ({
    text: read(),
    folders: readdirSync(join(root, 'data'), { recursive: true }).map(String).toSorted(),
  });
  const seen = [];
  for (let step = 1, killed = true; killed; step++) {
    rmSync(join(root, 'data/editions'), { recursive: true, force: true });
    for (const name of names) writeFileSync(join(root, name), '0');
    killed = run(`replaceFiles(process.argv[1], new Map(${JSON.stringify(files)}))`, step) === 'SIGKILL';
    if (step % 4 === 0) run('undoHalfWritten(process.argv[1])', step / 4);
    undoHalfWritten(root);
    expect(readdirSync(root)).toEqual(['data']);
    seen.push(look());
  }
  expect(seen.length).toBeGreaterThan(10);
  const firstLater = seen.findIndex(({ text }) => text[0] === '1');
  expect(seen).toEqual(seen.map((_, index) => (index < firstLater ? earlier : later)));
});

test('what another process is still writing is left alone', () => {
  // The process that started these tests runs as long as they do.
  mkdirSync(join(root, `.unfinished-${process.ppid}`));
  expect(undoHalfWritten(root)).toEqual([]);
  expect(readdirSync(root)).toEqual([`.unfinished-${process.ppid}`, 'data']);
});
