import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

/** What surrounds Astro’s own build, whose place a few lines of shell take: they are told what to write and how to end. */

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'build-'));
  mkdirSync(join(root, 'data'));
  mkdirSync(join(root, 'bin'));
  writeFileSync(join(root, 'data/addresses.csv'), 'address,since,moved_to\n/,2026-11-23,\n');
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

const script = join(import.meta.dirname, 'build.ts');
const env = () => ({ ...process.env, PATH: `${join(root, 'bin')}${delimiter}${process.env['PATH']}` });

/** `$3` is the folder that the build is told to write to. */
function letAstro(lines: string): void {
  writeFileSync(join(root, 'bin/astro'), `#!/bin/sh\nset -e\n${lines}\n`);
  chmodSync(join(root, 'bin/astro'), 0o755);
}

function build(...options: string[]): string {
  try {
    execFileSync(process.execPath, [...options, script], {
      cwd: root,
      env: env(),
      encoding: 'utf8',
      stdio: 'pipe',
    });
    return '';
  } catch (error) {
    return (error as { stderr: string }).stderr;
  }
}

const built = () => readFileSync(join(root, 'dist/index.html'), 'utf8');
const folders = () => readdirSync(root).filter((name) => name.startsWith('.dist-') || name === 'dist.old');

beforeEach(() => {
  letAstro('echo first > "$3/index.html"; mkdir "$3/charts"; echo a chart > "$3/charts/a b.svg"');
  expect(build()).toBe('');
});

test('a build is in the place of the earlier one, with the hash of each of its files', () => {
  letAstro('echo second > "$3/index.html"');
  expect(build()).toBe('');
  expect(built()).toBe('second\n');
  expect(readdirSync(join(root, 'dist'))).toEqual(['SHA256SUMS', 'index.html']);
  execFileSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: join(root, 'dist') });
  expect(folders()).toEqual([]);
});

test('a build that fails leaves the earlier one as it was', () => {
  letAstro('echo torn > "$3/index.html"; exit 3');
  expect(build()).toContain('Not built; what was built before is as it was.');
  expect(built()).toBe('first\n');
  expect(folders()).toEqual([]);
});

test('a build that loses an address leaves the earlier one as it was, and says what was lost', () => {
  letAstro('echo other > "$3/other.html"');
  expect(build()).toMatchInlineSnapshot(`
    "data/addresses.csv:2:address — received "/", expected an address that this build has: it was released, and embeds and links rest on it; bring the page back, or write in moved_to where it went
    Not built; what was built before is as it was.
    "
  `);
  expect(built()).toBe('first\n');
});

test('a build that is killed leaves the earlier one as it was, and the next clears up after it', async () => {
  letAstro('echo torn > "$3/index.html"; touch started; sleep 60');
  const child = spawn(process.execPath, [script], { cwd: root, env: env(), detached: true, stdio: 'ignore' });
  const ended = once(child, 'exit');
  while (!existsSync(join(root, 'started'))) await new Promise((resolve) => setTimeout(resolve, 5));
  // The whole group: what plays Astro must not outlive the test.
  process.kill(-(child.pid ?? NaN), 'SIGKILL');
  await ended;
  expect(built()).toBe('first\n');
  letAstro('echo third > "$3/index.html"');
  expect(build()).toBe('');
  expect(built()).toBe('third\n');
  expect(folders()).toEqual([]);
});

test('a build that is killed as it replaces the earlier one leaves that beside it, and the next takes it back', () => {
  renameSync(join(root, 'dist'), join(root, 'dist.old'));
  letAstro('exit 3');
  build();
  expect(built()).toBe('first\n');
});
