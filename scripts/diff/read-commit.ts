import { spawnSync } from 'node:child_process';
import type { ReadFile } from '../data/load.ts';
import { DataErrors } from '../data/data-error.ts';

export interface Commit {
  /** The hash as git shortens it. */
  short: string;
  subject: string;
  /** Reads one of the files as it was. Throws with the code ENOENT where there was none. */
  readFile: ReadFile;
}

const most = 100_000_000;

/** Files of a commit, which may go by any name that git knows. Throws Faults where it knows none. */
export function readCommit(root: string, name: string, paths: string[]): Commit {
  const git = (args: string[], input = '') => spawnSync('git', args, { cwd: root, input, maxBuffer: most });
  const told = git([
    'log',
    '-1',
    '--no-show-signature',
    '--format=%H%n%h%n%s',
    '--end-of-options',
    name,
    '--',
  ]);
  const [hash, short, subject = ''] = told.status === 0 ? told.stdout.toString().trim().split('\n') : [];
  if (!hash || !short) {
    throw new DataErrors([
      {
        file: 'data:diff',
        received: name,
        expected: 'a commit of this repository',
        fix: 'git log --oneline lists them; one that only the server has must be fetched first',
      },
    ]);
  }
  const files = readBatch(
    paths,
    git(['cat-file', '--batch'], paths.map((path) => `${hash}:${path}\n`).join('')).stdout,
  );
  return {
    short,
    subject,
    readFile(path) {
      const bytes = files.get(path);
      if (!bytes) throw Object.assign(new Error(`${short} has no ${path}`), { code: 'ENOENT' });
      return bytes;
    },
  };
}

/** What git answers for each path in turn: a line that ends with the size, and so many bytes; or a line that ends with “missing”. */
function readBatch(paths: string[], answer: Buffer): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  let at = 0;
  for (const path of paths) {
    const end = answer.indexOf('\n', at);
    const size = Number(/ blob (\d+)$/.exec(answer.toString('utf8', at, end))?.[1] ?? Number.NaN);
    at = end + 1;
    if (Number.isNaN(size)) continue;
    files.set(path, answer.subarray(at, at + size));
    at += size + 1;
  }
  return files;
}
