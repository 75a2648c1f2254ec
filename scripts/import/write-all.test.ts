import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  expect(() => { replaceFiles(root, new Map([['data/a.csv', '1'], ['data/folder', '1']])); }).toThrow();
  expect(read()).toEqual(['0', '0', '0']);
  expect(readdirSync(root)).toEqual(['data']);
});

test('killed at any moment, it leaves one whole state or is put back to the earlier one', async () => {
  const script = `
    import { replaceFiles } from ${JSON.stringify(new URL('write-all.ts', import.meta.url).href)};
    for (let generation = 1; ; generation++) {
      replaceFiles(process.argv[1], new Map(${JSON.stringify(names)}.map((name) => [name, String(generation)])));
      if (generation === 1) process.stdout.write('written');
    }`;
  for (const milliseconds of [0, 1, 2, 3, 5, 8, 11, 13, 17, 21]) {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script, root], { stdio: ['ignore', 'pipe', 'inherit'] });
    const exit = once(child, 'exit');
    await once(child.stdout, 'data');
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    child.kill('SIGKILL');
    await exit;
    undoHalfWritten(root);
    expect(new Set(read()).size).toBe(1);
    expect(readdirSync(root)).toEqual(['data']);
  }
});

test('what another process is still writing is left alone', () => {
  // The process that started these tests runs as long as they do.
  mkdirSync(join(root, `.data-add-${process.ppid}`));
  expect(undoHalfWritten(root)).toEqual([]);
  expect(readdirSync(root)).toEqual([`.data-add-${process.ppid}`, 'data']);
});
