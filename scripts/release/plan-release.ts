import { execFileSync } from 'node:child_process';
import { isDate } from '../../src/data/schema.ts';
import { collectErrors, type DataError } from '../data/data-error.ts';
import type { Examined } from '../data/load.ts';
import { compareData } from '../diff/compare-data.ts';
import type { TableChange } from '../diff/compare-tables.ts';
import { readCommit } from '../diff/read-commit.ts';
import type { PlannedEdition } from './changelog.ts';
import { listEditions, parseAbout } from '../data/frozen-editions.ts';

export const isDay = (date: string): boolean => isDate(date) && date.length === 10;

/** A release needs a date and the address of the site. */
export const checkRequest = (date: string, newest: string | undefined, siteUrl: string): DataError[] =>
  collectErrors((report) => {
    if (!isDay(date))
      report('date', { received: date, expected: 'a day as 2026-11-23', fix: 'write it after --' });
    else if (newest && date <= newest)
      report('date', {
        received: date,
        expected: `a day after the newest edition, ${newest}`,
        fix: 'choose a later one',
      });
    const expected = 'the address at which the site will stand, as https://example.org/';
    if (!/^https?:/.test(siteUrl) || !URL.canParse(siteUrl))
      report('SITE_URL', { received: siteUrl, expected, fix: 'set it before the command' });
  });

const git = (root: string, ...args: string[]): string =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();

/**
 * A release needs a clean tree, so that git can undo it, the commit of the newest edition to compare with, and a day that
 * has come: its last commit is of that day or after it.
 */
export const checkRepository = (root: string, date: string): DataError[] =>
  collectErrors((report) => {
    const dayOf = (time: Date) => time.toISOString().slice(0, 10);
    const committed = dayOf(new Date(git(root, 'log', '-1', '--format=%cI')));
    const today = dayOf(new Date());
    const latest = committed < today ? committed : today;
    if (isDay(date) && date > latest)
      report('date', {
        received: date,
        expected: `${latest}, the day of the last commit, or an earlier day`,
        fix: 'a release is made of what was committed by its day: choose that day, or commit on the new one',
      });
    const changed = git(root, 'status', '--porcelain').split(/\n\s*/).join(', ');
    const expectedTree = 'no uncommitted changes: a release is made of a commit';
    if (changed !== '')
      report('git', { received: changed, expected: expectedTree, fix: 'commit or discard them' });
    const expectedHistory = 'the whole history: the tables are compared with those of the newest edition';
    if (git(root, 'rev-parse', '--is-shallow-repository') === 'true')
      report('git', { received: 'a shallow clone', expected: expectedHistory, fix: 'git fetch --unshallow' });
  });

/** The commit that added an edition. */
const commitOf = (root: string, edition: string): string =>
  git(root, 'log', '--diff-filter=A', '--format=%H', '--', `data/editions/${edition}`).split('\n').at(-1) ??
  '';

/** A release writes the table of addresses itself, the entry lists corrections by their text, and charts by what they show. */
const notFigures = ['addresses', 'corrections', 'chart-answers'];

/** What an edition of this date changes against the newest one, and its version. */
export function planEdition(
  root: string,
  date: string,
  { tables, editions }: Pick<Examined, 'tables' | 'editions'>,
): PlannedEdition {
  const newest = listEditions(root).at(-1) ?? '';
  const previous = { date: newest, version: parseAbout(root, newest).version };
  const diff = compareData(root, readCommit(root, commitOf(root, newest)).readFile);
  const ofCorrections = diff.tables.find(({ table }) => table === 'corrections')?.changes ?? [];
  const newCorrections = ofCorrections.filter(({ kind }) => kind === 'added');
  const changed = diff.tables.filter(({ table }) => !notFigures.includes(table));
  return {
    date,
    version: nextVersion(previous.version, changed),
    previous,
    charts: editions.unreleased,
    corrections: tables.corrections.filter(({ row }) =>
      newCorrections.some((added) => added.row.row === row),
    ),
    diff: { ...diff, tables: changed },
  };
}

/** Rows that were added take a minor step; an edition that only changes existing ones takes a patch step. */
function nextVersion(version: string, tables: TableChange[]): string {
  const [major, minor = 0, patch = 0] = version.split('.').map(Number);
  const ofExistingRows = ['overwritten', 'edited', 'removed'];
  const hasMore = tables.some(({ changes }) => changes.some(({ kind }) => !ofExistingRows.includes(kind)));
  return hasMore ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

/** An edition changes something, and its corrections date from after the one before: pinned embeds choose by that date. */
export const checkEdition = ({ date, previous, charts, corrections, diff }: PlannedEdition): DataError[] =>
  collectErrors((report) => {
    for (const { row, corrected } of corrections) {
      const position = { file: 'data/corrections.csv', row, column: 'corrected' };
      if (corrected <= previous.date || corrected > date)
        report(position, {
          received: corrected,
          expected: `a day after the newest edition, ${previous.date}, and not after this one, ${date}`,
          fix: 'write the day on which it was put right, or release later',
        });
    }
    if (charts.length + diff.tables.length + corrections.length === 0)
      report('data', {
        received: `nothing changed since ${previous.date}`,
        expected: 'figures or corrections that no edition holds yet',
        fix: 'release when there is something to release',
      });
  });
