import { isDate } from '../../src/data/column.ts';
import { tableDefinitions } from '../../src/data/tables/index.ts';
import type { Edition } from './changelog.ts';
import { asTable, countChanges, type Table } from './count-changes.ts';
import type { Generated } from '../data/load.ts';
import { listEditions, readFrozenRows, parseEditionVersion } from './frozen-editions.ts';
import type { DataError } from '../data/data-error.ts';
import { nextVersion } from './release-version.ts';
import { readCurrentTables, readReleasedTables } from './released-tables.ts';

/** Lists that hold no figure: the site’s addresses, what names in releases mean, and corrections, which are told by their words. */
const ownLists = ['addresses', 'mappings', 'corrections'];

const withoutOwn = (tables: Map<string, Table>) =>
  new Map([...tables].filter(([name]) => !ownLists.includes(name)));

const keyOf = (name: string): readonly string[] | undefined =>
  Object.values(tableDefinitions).find((table) => table.name === name)?.key;

/** A release is asked for with a day and an address. */
export function checkRequest(date: string, newest: string | undefined, siteUrl: string): DataError[] {
  const isDay = isDate(date) && date.length === 10;
  const isAddress = /^https?:/.test(siteUrl) && URL.canParse(siteUrl);
  return [
    ...(isDay
      ? []
      : [{ file: 'date', received: date, expected: 'a day as 2026-11-23', fix: 'write it after --' }]),
    ...(isDay && newest && date <= newest
      ? [
          {
            file: 'date',
            received: date,
            expected: `a day after the newest edition, ${newest}`,
            fix: 'choose a later one',
          },
        ]
      : []),
    ...(isAddress
      ? []
      : [
          {
            file: 'SITE_URL',
            received: siteUrl,
            expected: 'the address at which the site will stand, as https://example.org/',
            fix: 'set it before the command',
          },
        ]),
  ];
}

/** What an edition of this day would be: what differs from the newest edition, and its version. */
export function planEdition(root: string, date: string, { tables, charts }: Generated): Edition {
  const rowsNow = new Map(Object.entries(charts).map(([id, rows]) => [id, asTable(rows)]));
  const newest = listEditions(root).at(-1);
  if (newest === undefined)
    return {
      date,
      version: '1.0.0',
      charts: countChanges(new Map(), rowsNow),
      tables: [],
      corrections: tables.corrections,
    };

  const previous = { date: newest, version: parseEditionVersion(root, newest) };
  const rowsThen = new Map(
    Object.entries(readFrozenRows(root, newest)).map(([id, rows]) => [id, asTable(rows)]),
  );
  const tablesThen = readReleasedTables(root, newest);
  const changed = countChanges(withoutOwn(tablesThen), withoutOwn(readCurrentTables(root)), keyOf);
  const told = new Set(tablesThen.get('corrections')?.rows.map((row) => row['correction_id']));
  return {
    date,
    version: nextVersion(previous.version, changed),
    previous,
    charts: countChanges(rowsThen, rowsNow),
    tables: changed,
    corrections: tables.corrections.filter(({ correction_id }) => !told.has(correction_id)),
  };
}

/** An edition changes something, and what it corrects was put right since the one before: pinned embeds tell by the day what to take over. */
export function checkEdition({ date, previous, charts, tables, corrections }: Edition): DataError[] {
  if (!previous) return [];
  const isNothing = charts.length + tables.length + corrections.length === 0;
  const misdated = corrections.filter(({ corrected }) => corrected <= previous.date || corrected > date);
  return [
    ...(isNothing
      ? [
          {
            file: 'data',
            received: `nothing changed since ${previous.date}`,
            expected: 'figures or corrections that no edition holds yet',
            fix: 'release when there is something to release',
          },
        ]
      : []),
    ...misdated.map(({ row, corrected }) => ({
      file: 'data/corrections.csv',
      row,
      column: 'corrected',
      received: corrected,
      expected: `a day after the newest edition, ${previous.date}, and not after this one, ${date}`,
      fix: 'write the day on which it was put right, or release later',
    })),
  ];
}
