import Papa from 'papaparse';
import { makeOnce } from '../../src/data/derive-once.ts';
import { lastDay } from '../../src/data/as-of.ts';
import { tableDefinitions, type TableName, tableNames } from '../../src/data/tables/index.ts';
import { formatKey } from '../data/table-rows.ts';

/** A row of data/, as text. */
export interface TextRow {
  /** Row of the spreadsheet, where the header is row 1. */
  row: number;
  cells: Record<string, string>;
}

export type TextTables = Record<TableName, TextRow[]>;

/** All rows of data/ as text, so that tables with errors can be compared, too. One that is missing is empty. */
export function readTextTables(readFile: (path: string) => Uint8Array | undefined): TextTables {
  const rowsOf = (name: TableName) =>
    makeOnce(parseTextRows, readFile(`data/${name}.csv`) ?? new Uint8Array(), parseTextRows);
  return Object.fromEntries(tableNames.map((name) => [name, rowsOf(name)])) as TextTables;
}

export function parseTextRows(bytes: Uint8Array): TextRow[] {
  const text = new TextDecoder().decode(bytes);
  const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  return data.map((cells, index) => ({ row: index + 2, cells }));
}

/**
 * What a new row is to those that exist: `repeated` where it gives the figure that the same release or an earlier one gives,
 * `revised` where it gives another than an earlier one, `earlier` where it is older than all that exist, else `added`.
 */
export interface Comparison {
  kind: 'added' | 'revised' | 'earlier' | 'repeated';
  before?: TextRow;
}

const ofRelease = ['release', 'release_of', 'released', 'as_quoted', 'source_id', 'note', 'as_described'];

/** Compares a row with those that exist in its table. The table of sources says which publications are official. */
export function compareRow(
  table: TableName,
  cells: TextRow['cells'],
  existing: TextRow[],
  sources: TextRow[],
): Comparison {
  const official = makeOnce(findOfficial, sources, findOfficial);
  const isOfficial = (row: TextRow['cells']) => idsOf(row).some((id) => official.has(id));
  // What was published, such as a source, is about itself.
  const keyOf = (row: TextRow['cells']) => seriesKey(table, row) || formatKey(tableDefinitions[table], row);
  const bySeries = makeOnce(compareRow, existing, (rows) => Map.groupBy(rows, ({ cells }) => keyOf(cells)));
  const rows = bySeries.get(keyOf(cells)) ?? [];
  const own = rows.find(
    (row) =>
      isSameRelease(row.cells, cells) &&
      row.cells['released'] === cells['released'] &&
      isSameValue(table, row.cells, cells),
  );
  if (own) return { kind: 'repeated', before: own };
  const known = rows
    .filter((row) => day(row.cells) <= day(cells) || isWithin(cells['released'], row.cells['released']))
    .toSorted((a, b) => (day(a.cells) < day(b.cells) ? -1 : 1))
    .at(-1);
  if (!known) return rows[0] ? { kind: 'earlier', before: rows[0] } : { kind: 'added' };
  if (!isSameValue(table, known.cells, cells)) return { kind: 'revised', before: known };
  // A figure that only newspapers carried is worth having from its own publisher.
  const isFirstOfficial = isOfficial(cells) && !isOfficial(known.cells);
  return { kind: isFirstOfficial ? 'added' : 'repeated', before: known };
}

const findOfficial = (sources: TextRow[]) =>
  new Set(
    sources.filter(({ cells }) => cells['standing'] === 'official').map(({ cells }) => cells['source_id']),
  );

/** The columns that say what a row is about, whoever published it; none in a table of what was published, such as the sources. */
export const seriesKeyColumns = (table: TableName): string[] =>
  tableDefinitions[table].key.filter((column) => !ofRelease.includes(column));

export const seriesKey = (table: TableName, cells: TextRow['cells']): string =>
  seriesKeyColumns(table)
    .map((column) => cells[column] ?? '')
    .join(' · ');

export const idsOf = (cells: TextRow['cells']): string[] =>
  (cells['source_id'] ?? '').split(';').map((id) => id.trim());

/** Unknown days come last, as the site reads them. */
const day = ({ released }: TextRow['cells']): string => (released ? lastDay(released) : '9999');

/** A month or a year holds the day: nobody knows which of the two came first, and a release of that day is likely the same. */
const isWithin = (day: string | undefined, span: string | undefined): boolean =>
  day !== undefined && span !== undefined && span !== '' && day.startsWith(span);

export function isSameRelease(existing: TextRow['cells'], cells: TextRow['cells']): boolean {
  if (cells['release'] !== undefined && existing['release'] === cells['release']) return true;
  if (!('released' in cells)) return true;
  const ids = idsOf(existing);
  return idsOf(cells).some((id) => ids.includes(id));
}

/** Every column but the key and what names the release. */
const valueColumns = (table: TableName): string[] =>
  Object.keys(tableDefinitions[table].columns).filter(
    (column) => !tableDefinitions[table].key.includes(column) && !ofRelease.includes(column),
  );

/** Whether two rows have the same values in the columns that both have; as numbers, so 12 is 12.0. */
export const isSameValue = (table: TableName, a: TextRow['cells'], b: TextRow['cells']): boolean =>
  valueColumns(table).every((column) => {
    const [one, other] = [a[column], b[column]];
    if (one === undefined || other === undefined || one === other) return true;
    return one !== '' && other !== '' && Number(one) === Number(other);
  });

/** The figure of a row, or all its values where it has none. */
export const valueOf = (table: TableName, cells: TextRow['cells']): string =>
  cells['value'] ??
  cells['reports'] ??
  cells['percent'] ??
  valueColumns(table)
    .map((column) => cells[column] ?? '')
    .join(' · ');
