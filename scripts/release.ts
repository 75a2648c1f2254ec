import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import Papa from 'papaparse';
import { isDate } from '../src/figures/column.ts';
import { listAddresses } from './addresses.ts';
import { printCitationFile } from './citation-file.ts';
import { runData } from './data-run.ts';
import { listEditions, writeEdition } from './editions.ts';

/**
 * `SITE_URL=https://example.org/ npm run release -- 2026-11-23`: freezes the rows of every chart as an edition, builds
 * the site with it, adds the addresses that are new to data/addresses.csv, and writes CITATION.cff. The date is told,
 * never read off a clock. On any failure the edition is taken back.
 */
const root = process.cwd();
const date = process.argv[2] ?? '';
const newest = listEditions(root).at(-1);
const isClean = execFileSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' }).trim() === '';

const refusals = [
  ...(isDate(date) && date.length === 10 ? [] : [`date — got "${date}", expected a day as 2026-11-23; write it after --`]),
  ...(newest && date <= newest ? [`date — got "${date}", expected a day after the newest edition, ${newest}; choose a later one`] : []),
  ...(process.env.SITE_URL ? [] : ['SITE_URL — got nothing, expected the address at which the site will stand; set it before the command']),
  ...(isClean ? [] : ['git — got uncommitted changes, expected a clean tree; commit them first']),
];

if (refusals.length > 0) {
  console.error(refusals.join('\n'));
  process.exit(1);
}

const addressesFile = 'data/addresses.csv';
const addressesBefore = readFileSync(addressesFile, 'utf8');
try {
  writeEdition(root, date, runData(root).charts);
  execFileSync('npm', ['run', 'build'], { cwd: root, stdio: 'inherit' });
  writeFileSync(addressesFile, withNewAddresses(addressesBefore, listAddresses('dist'), date));
  writeFileSync('CITATION.cff', printCitationFile(listEditions(root)));
} catch (error) {
  rmSync(`data/editions/${date}`, { recursive: true, force: true });
  writeFileSync(addressesFile, addressesBefore);
  throw error;
}
console.log(`Edition ${date} is frozen. Look at data/editions/${date}/, ${addressesFile} and CITATION.cff, and commit them.`);

function withNewAddresses(csv: string, built: string[], since: string): string {
  const { data } = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true });
  const known = new Set(data.map((row) => row.address));
  const added = built.filter((address) => !known.has(address)).map((address) => ({ address, since, moved_to: '' }));
  return `${Papa.unparse([...data, ...added], { columns: ['address', 'since', 'moved_to'], newline: '\n' })}\n`;
}
