import { tableDefinitions, tableNames, type Tables } from '../../../src/data/tables/index.ts';
import { isSame } from '../../../src/editions/pin-chart.ts';
import { firstSince } from '../correct-editions.ts';
import type { DataError } from '../data-error.ts';
import { type ReleasedTables, rowsOf } from '../released-tables.ts';
import { formatKey, namedRows } from '../row-keys.ts';

type Correction = Tables['corrections'][number];

interface Known {
  /** Ids of the charts. */
  charts: readonly string[];
  /** Ids of the numbers in the prose. */
  numbers: readonly string[];
  /** Oldest first. */
  released: ReleasedTables[];
}

/** An error in one correction. */
type RowError = Omit<DataError, 'file' | 'row'>;

/** A correction says which edition was wrong, names charts, numbers and forces that there are, and rows of a table that it put right. */
export function checkCorrections(tables: Tables, known: Known): DataError[] {
  const forces = tables['police-forces'].map(({ force_id }) => force_id);
  return tables.corrections.flatMap((correction) =>
    [
      ...checkDates(correction, known),
      ...(correction.numbers ?? []).flatMap((id) => checkNumber(id, known)),
      ...(correction.charts ?? []).flatMap((id) => checkId('charts', id, known.charts)),
      ...(correction.forces ?? []).flatMap((id) => checkId('forces', id, forces)),
      ...checkRows(correction, tables, known),
    ].map((error) => ({ file: 'data/corrections.csv', row: correction.row, ...error })),
  );
}

function checkDates({ corrected, wrong_since }: Correction, { released }: Known): RowError[] {
  const days = released.map(({ date }) => date);
  if (!days.includes(wrong_since))
    return [
      {
        column: 'wrong_since',
        received: wrong_since,
        expected: `the day of an edition: ${days.join(', ')}`,
        fix: 'write that of the first edition in which it stood; what was never released needs no correction',
      },
    ];
  if (corrected.length === 10 && corrected > wrong_since) return [];
  return [
    {
      column: 'corrected',
      received: corrected,
      expected: `a day after that of wrong_since, ${wrong_since}`,
      fix: 'write the day on which it was put right',
    },
  ];
}

const checkNumber = (received: string, { numbers }: Known): RowError[] =>
  numbers.includes(received)
    ? []
    : [
        {
          column: 'numbers',
          received,
          expected: 'ids of numbers in the prose, as the addresses on the page /numbers/ end',
          fix: 'correct the id, or take it out where no sentence holds the number any more',
        },
      ];

const checkId = (column: 'charts' | 'forces', received: string, ids: readonly string[]): RowError[] =>
  ids.includes(received)
    ? []
    : [
        {
          column,
          received,
          expected: `ids of ${column}: ${ids.join(', ')}`,
          fix: 'correct the id',
        },
      ];

/** Every row that a correction names stood in the edition that was wrong, or stands since it was put right, and is not the same in both. */
function checkRows(correction: Correction, tables: Tables, { released }: Known): RowError[] {
  const { table, rows, wrong_since } = correction;
  if (table === null && rows === null) return [];
  const name = tableNames.find((one) => one === table);
  if (!name)
    return [
      {
        column: 'table',
        received: table ?? '',
        expected: 'the name of a table in data/, without .csv, whose rows were wrong',
        fix: 'write it, or leave table and rows empty where only words of ours were wrong',
      },
    ];
  const { key } = tableDefinitions[name];
  const example = key.join(' | ');
  if (rows === null)
    return [
      {
        column: 'rows',
        received: '',
        expected: `the rows of data/${name}.csv that were wrong, each as ${example}`,
        fix: 'copy these cells of each row, with “ | ” between; semicolons between rows',
      },
    ];
  const wrong = released.find(({ date }) => date === wrong_since)?.tables;
  const right = firstSince(correction, released)?.tables ?? tables;
  const find = (of: Tables | undefined, named: string) =>
    of && rowsOf(of, name).find((row) => formatKey(tableDefinitions[name], row) === named);
  return namedRows(correction).flatMap((named): RowError[] => {
    const [before, after] = [find(wrong, named), find(right, named)];
    if (wrong && !before && !after)
      return [
        {
          column: 'rows',
          received: named,
          expected: `a row that stands in data/${name}.csv, or stood there in the edition of ${wrong_since}: ${example}`,
          fix: 'copy these cells from the row; separate them with “ | ”, and rows with semicolons',
        },
      ];
    const others = tables.corrections.filter(
      (other) =>
        other !== correction &&
        other.table === table &&
        firstSince(other, released) === firstSince(correction, released) &&
        namedRows(other).includes(named),
    );
    if (others.length > 0)
      return [
        {
          column: 'rows',
          received: named,
          expected: `a row that no other correction of the same edition names, as ${others.map((other) => other.correction_id).join(', ')} does`,
          fix: 'make one correction of them',
        },
      ];
    const cellsOf = (row: typeof before) => row && { ...row, row: null };
    if (!wrong || !isSame(cellsOf(before), cellsOf(after))) return [];
    return [
      {
        column: 'rows',
        received: named,
        expected: `a row that the correction changed: data/${name}.csv has it as the edition of ${wrong_since} had it`,
        fix: 'put the row right in its table, too, or do not name it here',
      },
    ];
  });
}
