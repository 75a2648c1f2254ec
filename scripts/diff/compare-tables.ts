import { factsOf, type TableDefinition } from '../../src/data/schema.ts';
import { tableDefinitions, type TableName, tableNames } from '../../src/data/tables/index.ts';
import { deriveOnce } from '../../src/data/derive-once.ts';
import { isWrittenInDigits } from '../../src/editions/pin-chart.ts';
import {
  type Comparison,
  compareRow,
  isSameValue,
  seriesKey,
  seriesKeyColumns,
  type TextRow,
  type TextTables,
  valueOf,
} from './compare-rows.ts';
import { type Item, type Section, formatQuantity } from './format-diff.ts';

/** A cell that differs from before. */
export interface CellChange {
  column: string;
  before: string;
  after: string;
}

/** A row that is new, gone or differs from before. */
export interface RowChange {
  /** A row in place has a figure `overwritten`, which should have stayed next to the new one, or others of its cells `edited`. */
  kind: Comparison['kind'] | 'overwritten' | 'edited' | 'removed';
  row: TextRow;
  before?: TextRow;
  /** Those of a row in place that differ. */
  cells?: CellChange[];
}

export type TableChange = ReturnType<typeof compareTables>[number];

/**
 * The tables whose rows differ. The key of a table identifies its rows. All cells are text, so that a table with an invalid
 * cell can be compared, too. The day of its release decides what a new row means for those that were there.
 */
export function compareTables(before: TextTables, after: TextTables) {
  return tableNames
    .map((table) => {
      const compare = (before: TextTables) => compareTable(table, before, after[table]);
      return { table, changes: deriveOnce(after[table], compare, before) };
    })
    .filter(({ changes }) => changes.length > 0);
}

function compareTable(table: TableName, before: TextTables, rows: TextRow[]): RowChange[] {
  const { key, columns } = tableDefinitions[table];
  const lost = new Set(before[table]);
  const pairs = new Map<TextRow, TextRow>();
  const pairAll = (find: (row: TextRow) => TextRow | undefined) => {
    for (const row of rows) {
      const was = pairs.has(row) ? undefined : find(row);
      if (was && lost.delete(was)) pairs.set(row, was);
    }
  };
  // Several rows with one key are an error; the one with the same cells is then the same row.
  for (const names of [Object.keys(columns), key]) {
    const nameRow = rowNamer(names, before[table], rows);
    const known = new Map([...lost].map((row) => [nameRow(row), row]));
    pairAll((row) => known.get(nameRow(row)));
  }
  // Rows that were only renamed are matched before rows that were overwritten.
  for (const isSame of [isSameFigure, isSameRow])
    pairAll((row) => [...lost].find((other) => isSame(table, other, row)));
  // A day that was given to the row of an earlier publication says what is later than it.
  const present = new Map([...pairs].map(([row, was]) => [was, row]));
  const dated = before[table].map((was) => {
    const released = present.get(was)?.cells['released'];
    return released === undefined ? was : { ...was, cells: { ...was.cells, released } };
  });
  const changed = rows.flatMap((row): RowChange[] => {
    const was = pairs.get(row);
    if (!was) return [{ row, ...compareRow(table, row.cells, dated, before.sources) }];
    const cells = compareCells(table, was, row);
    const kind = cells.some((cell) => isFigureChange(table, cell)) ? 'overwritten' : 'edited';
    return cells.length > 0 ? [{ kind, row, before: was, cells }] : [];
  });
  return [...changed, ...[...lost].map((row): RowChange => ({ kind: 'removed', row }))];
}

/** A row’s cells in those of some columns that the table has on both sides. */
function rowNamer(names: readonly string[], ...sides: TextRow[][]): (row: TextRow) => string {
  const columns = names.filter((column) =>
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
    compareCells(table, before, after).length === 1
  );
}

/** Only the columns that both have: a new or lost column changes no row. */
const compareCells = (table: TableName, before: TextRow, row: TextRow): CellChange[] =>
  Object.keys(tableDefinitions[table].columns).flatMap((column) => {
    const [was, is] = [before.cells[column], row.cells[column]];
    return was !== undefined && is !== undefined && was !== is ? [{ column, before: was, after: is }] : [];
  });

