import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Papa from 'papaparse';
import { listAddresses } from './build/check-addresses.ts';
import { addEntry, formatEntry } from './release/changelog.ts';
import { formatCitationFile } from './release/citation-file.ts';
import { type Generated, loadData } from './data/load.ts';
import { listEditions, formatEdition } from './release/frozen-editions.ts';
import { type DataError, DataErrors } from './data/data-error.ts';
import { linkPackages } from './link-packages.ts';
import { checkEdition, checkRequest, planEdition } from './release/plan-release.ts';
import { checkOut, checkRepository } from './release/released-tables.ts';
import { replaceFiles, undoHalfWritten } from './release/write-all.ts';

/**
 * `SITE_URL=https://example.org/ npm run release -- 2026-11-23`: freezes the rows of every chart as an edition. All that
 * is wrong is said first and at once; then what the edition changes; then the site is checked, and built with the
 * edition in a copy, to learn its addresses. Only then are the edition, data/addresses.csv, CITATION.cff and CHANGELOG.md
 * written, all or none: killed at any moment, a release leaves the earlier state. The date is told, never read off a clock.
 */
function release(root: string, date: string, siteUrl: string): void {
  for (const undone of undoHalfWritten(root))
    console.error(`${undone} was put back: an import or a release was cut short.`);
  const { generated, edition } = prepare(root, date, siteUrl);
  const entry = formatEntry(edition);
  console.log(`To be released:\n\n${entry}`);

  run('check', root, siteUrl);
  const frozen = formatEdition(date, edition.version, generated.charts);
  const addresses = buildApart(root, frozen, siteUrl);
  const files = new Map([
    ...frozen,
    [
      'data/addresses.csv',
      withNewAddresses(readFileSync(join(root, 'data/addresses.csv'), 'utf8'), addresses, date),
    ],
    ['CITATION.cff', formatCitationFile(date, edition.version)],
    ['CHANGELOG.md', addEntry(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), entry)],
  ]);
  replaceFiles(root, files);
  console.log(
    `Edition ${date} is frozen as version ${edition.version}. Look at it with git status, and commit it by itself; then npm run build makes the site to publish.`,
  );
}

/** Throws Faults with all that keeps this edition from being released. */
function prepare(root: string, date: string, siteUrl: string) {
  const errors = [...checkRequest(date, listEditions(root).at(-1), siteUrl), ...checkRepository(root)];
  const generated = readData(root, errors);
  if (!generated || errors.length > 0) throw new DataErrors(errors);
  const edition = planEdition(root, date, generated);
  const wrong = checkEdition(edition);
  if (wrong.length > 0) throw new DataErrors(wrong);
  return { generated, edition };
}

function readData(root: string, errors: DataError[]): Generated | undefined {
  try {
    return loadData(root);
  } catch (error) {
    if (!(error instanceof DataErrors)) throw error;
    errors.push(...error.errors);
    return undefined;
  }
}

/** Builds the commit with the edition in a folder of its own, so that nothing here changes yet. Returns the site’s addresses. */
function buildApart(root: string, edition: Map<string, string>, siteUrl: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'release-'));
  try {
    checkOut(root, folder);
    linkPackages(root, folder);
    for (const [path, text] of edition) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    run('build', folder, siteUrl);
    return listAddresses(join(folder, 'dist'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(script: string, cwd: string, siteUrl: string): void {
  const { status, signal } = spawnSync('npm', ['run', script], {
    cwd,
    env: { ...process.env, SITE_URL: siteUrl },
    stdio: 'inherit',
  });
  if (status !== 0)
    throw new DataErrors([
      {
        file: `npm run ${script}`,
        received: `its end with ${status ?? signal ?? 'an error'}`,
        expected: 'no fault',
        fix: 'mend what it says above',
      },
    ]);
}

function withNewAddresses(csv: string, built: string[], since: string): string {
  const { data } = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true });
  const known = new Set(data.map((row) => row.address));
  const added = built
    .filter((address) => !known.has(address))
    .map((address) => ({ address, since, moved_to: '' }));
  return `${Papa.unparse([...data, ...added], { columns: ['address', 'since', 'moved_to'], newline: '\n' })}\n`;
}

try {
  release(process.cwd(), process.argv[2] ?? '', process.env['SITE_URL'] ?? '');
} catch (error) {
  if (!(error instanceof DataErrors)) throw error;
  console.error(error.message);
  console.error(
    `${error.errors.length} ${error.errors.length === 1 ? 'fault' : 'faults'}; nothing was released.`,
  );
  process.exitCode = 1;
}
