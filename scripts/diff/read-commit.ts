import { spawnSync } from 'node:child_process';
import { fail } from '../data/data-error.ts';

const largestFile = 100_000_000;

/** A commit by any name that git knows, with its hash as git shortens it. Throws DataErrors where it knows none. */
export function readCommit(root: string, name: string) {
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
    /** Reads a file as it was; undefined where there was none. */
    readFile: (path: string): Uint8Array | undefined => {
      const { status, stdout } = git('cat-file', 'blob', `${hash}:${path}`);
      return status === 0 ? stdout : undefined;
    },
  };
}
