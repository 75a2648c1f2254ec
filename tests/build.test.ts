import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { beforeEach, expect, test, onTestFinished } from 'vitest';
import { makeFolder, writeFiles } from './support/folders.ts';

/** What surrounds Astro’s own build, which a shell script replaces here. */

let root: string;
beforeEach(() => {
  root = makeFolder(onTestFinished);
  mkdirSync(join(root, 'bin'));
  writeFiles(root, { 'data/addresses.csv': 'address,since,moved_to\n/,2026-11-23,\n' });
  replaceAstro('echo first > "$3/index.html"; mkdir "$3/charts"; echo a chart > "$3/charts/a b.svg"');
  expect(build()).toBe('');
});

const script = resolve('scripts/build.ts');
const options = () => ({
  cwd: root,
  env: { ...process.env, PATH: `${join(root, 'bin')}${delimiter}${process.env['PATH']}` },
});

/** `$3` is the folder that Astro writes to. */
const replaceAstro = (lines: string) => {
  writeFileSync(join(root, 'bin/astro'), `#!/bin/sh\nset -e\n${lines}\n`, { mode: 0o755 });
};

const build = () => spawnSync(process.execPath, [script], { ...options(), encoding: 'utf8' }).stderr;
const built = () => readFileSync(join(root, 'dist/index.html'), 'utf8');
const folders = () => readdirSync(root).filter((name) => name.startsWith('.dist-') || name === 'dist.old');

test('a build replaces the earlier one, with the hash of each of its files', () => {
  execFileSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: join(root, 'dist') });
  replaceAstro('echo second > "$3/index.html"');
  expect(build()).toBe('');
  expect(built()).toBe('second\n');
  expect(readdirSync(join(root, 'dist'))).toEqual(['SHA256SUMS', 'index.html']);
  expect(folders()).toEqual([]);
});

test('a build that fails, or loses an address, leaves the earlier one as it was, and says why', () => {
  replaceAstro('echo torn > "$3/index.html"; exit 3');
  expect(build()).toContain('Not built; what was built before is as it was.');
  expect(built()).toBe('first\n');
  replaceAstro('echo other > "$3/other.html"');
  expect(build()).toMatch(
    /^data\/addresses.csv:2:address — received "\/", .+\nNot built; what was built before is as it was\.\n$/,
  );
  expect(built()).toBe('first\n');
  expect(folders()).toEqual([]);
});

test('a build that is killed leaves the earlier one as it was, and the next one clears up after it', async () => {
  replaceAstro('echo torn > "$3/index.html"; touch started; sleep 60');
  const child = spawn(process.execPath, [script], { ...options(), detached: true, stdio: 'ignore' });
  const ended = once(child, 'exit');
  while (!existsSync(join(root, 'started'))) await new Promise((resolve) => setTimeout(resolve, 5));
  // The whole group, so that the shell script does not outlive the test.
  process.kill(-(child.pid ?? NaN), 'SIGKILL');
  await ended;
  expect(built()).toBe('first\n');
  replaceAstro('echo third > "$3/index.html"');
  expect(build()).toBe('');
  expect(built()).toBe('third\n');
  expect(folders()).toEqual([]);
});

test('a build that was killed between its two renames leaves the earlier one next to it, and the next one restores it', () => {
  renameSync(join(root, 'dist'), join(root, 'dist.old'));
  replaceAstro('exit 3');
  build();
  expect(built()).toBe('first\n');
});
