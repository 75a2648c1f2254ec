import { charts } from '../../src/charts/index.ts';
import { formatDate } from '../../src/data/format.ts';
import type { Tables } from '../../src/data/tables/index.ts';
import type { NamedChange } from './count-changes.ts';

/** CHANGELOG.md: what each edition added, revised and corrected, newest first. */

export interface Edition {
  date: string;
  version: string;
  /** The edition before; without it this is the first. */
  previous?: { date: string; version: string } | undefined;
  charts: NamedChange[];
  tables: NamedChange[];
  /** Those made since the edition before. */
  corrections: Tables['corrections'];
}

export function formatEntry({ date, version, previous, charts, tables, corrections }: Edition): string {
  const heading = `## ${version}, ${formatDate(date)}`;
  if (!previous) return `${heading}\n\nThe first edition, with ${charts.length} charts.\n`;
  return [
    heading,
    `${tellKind(previous.version, version)} Compared with ${previous.version} of ${formatDate(previous.date)}:`,
    ...list('Mistakes of ours, put right', corrections.map(tellCorrection)),
    ...list(
      'Charts whose rows changed',
      charts.map((change) => `${nameChart(change.name)}: ${tellChange(change)}`),
    ),
    ...list(
      'Tables that changed',
      tables.map((change) => `\`data/${change.name}.csv\`: ${tellChange(change)}`),
    ),
  ]
    .join('\n\n')
    .concat('\n');
}

/** Puts an entry before those of earlier editions. */
export function addEntry(changelog: string, entry: string): string {
  const at = changelog.search(/^## /m);
  return at < 0
    ? `${changelog.trimEnd()}\n\n${entry}`
    : `${changelog.slice(0, at)}${entry}\n${changelog.slice(at)}`;
}

function tellKind(before: string, after: string): string {
  const [[major, minor], [majorNow, minorNow]] = [before.split('.'), after.split('.')];
  if (major !== majorNow) return 'The tables have another structure.';
  return minor === minorNow
    ? 'No row was added to the tables; what stood in them was changed.'
    : 'Rows were added to the tables.';
}

const list = (title: string, items: string[]): string[] =>
  items.length === 0 ? [] : [`${title}:\n\n${items.map((item) => `- ${item}`).join('\n')}`];

const nameChart = (id: string): string =>
  `${charts.find((chart) => chart.id === id)?.name ?? id} (\`${id}\`)`;

/** A cell may hold more than one line; an item of a list may not. */
const inOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

const tellCorrection = ({ what_was_wrong, what_it_says_now }: Edition['corrections'][number]): string =>
  `We said: ${inOneLine(what_was_wrong)} Now: ${inOneLine(what_it_says_now)}`;

function tellChange({ state, added, revised, removed, newColumns, lostColumns }: NamedChange): string {
  if (state === 'gone') return 'gone';
  const counts = (
    [
      ['added', added],
      ['revised', revised],
      ['removed', removed],
    ] as const
  ).filter(([, count]) => count > 0);
  const rows = counts
    .map(([what, count], index) => `${count}${index === 0 ? ` row${count === 1 ? '' : 's'}` : ''} ${what}`)
    .join(', ');
  return [
    state === 'new' ? 'new' : '',
    rows,
    tellColumns(newColumns, 'added'),
    tellColumns(lostColumns, 'gone'),
  ]
    .filter((part) => part !== '')
    .join('; ');
}

const tellColumns = (columns: string[], what: string): string =>
  columns.length === 0
    ? ''
    : `${columns.length === 1 ? 'column' : 'columns'} ${columns.map((column) => `\`${column}\``).join(', ')} ${what}`;
