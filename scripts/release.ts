import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import Papa from 'papaparse';
import { citationFile } from '../src/editions/citation.ts';
import { listAddresses } from './build/built-files.ts';
import { fail, throwIfAny } from './data/data-error.ts';
import { checkData, type Examined } from './data/load.ts';
import { addEntry, type PlannedEdition, formatEntry } from './release/changelog.ts';
import { formatEdition, readFreezable } from './data/frozen-editions.ts';
import { checkEdition, checkRequest, dayOfRelease, planEdition } from './release/plan-release.ts';
import { runCommand } from './run-command.ts';

const usage = `SITE_URL=https://example.org/ npm run release

Freezes the tables and the sentences of charts as the edition of the day of the last commit. CONTRIBUTING.md says more.`;

/**
 * Lists all that is wrong, shows what the edition changes, runs the checks and the unit tests, notes what its embeds say, and
 * builds the site with the edition to learn its addresses. Then it writes data/addresses.csv, CITATION.cff and CHANGELOG.md.
 * The tree was clean before, so git undoes a release that was stopped half-way.
 */
function release(): void {
  // Nothing is asked for but the address.
  parseArgs();
  const [root, siteUrl] = [process.cwd(), process.env['SITE_URL'] ?? ''];
  const edition = prepare(root, siteUrl);
  const entry = formatEntry(edition);
  console.log(`To be released:\n\n${entry}`);
  for (const script of ['check', 'test:unit']) run(['run', script], root, siteUrl);
  const { date, version } = edition;
  writeFiles(
    root,
    formatEdition(root, { date, version, changed: edition.charts, files: readFreezable(root) }),
  );
  try {
    // The checks above have checked the types.
    run(['run', 'data'], root, siteUrl);
    run(['exec', '--', 'vitest', 'run', 'src/editions/released-words.test.ts', '-u'], root, siteUrl);
    run(['run', 'build:site'], root, siteUrl);
  } catch (error) {
    rmSync(join(root, 'data/editions', date), { recursive: true });
    throw error;
  }
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  writeFiles(root, {
    'data/addresses.csv': addAddresses(read('data/addresses.csv'), listAddresses(join(root, 'dist')), date),
    'CITATION.cff': citationFile(version, date),
    'CHANGELOG.md': addEntry(read('CHANGELOG.md'), entry),
  });
  console.log(
    `Edition ${date} is frozen as version ${version}. Look at it with git status, and commit it by itself; then npm run build makes the site to publish.`,
  );
}

/** Throws DataErrors with everything that prevents this edition. */
function prepare(root: string, siteUrl: string): PlannedEdition {
  const date = dayOfRelease(root);
  const refused = checkRequest(root, date, siteUrl);
  const { examined, errors } = checkData(root, { today: date });
  throwIfAny([...refused, ...errors]);
  const edition = planEdition(root, date, examined as Examined);
  throwIfAny(checkEdition(edition));
  return edition;
}

function run(command: string[], cwd: string, siteUrl: string): void {
  // With CI set a test compares pictures, and writes none.
  const env = { ...process.env, SITE_URL: siteUrl, CI: '1' };
  const { status, signal } = spawnSync('npm', command, { cwd, env, stdio: 'inherit' });
  if (status === 0) return;
  const received = `exit with ${status ?? signal ?? 'an error'}`;
  fail(['npm', ...command].join(' '), { received, expected: 'no error', fix: 'fix what it says above' });
}

function writeFiles(root: string, files: Record<string, string | Uint8Array>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

function addAddresses(csv: string, built: string[], since: string): string {
  const { data } = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true });
  const known = new Set(data.map((row) => row.address));
  const added = built
    .filter((address) => !known.has(address))
    .map((address) => ({ address, since, moved_to: '' }));
  const columns = ['address', 'since', 'moved_to'];
  return `${Papa.unparse([...data, ...added], { columns, newline: '\n' })}\n`;
}

runCommand(usage, release, 'Nothing was released.');
