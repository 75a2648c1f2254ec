import { execFileSync } from 'node:child_process';
import { collectErrors, type DataError } from '../data/data-error.ts';
import type { Examined } from '../data/load.ts';
import { compareData, describeDiff } from '../diff/compare-data.ts';
import type { TableChange } from '../diff/compare-tables.ts';
import { readCommit } from '../diff/read-commit.ts';
import { formatMarkdown, type Section } from '../diff/format-diff.ts';
import { listEditions, parseAbout } from '../data/frozen-editions.ts';
import { formatDate } from '../../src/data/format.ts';

export type PlannedEdition = ReturnType<typeof planEdition>;

const git = (root: string, ...args: string[]): string =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();

/** An edition is of the day of the last commit, and of none that has yet to come: nothing in it came out later. */
export function dayOfRelease(root: string): string {
  const dayOf = (time: Date) => time.toISOString().slice(0, 10);
  const [committed, today] = [dayOf(new Date(git(root, 'log', '-1', '--format=%cI'))), dayOf(new Date())];
  return committed < today ? committed : today;
}

/**
 * A release needs a day of its own, the address of the site, a clean tree, so that git can undo it, and the commit of the newest
 * edition to compare with.
 */
export const checkRequest = (root: string, date: string, siteUrl: string): DataError[] =>
  collectErrors((report) => {
    const newest = listEditions(root).at(-1) ?? '';
    if (date <= newest)
      report('git', {
        received: `a last commit of ${date}`,
        expected: `one after the day of the newest edition, ${newest}`,
        fix: 'release what was committed on a later day',
      });
    const expected = 'the address at which the site will stand, as https://example.org/';
    if (!/^https?:/.test(siteUrl) || !URL.canParse(siteUrl))
      report('SITE_URL', { received: siteUrl, expected, fix: 'set it before the command' });
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
) {
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
    /** Ids of the charts whose rows differ from those of the edition before. */
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

/** An entry of CHANGELOG.md: our corrections, then what `npm run data:diff` says, without its advice. */
export function formatEntry({ date, version, previous, charts, corrections, diff }: PlannedEdition): string {
  const heading = `## ${version}, ${formatDate(date)}`;
  const sections: Section[] = [
    {
      title: 'Mistakes of ours, put right',
      items: corrections.map(({ correction_id, what_was_wrong, what_it_says_now }) => ({
        name: correction_id,
        before: what_was_wrong,
        after: what_it_says_now,
      })),
    },
    { title: 'Charts whose rows changed', items: charts.map((name) => ({ name })) },
    ...describeDiff(diff).map(({ title, items }) => ({ title, items })),
  ];
  const compared = `Compared with ${previous.version} of ${formatDate(previous.date)}:`;
  return `${[heading, compared, formatMarkdown(sections)].filter(Boolean).join('\n\n')}\n`;
}

/** Puts an entry before the earlier ones. */
export function addEntry(changelog: string, entry: string): string {
  const start = changelog.search(/^## /m);
  return start < 0
    ? `${changelog.trimEnd()}\n\n${entry}`
    : `${changelog.slice(0, start)}${entry}\n${changelog.slice(start)}`;
}
