import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyProject } from '../tests/site/copy.ts';

/** The release refuses before it does anything: what is built and frozen by a release is shown by the edition in data/editions/. */

const folder = mkdtempSync(join(tmpdir(), 'release-'));

function release(date: string, env: Record<string, string> = {}) {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/release.ts', date], {
    cwd: folder,
    env: { ...process.env, SITE_URL: '', ...env },
    encoding: 'utf8',
  });
  return { status, said: stderr.trim().split('\n') };
}

beforeAll(() => {
  copyProject(folder);
  const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.org', ...args], { cwd: folder });
  git('init', '-q');
  git('add', '-A');
  git('commit', '-q', '-m', 'All');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('a release', () => {
  const newest = readdirSync('data/editions').toSorted().at(-1) ?? '';

  test('asks for a day after the newest edition and for the address, both at once', () => {
    expect(release(newest)).toEqual({
      status: 1,
      said: [
        `date — got "${newest}", expected a day after the newest edition, ${newest}; choose a later one`,
        'SITE_URL — got nothing, expected the address at which the site will stand; set it before the command',
      ],
    });
  });

  test('asks for a day that exists', () => {
    const { status, said } = release('2999-02-30', { SITE_URL: 'https://example.org/' });
    expect(status).toBe(1);
    expect(said).toEqual(['date — got "2999-02-30", expected a day as 2026-11-23; write it after --']);
  });

  test('asks for a clean tree, and leaves no edition behind', () => {
    writeFileSync(join(folder, 'data/stray.txt'), 'not committed');
    const { status, said } = release('2999-01-01', { SITE_URL: 'https://example.org/' });
    expect(status).toBe(1);
    expect(said).toEqual(['git — got uncommitted changes, expected a clean tree; commit them first']);
    expect(existsSync(join(folder, 'data/editions/2999-01-01'))).toBe(false);
  });
});
