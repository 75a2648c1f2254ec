import { firstSince } from '../correct-editions.ts';
import type { DataError } from '../data-error.ts';
import type { readReleasedText, ReleasedTables } from '../frozen-editions.ts';
import { checkRows, formatKey, namedRows, type Refuse, rowsOfTable } from '../table-rows.ts';
import type { TextRow, TextTables } from '../../diff/compare-rows.ts';
import { type RowChange, compareTables, holdsFigures, isFigureChange } from '../../diff/compare-tables.ts';
import { type TableName, type Tables, tableDefinitions, tableNames } from '../../../src/data/tables/index.ts';
import { isSame } from '../../../src/editions/pin-chart.ts';

type Correction = Tables['corrections'][number];

interface Known {
  /** Ids of the charts. */
  charts: readonly string[];
  /** Ids of the numbers in the prose. */
  numbers: readonly string[];
  /** Oldest first. */
  released: ReleasedTables[];
}

/** A correction names the edition that was wrong, charts, numbers and forces that exist, and rows of a table that it corrected. */
export function checkCorrections(tables: Tables, { charts, numbers, released }: Known): DataError[] {
  const forces = tables['police-forces'].map(({ force_id }) => force_id);
  const days = released.map(({ date }) => date);
  return checkRows('corrections', tables.corrections, (correction, refuse) => {
    const { corrected, wrong_since } = correction;
    const wrong = released.find(({ date }) => date === wrong_since);
    if (!wrong)
      refuse('wrong_since', {
        expected: `the day of an edition: ${days.join(', ')}`,
        fix: 'write that of the first edition in which it stood; what was never released needs no correction',
      });
    else if (corrected.length < 10 || corrected <= wrong_since)
      refuse('corrected', {
        expected: `a day after that of wrong_since, ${wrong_since}`,
        fix: 'write the day on which it was put right; what is wrong in the edition of today waits until tomorrow',
      });
    // The rows can be checked only where the days are right.
    else checkCorrectedRows(correction, { wrong: wrong.tables, released, tables }, refuse);
    for (const [column, ids] of Object.entries({ charts, forces }))
      for (const received of (correction[column as 'charts'] ?? []).filter((id) => !ids.includes(id)))
        refuse(column, { received, expected: `ids of ${column}: ${ids.join(', ')}`, fix: 'correct the id' });
    for (const received of (correction.numbers ?? []).filter((id) => !numbers.includes(id)))
      refuse('numbers', {
        received,
        expected: 'ids of numbers in the prose, as the addresses on the page /numbers/ end',
        fix: 'correct the id, or take it out where no sentence holds the number any more',
      });
  });
}

/** Every row that a correction names exists in the edition that was wrong or in the corrected one, and differs between them. */
function checkCorrectedRows(
  correction: Correction,
  { wrong, released, tables }: Pick<Known, 'released'> & Record<'wrong' | 'tables', Tables>,
  refuse: Refuse,
): void {
  const { table, rows, wrong_since } = correction;
  if (table === null && rows === null) return;
  const name = tableNames.find((one) => one === table);
  if (!name) {
    refuse('table', {
      expected: 'the name of a table in data/, without .csv, whose rows were wrong',
      fix: 'write it, or leave table and rows empty where only words of ours were wrong',
    });
    return;
  }
  const example = tableDefinitions[name].key.join(' | ');
  if (rows === null)
    refuse('rows', {
      expected: `the rows of data/${name}.csv that were wrong, each as ${example}`,
      fix: 'copy these cells of each row, with “ | ” between; semicolons between rows',
    });
  const right = firstSince(correction, released)?.tables ?? tables;
  /** The cells of a row, wherever it stands. */
  const find = (of: Tables, named: string) =>
    rowsOfTable(of, name)
      .filter((row) => formatKey(tableDefinitions[name], row) === named)
      .map((row) => ({ ...row, row: null }))[0];
  for (const named of namedRows(correction)) {
    const [before, after] = [find(wrong, named), find(right, named)];
    const others = tables.corrections.filter(
      (other) =>
        other !== correction &&
        other.table === table &&
        firstSince(other, released) === firstSince(correction, released) &&
        namedRows(other).includes(named),
    );
    if (!before && !after)
      refuse('rows', {
        received: named,
        expected: `a row that stands in data/${name}.csv, or stood there in the edition of ${wrong_since}: ${example}`,
        fix: 'copy these cells from the row; separate them with “ | ”, and rows with semicolons',
      });
    else if (others.length > 0)
      refuse('rows', {
        received: named,
        expected: `a row that no other correction of the same edition names, as ${others.map((other) => other.correction_id).join(', ')} does`,
        fix: 'make one correction of them',
      });
    else if (isSame(before, after))
      refuse('rows', {
        received: named,
        expected: `a row that the correction changed: data/${name}.csv has it as the edition of ${wrong_since} had it`,
        fix: 'put the row right in its table, too, or do not name it here; what is put right on the day of an edition waits until the next day',
      });
  }
}

/** A released figure stays as it is, unless a correction that the newest edition does not have yet names its row. */
export function checkReleased(
  released: ReturnType<typeof readReleasedText>,
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
    .filter(({ table }) => holdsFigures(table))
    .flatMap(({ table, changes }) =>
      changes
        // Where a cell of the key changed, one row was removed and another added.
        .filter(({ row, before = row }) => !isNamed(table, before) || !isNamed(table, row))
        .flatMap((change) => describeChange(table, change, date)),
    );
}

const nameRow = (table: TableName, { cells }: TextRow): string => formatKey(tableDefinitions[table], cells);

const wayOut = (table: TableName, ...rows: TextRow[]): string => {
  const names = [...new Set(rows.map((row) => nameRow(table, row)))].join('; ');
  return `if the publisher revised it, put the released row back and add a new one; if we were wrong, add a correction to data/corrections.csv with the table ${table} and the rows ${names}`;
};

function describeChange(table: TableName, { kind, row, before, cells = [] }: RowChange, date: string) {
  const file = `data/${table}.csv`;
  if (kind === 'removed') {
    const expected = `the row ${nameRow(table, row)}, as released on ${date}`;
    return [{ file, received: 'no such row', expected, fix: wayOut(table, row) }];
  }
  return cells
    .filter((cell) => isFigureChange(table, cell))
    .map(({ column, before: was, after }) => ({
      file,
      row: row.row,
      column,
      received: after,
      expected: `${was || 'an empty cell'}, as released on ${date}`,
      fix: wayOut(table, before ?? row, row),
    }));
}
