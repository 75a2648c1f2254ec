import { group } from 'd3';
import { checkRows } from './check-rows.ts';
import type { DataError } from '../data-error.ts';
import { checkOnce } from '../../../src/data/derive-once.ts';
import { type AnyRow, rowsOfTable } from '../frozen-editions.ts';
import { formatCell, formatKey } from '../row-keys.ts';
import { seriesKeyColumns } from '../../diff/compare-rows.ts';
import { factsOf, isDate, isPeriod } from '../../../src/data/schema.ts';
import { formatCount } from '../../../src/data/format.ts';
import type { TableDefinition } from '../../../src/data/schema.ts';
import { type TableName, type Tables, tableDefinitions, tableNames } from '../../../src/data/tables/index.ts';

/** Nobody knows which of two publications of the same day was the later, so they must agree. */
export const publicationChecks = tableNames
  .filter((name) => 'released' in tableDefinitions[name].columns)
  .map((name) => (tables: Tables) => checkTable(name, rowsOfTable(tables, name)));

function checkTable(name: TableName, rows: AnyRow[]): DataError[] {
  const { columns }: TableDefinition = tableDefinitions[name];
  const figures = Object.keys(columns).filter(
    (column) => factsOf(columns[column] as TableDefinition['columns'][string]).read === 'number',
  );
  const dated = rows.filter(({ released }) => typeof released === 'string' && released.length === 10);
  const key = [...seriesKeyColumns(name), 'released'];
  return [...group(dated, (row) => formatKey({ key }, row)).values()].flatMap(([first, ...others]) =>
    checkRows(name, others, (row, refuse) => {
      for (const column of figures.filter((column) => row[column] !== first?.[column]))
        refuse(column, {
          received: formatCell(row[column]),
          expected: `${formatCell(first?.[column]) || 'nothing'}, as row ${first?.row} has it from a publication of the same day, ${String(row['released'])}`,
          fix: 'compare both with their sources; one is mistyped, or came out on another day',
        });
    }),
  );
}

/** Published numbers with plus and minus between, such as "6192 + 286"; undefined for anything else. */
function parseFormula(formula: string): { numbers: number[]; value: number } | undefined {
  if (!/^\d+( [+-] \d+)+$/.test(formula)) return undefined;
  const terms = formula.split(/ (?=[+-])/).map((term) => Number(term.replace(' ', '')));
  return { numbers: terms.map(Math.abs), value: terms.reduce((sum, term) => sum + term, 0) };
}

/**
 * A stated change must agree with the vintages: the formula comes to the value, it starts from a figure that the table
 * holds, and a figure published later under the same definition says the same or notes what it revised.
 */
export function checkDerivedFigures(tables: Tables, cellErrors: DataError[] = []): DataError[] {
  const read = ['armed-officers', 'operations', 'sources'].map((table) => `data/${table}.csv`);
  // A cell that could not be read may be the figure that a change starts from.
  return cellErrors.some(({ file }) => read.includes(file)) ? [] : checkOnce([checkFormulas], tables);
}

function checkFormulas(tables: Tables): DataError[] {
  return checkRows('worked-out', tables['worked-out'], (row, refuse) => {
    const { table, geography, date, measure, value } = row;
    const [isTime, time] =
      table === 'operations' ? [isPeriod, 'a period as 2016-04/2017-03'] : [isDate, 'a date as 2017-03-31'];
    if (!isTime(date))
      refuse('date', {
        received: date,
        expected: `${time}, as data/${table}.csv has them`,
        fix: 'write the time of that row',
      });
    const formula = parseFormula(row.formula);
    if (!formula) {
      refuse('formula', {
        received: row.formula,
        expected: 'numbers with plus or minus between, such as 6192 + 286',
        fix: 'write digits alone, with one space on each side of each plus or minus',
      });
      return;
    }
    if (formula.value !== value)
      refuse('value', {
        received: value,
        expected: `${formula.value}, which the formula comes to`,
        fix: 'correct the value or the formula',
      });
    const published = tables[table].map((other) => ({
      ...other,
      date: 'date' in other ? other.date : other.period,
    }));
    const near = published.filter((other) => other.geography === geography || other.date === date);
    if (!near.some((other) => formula.numbers.includes(other.value)))
      refuse('formula', {
        received: row.formula,
        expected: `at least one figure that data/${table}.csv holds for ${geography} or for ${date}`,
        fix: 'add the published row that the change was stated from, or correct the number',
      });
    const contradicting = near.filter(
      (other) =>
        other.geography === geography &&
        other.date === date &&
        other.measure === measure &&
        (other.released ?? '') > releasedBy(tables, row.source_id) &&
        other.value !== value &&
        !other.note?.includes(formatCount(value)),
    );
    for (const other of contradicting)
      refuse('value', {
        received: value,
        expected: `${other.value}, as data/${table}.csv:${other.row} has it in a later release`,
        fix: `one of the two is mistyped; if the later release revised the figure, its note must say so: “${formatCount(value)}”`,
      });
  });
}

const releasedBy = (tables: Tables, ids: string[]): string =>
  tables.sources
    .filter((source) => ids.includes(source.source_id))
    .map((source) => source.published ?? '')
    .reduce((latest, day) => (day > latest ? day : latest), '');
