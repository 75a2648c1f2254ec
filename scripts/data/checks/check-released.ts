import { factsOf } from '../../../src/data/column.ts';
import type { TableDefinition } from '../../../src/data/table.ts';
import { tableDefinitions, type TableName, type Tables } from '../../../src/data/tables/index.ts';
import { type CellChange, compareTables, type TableChange } from '../../diff/compare-tables.ts';
import { seriesKeyColumns, type TextRow, type TextTables } from '../../diff/compare-rows.ts';
import type { DataError } from '../data-error.ts';
import { frozenTables } from '../frozen-editions.ts';
import { formatKey, namedRows } from '../row-keys.ts';

interface Released {
  /** Of the newest edition. */
  date: string;
  tables: TextTables;
}

/** A released figure stays as it is, unless a correction that the newest edition does not have yet names its row. */
export function checkReleased(
  released: Released | undefined,
  present: TextTables,
  corrections: Tables['corrections'],
): DataError[] {
  if (!released) return [];
  const { date, tables } = released;
  const isNamed = (table: TableName, row: TextRow) =>
    corrections.some(
      (correction) =>
        correction.table === table &&
        correction.corrected > date &&
        namedRows(correction).includes(nameRow(table, row)),
    );
  return compareTables(tables, present)
    .filter(({ table }) => hasFigures(table))
    .flatMap(({ table, inPlace, removed }) => [
      ...inPlace.flatMap((change) =>
        // Where a cell of the key changed, one row is gone and another came.
        isNamed(table, change.before) && isNamed(table, change.row)
          ? []
          : describeChange(table, change, date),
      ),
      ...removed.filter((row) => !isNamed(table, row)).map((row) => describeRemoval(table, row, date)),
    ]);
}

/** These say where figures are from, or hold words. */
const tablesOfWords: string[] = ['files', 'notes', 'positions', 'sources', 'story-claims'];

const hasFigures = (table: TableName): boolean =>
  frozenTables.includes(table) &&
  !tablesOfWords.includes(table) &&
  'source_id' in tableDefinitions[table].columns;

const nameRow = (table: TableName, { cells }: TextRow): string => formatKey(tableDefinitions[table], cells);

const wayOut = (table: TableName, ...rows: TextRow[]): string => {
  const names = [...new Set(rows.map((row) => nameRow(table, row)))].join('; ');
  return `if the publisher revised it, put the released row back and add a new one; if we were wrong, add a correction to data/corrections.csv with the table ${table} and the rows ${names}`;
};

function describeChange(
  table: TableName,
  { row, before, cells }: TableChange['inPlace'][number],
  date: string,
): DataError[] {
  return cells
    .filter((cell) => isFigureChange(table, cell))
    .map(({ column, before: was, after }) => ({
      file: `data/${table}.csv`,
      row: row.row,
      column,
      received: after,
      expected: `${was || 'an empty cell'}, as released on ${date}`,
      fix: wayOut(table, before, row),
    }));
}

const describeRemoval = (table: TableName, row: TextRow, date: string): DataError => ({
  file: `data/${table}.csv`,
  received: 'no such row',
  expected: `the row ${nameRow(table, row)}, as released on ${date}`,
  fix: wayOut(table, row),
});

/**
 * Figures are numbers and times, and what is written with digits and punctuation alone, such as 5:4; and with a number goes what
 * it counts. Words may change, and a time may become more precise.
 */
function isFigureChange(table: TableName, { column, before, after }: CellChange): boolean {
  const { columns }: TableDefinition = tableDefinitions[table];
  const { read, expected } = factsOf(columns[column] as TableDefinition['columns'][string]);
  if (read === 'number') return before === '' || after === '' || Number(before) !== Number(after);
  if (/^a (date|period)/.test(expected)) return before !== '' && !after.startsWith(before);
  const isKey = seriesKeyColumns(table).includes(column);
  if (isKey && Object.values(columns).some((other) => factsOf(other).read === 'number')) return true;
  return read === 'text' && [before, after].some((cell) => /^[\d.,:/%–-]*\d[\d.,:/%–-]*$/.test(cell));
}
