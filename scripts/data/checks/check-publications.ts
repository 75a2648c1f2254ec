import { group } from 'd3';
import type { DataError } from '../data-error.ts';
import { type AnyRow, rowsOf } from '../frozen-editions.ts';
import { formatCell, formatKey } from '../row-keys.ts';
import { seriesKeyColumns } from '../../diff/compare-rows.ts';
import { factsOf, isDate, isPeriod } from '../../../src/data/column.ts';
import type { TableDefinition } from '../../../src/data/table.ts';
import { type TableName, type Tables, tableDefinitions, tableNames } from '../../../src/data/tables/index.ts';

/** Which of two publications of one day was the later nobody can say, so they must agree. */
export const checkPublications = (tables: Tables): DataError[] =>
  tableNames
    .filter((name) => 'released' in tableDefinitions[name].columns)
    .flatMap((name) => checkTable(name, rowsOf(tables, name)));

function checkTable(name: TableName, rows: AnyRow[]): DataError[] {
  const { columns }: TableDefinition = tableDefinitions[name];
  const figures = Object.keys(columns).filter(
    (column) => factsOf(columns[column] as TableDefinition['columns'][string]).read === 'number',
  );
  const dated = rows.filter(({ released }) => typeof released === 'string' && released.length === 10);
  const key = [...seriesKeyColumns(name), 'released'];
  return [...group(dated, (row) => formatKey({ key }, row)).values()].flatMap(([first, ...others]) =>
    others.flatMap((row) =>
      figures
        .filter((column) => row[column] !== first?.[column])
        .map((column) => ({
          file: `data/${name}.csv`,
          row: row.row,
          column,
          received: formatCell(row[column]),
          expected: `${formatCell(first?.[column]) || 'nothing'}, as row ${first?.row} has it from a publication of the same day, ${String(row['released'])}`,
          fix: 'compare both with their sources; one is mistyped, or came out on another day',
        })),
    ),
  );
}

/** Published numbers with plus and minus between, such as "6192 + 286"; undefined for anything else. */
export function parseFormula(formula: string): { numbers: number[]; value: number } | undefined {
  if (!/^\d+( [+-] \d+)+$/.test(formula)) return undefined;
  const terms = formula.split(/ (?=[+-])/).map((term) => Number(term.replace(' ', '')));
  return { numbers: terms.map(Math.abs), value: terms.reduce((sum, term) => sum + term, 0) };
}

/**
 * A stated change must agree with the vintages: the formula comes to the value, it starts from a figure that the table
 * holds, and a figure published later under the same definition says the same.
 */
export function checkDerivedFigures(tables: Tables, cellErrors: DataError[] = []): DataError[] {
  const read = ['armed-officers', 'operations', 'sources'].map((table) => `data/${table}.csv`);
  // What could not be read may be the figure that a change starts from.
  if (cellErrors.some(({ file }) => read.includes(file))) return [];
  return tables['worked-out'].flatMap((row) => {
    const position = { file: 'data/worked-out.csv', row: row.row };
    const errors: DataError[] = [];
    const [isTime, time] =
      row.table === 'operations'
        ? [isPeriod, 'a period as 2016-04/2017-03']
        : [isDate, 'a date as 2017-03-31'];
    if (!isTime(row.date))
      errors.push({
        ...position,
        column: 'date',
        received: row.date,
        expected: `${time}, as data/${row.table}.csv has them`,
        fix: 'write the time of that row',
      });
    const formula = parseFormula(row.formula);
    if (!formula)
      return [
        ...errors,
        {
          ...position,
          column: 'formula',
          received: row.formula,
          expected: 'numbers with plus or minus between, such as 6192 + 286',
          fix: 'write digits alone, with one space on each side of each plus or minus',
        },
      ];
    if (formula.value !== row.value)
      errors.push({
        ...position,
        column: 'value',
        received: String(row.value),
        expected: `${formula.value}, which the formula comes to`,
        fix: 'correct the value or the formula',
      });
    const published = tables[row.table].map((other) => ({
      ...other,
      date: 'date' in other ? other.date : other.period,
    }));
    const near = published.filter((other) => other.geography === row.geography || other.date === row.date);
    if (!near.some((other) => formula.numbers.includes(other.value)))
      errors.push({
        ...position,
        column: 'formula',
        received: row.formula,
        expected: `at least one figure that data/${row.table}.csv holds for ${row.geography} or for ${row.date}`,
        fix: 'add the published row that the change was stated from, or correct the number',
      });
    const contradicting = near.filter(
      (other) =>
        other.geography === row.geography &&
        other.date === row.date &&
        other.measure === row.measure &&
        (other.released ?? '') > releasedBy(tables, row.source_id) &&
        other.value !== row.value,
    );
    return [
      ...errors,
      ...contradicting.map((other) => ({
        ...position,
        column: 'value',
        received: String(row.value),
        expected: `${other.value}, as data/${row.table}.csv:${other.row} has it in a later release`,
        fix: 'one of the two is mistyped, or the later release needs a note',
      })),
    ];
  });
}

const releasedBy = (tables: Tables, ids: string[]): string =>
  tables.sources
    .filter((source) => ids.includes(source.source_id))
    .map((source) => source.published ?? '')
    .reduce((latest, day) => (day > latest ? day : latest), '');
