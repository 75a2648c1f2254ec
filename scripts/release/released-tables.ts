import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Table } from './count-changes.ts';
import type { DataError } from '../data/data-error.ts';

/** The tables of data/, cell by cell as text, now and as an edition released them; and what git must tell for that. */

export const readCurrentTables = (root: string): Map<string, Table> =>
  readAll(readdirSync(join(root, 'data')), (file) => readFileSync(join(root, 'data', file), 'utf8'));

/** The tables as they stood in the commit that brought the edition. */
export function readReleasedTables(root: string, edition: string): Map<string, Table> {
  const commit =
    git(root, 'log', '--diff-filter=A', '--format=%H', '--', `data/editions/${edition}`)
      .trim()
      .split('\n')
      .at(-1) ?? '';
  const names = git(root, 'ls-tree', '--name-only', commit, 'data/')
    .split('\n')
    .map((path) => path.replace(/^data\//, ''));
  return readAll(names, (file) => git(root, 'show', `${commit}:./data/${file}`));
}

const readAll = (files: string[], read: (file: string) => string): Map<string, Table> =>
  new Map(
    files
      .filter((file) => file.endsWith('.csv'))
      .map((file) => [file.replace(/\.csv$/, ''), parse(read(file))]),
  );

function parse(csv: string): Table {
  const { data, meta } = Papa.parse<Record<string, string>>(csv, {
    header: true,
    delimiter: ',',
    skipEmptyLines: true,
  });
  return { columns: meta.fields ?? [], rows: data };
}

/** What keeps a release from being made of this clone. */
export function checkRepository(root: string): DataError[] {
  const changed = git(root, 'status', '--porcelain').trim().split(/\n\s*/).join(', ');
  const isShallow = git(root, 'rev-parse', '--is-shallow-repository').trim() === 'true';
  return [
    ...(changed === ''
      ? []
      : [
          {
            file: 'git',
            received: changed,
            expected: 'no uncommitted changes: a release is made of a commit',
            fix: 'commit or discard them',
          },
        ]),
    ...(isShallow
      ? [
          {
            file: 'git',
            received: 'a shallow clone',
            expected: 'the whole history: the tables are compared with those of the newest edition',
            fix: 'git fetch --unshallow',
          },
        ]
      : []),
  ];
}

/** Writes the files of the commit, which the tree must hold unchanged, to a folder. */
export const checkOut = (root: string, folder: string): void => {
  git(root, 'checkout-index', '--all', `--prefix=${folder}/`);
};

function git(root: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 });
}
