import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import Papa from 'papaparse';
import { readFreezable } from '../../scripts/data/frozen-editions.ts';
import { writeFiles } from './folders.ts';

const project = resolve(import.meta.dirname, '../..');

const images = 'node_modules/.cache/images';

/** What .gitignore keeps out, and hidden files that no program of the project reads. */
const leftOut =
  /^(node_modules|dist|coverage|test-report\.json|src[\\/]generated|\.(?!gitignore|prettier)[^\\/]*)$/;

/**
 * A copy of the project at `folder`, with the packages linked one by one, so that what tools cache next to them is its own.
 * Only pictures that were made before are taken over, unless `makesImages`.
 */
export function copyProject(folder: string, { makesImages = false } = {}): void {
  cpSync(project, folder, { recursive: true, filter: (path) => !leftOut.test(relative(project, path)) });
  const [from, to] = [join(project, 'node_modules'), join(folder, 'node_modules')];
  mkdirSync(to);
  for (const name of readdirSync(from).filter((name) => name === '.bin' || !name.startsWith('.')))
    symlinkSync(join(from, name), join(to, name));
  if (makesImages) return;
  mkdirSync(join(project, images), { recursive: true });
  mkdirSync(dirname(join(folder, images)));
  symlinkSync(join(project, images), join(folder, images));
}

/** The day on which the site was first released. */
export const firstEdition = '2026-11-23';

/** Takes from a copy what was released after the first edition: what a test adds then means the same whatever editors release. */
export function forgetLaterEditions(folder: string): void {
  for (const date of readdirSync(join(folder, 'data/editions')))
    if (date > firstEdition) rmSync(join(folder, 'data/editions', date), { recursive: true });
  editTable(folder, 'addresses', (rows) => rows.filter(({ since }) => since === firstEdition));
  editTable(folder, 'corrections', () => []);
  // What editors have put right since is as if it had never been wrong.
  writeFiles(join(folder, 'data/editions', firstEdition), readFreezable(folder));
}

export type CsvRow = Record<string, string>;

/** Puts other rows into a table of a copy. */
export function editTable(folder: string, table: string, edit: (rows: CsvRow[]) => CsvRow[]): void {
  const file = join(folder, `data/${table}.csv`);
  const { data, meta } = Papa.parse<CsvRow>(readFileSync(file, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  });
  writeFileSync(file, `${Papa.unparse(edit(data), { columns: meta.fields ?? [], newline: '\n' })}\n`);
}

/** No more of the environment than a program of a copy needs. */
export const environment = {
  ...Object.fromEntries(['PATH', 'HOME', 'TMPDIR'].map((name) => [name, process.env[name]])),
  ASTRO_TELEMETRY_DISABLED: '1',
  NO_COLOR: '1',
};

/** `npm run build` in a copy, without its check of types. Throws with what the build printed. */
export async function build(folder: string, more: Record<string, string> = {}): Promise<string> {
  const env = { ...environment, ...more };
  for (const script of ['data', 'build:site'])
    await promisify(execFile)('npm', ['run', script], { cwd: folder, env }).catch((error: unknown) => {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      throw new Error(`the build failed in ${folder}\n${stdout}\n${stderr}`);
    });
  return join(folder, 'dist');
}
