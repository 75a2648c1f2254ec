import { spawnSync } from 'node:child_process';
import { fail } from '../data/data-error.ts';
import type { ReadFile } from '../data/load.ts';

interface Commit {
  /** The hash as git shortens it. */
  short: string;
  subject: string;
  /** Reads a file as it was. Throws with the code ENOENT where there was none. */
  readFile: ReadFile;
}

const largestFile = 100_000_000;

/** A commit by any name that git knows. Throws DataErrors where it knows none. */
export function readCommit(root: string, name: string): Commit {
  const git = (...args: string[]) => spawnSync('git', args, { cwd: root, maxBuffer: largestFile });
  const log = git('log', '-1', '--no-show-signature', '--format=%H%n%h%n%s', '--end-of-options', name, '--');
  const [hash, short, subject = ''] = log.status === 0 ? log.stdout.toString().trim().split('\n') : [];
  if (!hash || !short)
    fail('data:diff', {
      received: name,
      expected: 'one commit of this repository',
      fix: 'git log --oneline lists them; one that only the server has must be fetched first',
    });
  return {
    short,
    subject,
    readFile(path) {
      const { status, stdout } = git('cat-file', 'blob', `${hash}:${path}`);
      if (status === 0) return stdout;
      throw Object.assign(new Error(`${short} has no ${path}`), { code: 'ENOENT' });
    },
  };
}
