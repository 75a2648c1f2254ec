import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableDefinitions, type Tables } from '../src/data/tables/index.ts';
import { checkAddresses, formatChecksums } from './build/built-files.ts';
import { throwIfAny } from './data/data-error.ts';
import { parseTable } from './data/parse-table.ts';
import { answerHelp } from './run-command.ts';

answerHelp(`npm run build:site

Builds the site into dist/ from what npm run data wrote. npm run build does both, and checks the types.`);

/**
 * `npm run build`, after the data run: builds the site into a new folder, checks that no address that was ever released is
 * lost, lists the hash of every file, and puts the folder in place of dist/. A build that fails or is stopped leaves
 * dist/ as it was.
 */
const dist = join(process.cwd(), 'dist');
const folder = join(process.cwd(), '.dist-new');
restoreFolder(dist);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
try {
  execFileSync('astro', ['build', '--outDir', folder], { stdio: 'inherit' });
  const { rows } = parseTable(tableDefinitions.addresses, readFileSync('data/addresses.csv'));
  throwIfAny(checkAddresses(folder, rows as Tables['addresses']));
  writeFileSync(join(folder, 'SHA256SUMS'), formatChecksums(folder));
} catch (error) {
  rmSync(folder, { recursive: true, force: true });
  console.error(error instanceof Error ? error.message : error);
  console.error('Not built; what was built before is as it was.');
  process.exit(1);
}
replaceFolder(dist, folder);

/** Puts a folder in the place of `target`, on the same disk. Between the two renames the old one is `<target>.old`. */
function replaceFolder(target: string, folder: string): void {
  rmSync(`${target}.old`, { recursive: true, force: true });
  if (existsSync(target)) renameSync(target, `${target}.old`);
  renameSync(folder, target);
  rmSync(`${target}.old`, { recursive: true, force: true });
}

/** Takes the old folder back where a process was killed between the two renames. */
function restoreFolder(target: string): void {
  if (!existsSync(target) && existsSync(`${target}.old`)) renameSync(`${target}.old`, target);
}
