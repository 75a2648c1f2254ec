import { max, sum } from 'd3';
import { formatRanges } from './data-error.ts';
import { rowsOfTable } from './table-rows.ts';
import { checkForceText } from './text/check-charts-and-forces.ts';
import type { Examined } from './load.ts';
import { charts } from '../../src/charts/index.ts';
import { type Day, lastDay } from '../../src/data/as-of.ts';
import { factsOf, isDate, type TableDefinition } from '../../src/data/schema.ts';
import { formatCount, formatDate } from '../../src/data/format.ts';
import { type TableName, type Tables, tableDefinitions, tableNames } from '../../src/data/tables/index.ts';

/** Every row of these is shown on a page, or belongs to rows of other tables by its id. */
const shownThemselves: TableName[] = ['addresses', 'corrections', 'files', 'notes', 'sources'];

/**
 * The rows that no chart, number, claim or page of a force uses. A row is used where something reads its content: a
 * number, or a text that is not part of its key. Filtering by key, kind or flag does not count. A derivation that copies
 * whole rows of a table uses them all.
 */
export function findUnusedRows(tables: Tables, derive: (tables: Tables) => unknown) {
  const used = new Set<object>();
  const watched = Object.fromEntries(
    tableNames.map((name) => {
      const content = contentOf(tableDefinitions[name]);
      const watch = (row: object) =>
        new Proxy(row, {
          get(target, column) {
            if (content.has(column)) used.add(target);
            return Reflect.get(target, column) as unknown;
          },
        });
      return [name, tables[name].map(watch)];
    }),
  ) as unknown as Tables;
  derive(watched);
  return tableNames
    .filter((name) => !shownThemselves.includes(name))
    .map((table) => ({ table, rows: tables[table].filter((row) => !used.has(row)).map(({ row }) => row) }))
    .filter(({ rows }) => rows.length > 0);
}

function contentOf({ columns, key }: TableDefinition): Set<string | symbol> {
  const content = Object.entries(columns).filter(([name, column]) => {
    const { read, options } = factsOf(column);
    return read === 'number' || (read !== 'flag' && !options && !key.includes(name));
  });
  return new Set(content.map(([name]) => name));
}

const deriveAll =
  ({ definitions, words }: Examined) =>
  (tables: Tables): void => {
    for (const { rows } of charts) rows(tables);
    for (const { derive } of Object.values(definitions.numbers)) derive(tables);
    for (const { holds } of Object.values(definitions.claims)) holds(tables);
    checkForceText(tables, words);
  };

type Source = Tables['sources'][number];

/**
 * The series of the Home Office of which at least three existing releases came out in the same month: how their titles begin,
 * and the month. Other series, such as the yearly figures of the IOPC (September 2022, October 2024, July 2025), are never
 * called overdue.
 */
const publisher = 'Home Office';
const yearlySeries = [
  { name: 'Firearms statistics', title: 'Police use of firearms statistics', month: '07' },
  { name: 'Use of force statistics', title: 'Police use of force statistics', month: '12' },
];

/** The summary when there is no error: a line on what nothing uses of each table and of the prose, and one line on all of them. */
export function describeData(examined: Examined, today: Day): string[] {
  const { tables } = examined;
  const rows = tableNames.flatMap((name) => rowsOfTable(tables, name));
  const days = rows.flatMap(({ released }) => (typeof released === 'string' ? [released] : []));
  const newest = max(days.filter(({ length }) => length === 10)) ?? '';
  const overdue = findOverdue(tables.sources, today);
  const weak = tables.sources.filter(isWeak);
  const unused = findUnusedRows(tables, deriveAll(examined));
  return [
    ...unused.map(
      ({ table, rows }) =>
        `data/${table}.csv: no chart, number, claim or page uses ${formatCount(rows.length)} of ${formatCount(tables[table].length)} rows (${formatRanges(rows)})`,
    ),
    ...examined.unused.map((definition) => `src/article: no sentence uses the ${definition}`),
    [
      `${tableNames.length} tables with ${formatCount(rows.length)} rows`,
      `newest release of ${formatDate(newest)}`,
      `overdue: ${overdue.join(', ') || 'nothing'}`,
      `${weak.length} sources without a sure licence or a page’s address`,
      `${formatCount(sum(unused, ({ rows }) => rows.length))} rows that nothing uses`,
    ].join('; '),
  ];
}

/** The series whose month has gone by since the newest existing release. Whether the publisher kept to it is not known. */
export function findOverdue(sources: Pick<Source, 'publisher' | 'title' | 'published'>[], today: Day) {
  return yearlySeries.flatMap(({ name, title, month }) => {
    const released = sources.filter((one) => one.publisher === publisher && one.title.startsWith(title));
    const newest = max(released, ({ published }) => (published && isDate(published) ? published : undefined));
    if (!newest) return [];
    // A release in winter counts as that of the July before it.
    const year = Number(newest.slice(0, 4)) + (newest.slice(5, 7) < month ? 0 : 1);
    const due = `${year}-${month}`;
    return lastDay(due) < today ? [`${name} of ${publisher} since ${formatDate(due)}`] : [];
  });
}

/** Whether a source lacks a licence that is sure, or the address of a page: not of a whole site, with nothing left out. */
export function isWeak({ licence, url }: Pick<Source, 'licence' | 'url'>): boolean {
  if (licence === null || /\bcheck\b|unknown/i.test(licence) || url === null) return true;
  const { pathname, search } = new URL(url);
  return (pathname === '/' && search === '') || /…|\.\.\.|%E2%80%A6/i.test(url);
}
