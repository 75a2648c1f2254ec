import { lastDay } from '../../src/figures/as-known.ts';
import { tableDefinitions, type TableName } from '../../src/figures/tables/index.ts';
import type { CsvRow, CsvTables } from './csv-rows.ts';

type Cells = Record<string, string>;

/**
 * What a row is beside those that the table has of its series: `revised` by a later publication, from an `earlier` one
 * (what is shown stays), `repeated`, or `contradicted` where the same publication already says otherwise.
 */
export type Compared<R> = { row: R } & (
  { is: 'added' } | { is: 'revised' | 'earlier' | 'repeated' | 'contradicted'; before: CsvRow }
);

/** Columns that say who published a figure, and not what it is. */
const publicationColumns = ['release', 'released', 'source_id', 'note', 'as_described'];

export function compareRows<R extends { cells: Cells }>(
  existing: CsvTables,
  table: TableName,
  rows: readonly R[],
): Compared<R>[] {
  const official = existing.sources.flatMap(({ cells }) =>
    cells.standing === 'official' ? [cells.source_id] : [],
  );
  const isOfficial = (cells: Cells) => sourceIdsOf(cells).some((id) => official.includes(id));
  const bySeries = Map.groupBy(existing[table], ({ cells }) => seriesKeyOf(table, cells));
  return rows.map((row): Compared<R> => {
    const series = bySeries.get(seriesKeyOf(table, row.cells)) ?? [];
    const isSame = (before: CsvRow) => isSameFigure(table, before.cells, row.cells);
    const own = series.filter((before) => isSamePublication(before.cells, row.cells));
    const before = own.find(isSame) ?? own[0];
    if (before) return { row, is: isSame(before) ? 'repeated' : 'contradicted', before };
    const known = series
      .filter((other) => !isLater(other.cells, row.cells))
      .toSorted((a, b) => (releaseDay(a.cells) < releaseDay(b.cells) ? -1 : 1))
      .at(-1);
    if (!known) return series[0] ? { row, is: 'earlier', before: series[0] } : { row, is: 'added' };
    if (!isSame(known)) return { row, is: 'revised', before: known };
    // A figure that only newspapers carried is worth having from its own publisher.
    if (isOfficial(row.cells) && !isOfficial(known.cells)) return { row, is: 'added' };
    return { row, is: 'repeated', before: known };
  });
}

/** The columns that name a series and its date, whoever published it; none in a table such as the sources. */
export const seriesColumns = (table: TableName): string[] =>
  tableDefinitions[table].key.filter((column) => !publicationColumns.includes(column));

export const seriesKeyOf = (table: TableName, cells: Cells): string =>
  seriesColumns(table)
    .map((column) => cells[column] ?? '')
    .join(' · ');

const sourceIdsOf = ({ source_id = '' }: Cells): string[] =>
  source_id
    .split(';')
    .map((id) => id.trim())
    .filter((id) => id !== '');

/** Unknown days come last, as the site reads them. */
const releaseDay = ({ released }: Cells): string => (released ? lastDay(released) : '9999');

/** Of a day and the month that holds it nobody knows which came first: neither is later. */
const isLater = (other: Cells, cells: Cells): boolean =>
  releaseDay(other) > releaseDay(cells) && !(other.released && cells.released?.startsWith(other.released));

function isSamePublication(existing: Cells, cells: Cells): boolean {
  if (cells.release !== undefined && existing.release === cells.release) return true;
  if (!('released' in cells)) return true;
  return sourceIdsOf(cells).some((id) => sourceIdsOf(existing).includes(id));
}

/** The cells of a row that are neither key nor publication. */
const figureCells = (table: TableName, cells: Cells): string[] =>
  Object.keys(tableDefinitions[table].columns)
    .filter((column) => !tableDefinitions[table].key.includes(column) && !publicationColumns.includes(column))
    .map((column) => cells[column] ?? '');

/** Numbers are compared by value: 12 is 12.0, and empty is not 0. */
function isSameFigure(table: TableName, a: Cells, b: Cells): boolean {
  const others = figureCells(table, b);
  return figureCells(table, a).every((value, index) => {
    const other = others[index] ?? '';
    return value === other || (value !== '' && other !== '' && Number(value) === Number(other));
  });
}

/** The figure of a row, or all that it says where it is no figure. */
export const valueOf = (table: TableName, cells: Cells): string =>
  cells.value ?? cells.reports ?? cells.percent ?? figureCells(table, cells).join(' · ');
