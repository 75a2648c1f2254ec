import { factsOf } from '../../src/data/column.ts';
import type { TableDefinition } from '../../src/data/table.ts';
import { tableDefinitions, type TableName, tableNames } from '../../src/data/tables/index.ts';
import { deriveOnce } from '../../src/data/derive-once.ts';
import {
  compareRow,
  isSameValue,
  seriesKey,
  seriesKeyColumns,
  type TextRow,
  type TextTables,
} from './compare-rows.ts';

/** A cell that differs from before. */
export interface CellChange {
  column: string;
  before: string;
  after: string;
}

export interface InPlace {
  row: TextRow;
  before: TextRow;
  cells: CellChange[];
  /** A number was overwritten; the earlier one should have stayed next to it. */
  isFigure: boolean;
}

/** How the rows of a table changed. */
export interface TableChange {
  table: TableName;
  added: TextRow[];
  /** A later publication gives another figure. */
  revised: { row: TextRow; before: TextRow }[];
  /** Another figure, from a publication that is not known to be later than the existing one, which stays the present one. */
  earlier: { row: TextRow; before: TextRow }[];
  /** A publication repeats an existing figure. */
  repeated: TextRow[];
  inPlace: InPlace[];
  removed: TextRow[];
}

/**
 * The tables whose rows differ. The key of a table identifies its rows. All cells are text, so that a table with an invalid
 * cell can be compared, too. The day of its release decides what a new row means for those that were there.
 */
export function compareTables(before: TextTables, after: TextTables): TableChange[] {
  return tableNames.flatMap((table) => {
    const rows = after[table];
    const change = deriveOnce(rows, (before: TextTables) => compareTable(table, before, rows), before);
    return Object.values(change).some((rows) => rows.length > 0) ? [{ table, ...change }] : [];
  });
}

function compareTable(table: TableName, before: TextTables, rows: TextRow[]): Omit<TableChange, 'table'> {
  const keyOf = keyFunction(table, before[table], rows);
  const known = new Map(before[table].map((row) => [keyOf(row), row]));
  // Several rows with one key are an error; the one with the same cells is then the same row.
  const kept = new Map<string, TextRow>();
  for (const row of rows) {
    const [key, was] = [keyOf(row), known.get(keyOf(row))];
    if (!kept.has(key) || (was && compareCells(table, was, row).length === 0)) kept.set(key, row);
  }
  const newRows = rows.filter((row) => !known.has(keyOf(row)) || kept.get(keyOf(row)) !== row);
  const lostRows = new Set([...known].flatMap(([key, row]) => (kept.has(key) ? [] : [row])));
  const overwritten = new Map<TextRow, TextRow>();
  // Rows that were only renamed are matched before rows that were overwritten.
  for (const isSame of [isSameFigure, isSameRow])
    for (const row of newRows) {
      const was = [...lostRows].find((other) => isSame(table, other, row));
      if (!was || overwritten.has(row)) continue;
      overwritten.set(row, was);
      lostRows.delete(was);
    }
  const inPlace = rows.flatMap((row) => {
    const was = newRows.includes(row) ? overwritten.get(row) : known.get(keyOf(row));
    return was ? compareCells(table, was, row) : [];
  });
  return {
    ...compareAdded(
      table,
      before,
      newRows.filter((row) => !overwritten.has(row)),
    ),
    inPlace,
    removed: [...lostRows],
  };
}

/** What new rows mean for those that were there. */
function compareAdded(
  table: TableName,
  existing: TextTables,
  rows: TextRow[],
): Pick<TableChange, 'added' | 'revised' | 'earlier' | 'repeated'> {
  const change: ReturnType<typeof compareAdded> = { added: [], revised: [], earlier: [], repeated: [] };
  for (const row of rows) {
    const one = compareRow(table, row.cells, existing);
    if (one.is === 'revised' || one.is === 'earlier') change[one.is].push({ row, before: one.before });
    else if (one.is === 'repeated' || one.is === 'existing') change.repeated.push(row);
    else change.added.push(row);
  }
  return change;
}

/** The key of a row in the columns that the table has on both sides. */
function keyFunction(table: TableName, ...sides: TextRow[][]): (row: TextRow) => string {
  const columns = tableDefinitions[table].key.filter((column) =>
    sides.every(([first]) => first === undefined || column in first.cells),
  );
  return ({ cells }) => JSON.stringify(columns.map((column) => cells[column] ?? ''));
}

/** Whether a row with another key gives the same figure of the same series: its publication was renamed. */
const isSameFigure = (table: TableName, before: TextRow, after: TextRow): boolean =>
  seriesKeyColumns(table).length > 0 &&
  seriesKey(table, before.cells) === seriesKey(table, after.cells) &&
  isSameValue(table, before.cells, after.cells);

/** Whether a row with another key is the same row, overwritten: it belongs to the same series, or differs in one cell only. */
function isSameRow(table: TableName, before: TextRow, after: TextRow): boolean {
  const series = seriesKey(table, after.cells);
  return (
    (series !== '' && seriesKey(table, before.cells) === series) ||
    compareCells(table, before, after).flatMap(({ cells }) => cells).length === 1
  );
}

/** Only the columns that both have: a new or lost column changes no row. */
function compareCells(table: TableName, before: TextRow, row: TextRow): InPlace[] {
  const { columns }: TableDefinition = tableDefinitions[table];
  const cells = Object.keys(columns).flatMap((column) => {
    const [was, is] = [before.cells[column], row.cells[column]];
    return was !== undefined && is !== undefined && was !== is ? [{ column, before: was, after: is }] : [];
  });
  const isFigure =
    'source_id' in columns &&
    cells.some(({ column }) => columns[column] !== undefined && factsOf(columns[column]).read === 'number');
  return cells.length > 0 ? [{ row, before, cells, isFigure }] : [];
}
