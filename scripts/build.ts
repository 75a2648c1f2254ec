import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableDefinitions, type Tables } from '../src/figures/tables/index.ts';
import { checkAddresses } from './addresses.ts';
import { checksumsFile, printChecksums } from './checksums.ts';
import { printFault } from './fault.ts';
import { readTable } from './read-table.ts';
import { newFolder, swapIn } from './swap-folder.ts';

/**
 * `npm run build`, after the data run: builds the site into a new folder, looks whether an address that was ever released
 * is lost, lists the hash of every file, and puts the folder in the place of dist/. A build that fails or is stopped
 * leaves dist/ as it was.
 */
const root = process.cwd();
const folder = newFolder(root, 'dist');
try {
  execFileSync('astro', ['build', '--outDir', folder], { stdio: 'inherit' });
  const { rows } = readTable(tableDefinitions.addresses, readFileSync('data/addresses.csv'));
  const faults = checkAddresses(folder, rows as Tables['addresses']);
  if (faults.length > 0) throw new Error(faults.map(printFault).join('\n'));
  writeFileSync(join(folder, checksumsFile), printChecksums(folder));
} catch (error) {
  rmSync(folder, { recursive: true, force: true });
  console.error(error instanceof Error ? error.message : error);
  console.error('Not built; what was built before is as it was.');
  process.exit(1);
}
// From here the folder may be what dist leads to: it is not taken back, whatever fails.
swapIn(root, 'dist', folder);