/** These hold sources or words, not figures. */
const tablesOfWords: TableName[] = ['files', 'notes', 'positions', 'sources', 'story-claims'];

export const holdsFigures = (table: TableName): boolean =>
  !tablesOfWords.includes(table) && 'source_id' in tableDefinitions[table].columns;

/**
 * Figures are numbers and times, and what is written with digits and punctuation alone, such as 5:4; and with a number goes what
 * it counts. Words may change, and a time may become more precise.
 */
export function isFigureChange(table: TableName, { column, before, after }: CellChange): boolean {
  const { columns }: TableDefinition = tableDefinitions[table];
  if (!holdsFigures(table)) return false;
  const { read, isTime } = factsOf(columns[column] as TableDefinition['columns'][string]);
  if (read === 'number') return before === '' || after === '' || Number(before) !== Number(after);
  if (isTime) return before !== '' && !after.startsWith(before);
  const isKey = seriesKeyColumns(table).includes(column);
  if (isKey && Object.values(columns).some((other) => factsOf(other).read === 'number')) return true;
  return read === 'text' && [before, after].some(isWrittenInDigits);
}

/** What became of rows, in the order in which an editor needs it. */
const kinds: (Pick<RowChange, 'kind'> & { noun: 'figure' | 'row'; what: string; fix?: string })[] = [
  {
    kind: 'overwritten',
    noun: 'figure',
    what: 'changed in place',
    fix: 'A revised figure is a new row: if the source revised it, put the earlier row back and add the new one below it. If we had it wrong, data/corrections.csv must say so. A slip that no edition carries needs neither.',
  },
  { kind: 'revised', noun: 'figure', what: 'revised; the earlier one stays next to it' },
  {
    kind: 'earlier',
    noun: 'figure',
    what: 'of a publication not known to be later than the existing one, which stays the present one',
    fix: 'If the existing one is older after all, give its row the day on which it was released.',
  },
  { kind: 'added', noun: 'row', what: 'added' },
  { kind: 'repeated', noun: 'row', what: 'added, repeating an existing figure' },
  { kind: 'edited', noun: 'row', what: 'changed in other cells' },
  { kind: 'removed', noun: 'row', what: 'removed', fix: 'What was once published stays. Was it meant?' },
];

/** What became of a table, kind by kind. */
export const describeTableChange = ({ table, changes }: TableChange): Section[] =>
  kinds.map(({ kind, noun, what, fix }) => {
    const ofKind = changes.filter((change) => change.kind === kind);
    return {
      title: `data/${table}.csv: ${formatQuantity(ofKind.length, noun)} ${what}`,
      items: ofKind.flatMap((change) => describeChange(table, change)),
      fix,
    };
  });

function describeChange(table: TableName, { kind, row, before, cells }: RowChange): Item[] {
  if (cells)
    return cells.map(({ column, before, after }) => ({
      name: `${nameRow(table, row, { without: cells.map((cell) => cell.column) })} · ${column}`,
      before: before || '(empty)',
      after: after || '(empty)',
    }));
  const item = { name: nameRow(table, row), note: publicationOf(row) };
  const value = valueOf(table, row.cells);
  const existing = before && valueOf(table, before.cells);
  if (kind === 'removed') return [{ ...item, before: value }];
  if (kind === 'revised') return [{ ...item, before: existing, after: value }];
  if (kind !== 'earlier') return [{ ...item, after: value }];
  const day = before?.cells['released'] || 'day not known';
  return [{ ...item, after: `existing ${existing} (${day}), added ${value}` }];
}

const publicationOf = ({ cells }: TextRow): string | undefined =>
  [cells.release, cells.released, cells.source_id].filter(Boolean).join(', ') || undefined;

/** Its row in the spreadsheet and what it is about. */
function nameRow(table: TableName, { row, cells }: TextRow, { without = [] as string[] } = {}): string {
  const series = seriesKeyColumns(table);
  const columns = series.length > 0 ? series : tableDefinitions[table].key;
  const values = columns.filter((column) => !without.includes(column)).map((column) => cells[column]);
  return [`row ${row}`, ...values].filter(Boolean).join(' · ');
}
