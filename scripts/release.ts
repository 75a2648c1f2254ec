import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { citationFile } from '../src/editions/citation.ts';
import { listAddresses } from './build/built-files.ts';
import { fail, throwIfAny } from './data/data-error.ts';
import { checkData, type Examined } from './data/load.ts';
import { appendRows } from './data/table-rows.ts';
import { readTextTables } from './diff/compare-rows.ts';
import { formatEdition, readFreezable } from './data/frozen-editions.ts';
import {
  addEntry,
  checkEdition,
  checkRequest,
  dayOfRelease,
  formatEntry,
  planEdition,
} from './release/plan-release.ts';
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
  for (const script of ['check', 'test:unit']) run(['run', script]);
  const { date, version } = edition;
  writeFiles(formatEdition(root, { date, version, changed: edition.charts, files: readFreezable(root) }));
  try {
    // The checks above have checked the types.
    run(['run', 'data']);
    run(['exec', '--', 'vitest', 'run', 'src/editions/released-words.test.ts', '-u']);
    run(['run', 'build:site']);
  } catch (error) {
    rmSync(`data/editions/${date}`, { recursive: true });
    throw error;
  }
  const known = new Set(readTextTables(readFileSync).addresses.map(({ cells }) => cells['address']));
  const added = listAddresses('dist').filter((address) => !known.has(address));
  const rows = added.map((address) => ({ address, since: date }));
  writeFiles({
    ...Object.fromEntries(appendRows('addresses', rows)),
    'CITATION.cff': citationFile(version, date),
    'CHANGELOG.md': addEntry(readFileSync('CHANGELOG.md', 'utf8'), entry),
  });
  console.log(
    `Edition ${date} is frozen as version ${version}. Look at it with git status, and commit it by itself; then npm run build makes the site to publish.`,
  );
}

/** Throws DataErrors with everything that prevents this edition. */
function prepare(root: string, siteUrl: string) {
  const date = dayOfRelease(root);
  const refused = checkRequest(root, date, siteUrl);
  const { examined, errors } = checkData(root, { today: date });
  throwIfAny([...refused, ...errors]);
  const edition = planEdition(root, date, examined as Examined);
  throwIfAny(checkEdition(edition));
  return edition;
}

function run(command: string[]): void {
  // With CI set a test compares pictures, and writes none.
  const env = { ...process.env, CI: '1' };
  const { status, signal } = spawnSync('npm', command, { env, stdio: 'inherit' });
  if (status === 0) return;
  const received = `exit with ${status ?? signal ?? 'an error'}`;
  fail(['npm', ...command].join(' '), { received, expected: 'no error', fix: 'fix what it says above' });
}

function writeFiles(files: Record<string, string | Uint8Array>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

runCommand(usage, release, 'Nothing was released.');
