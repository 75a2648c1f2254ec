import { group, max } from 'd3';
import type { DataError } from '../data-error.ts';
import { type AnyRow, checkRows, formatCell, formatKey, rowsOfTable } from '../table-rows.ts';
import { seriesKeyColumns } from '../../diff/compare-rows.ts';
import { formatCount } from '../../../src/data/format.ts';
import { factsOf, isDate, isPeriod, type TableDefinition } from '../../../src/data/schema.ts';
import { type TableName, type Tables, tableDefinitions, tableNames } from '../../../src/data/tables/index.ts';

/** Nobody knows which of two publications of the same day was the later, so they must agree. */
export const publicationChecks = tableNames
  .filter((name) => 'released' in tableDefinitions[name].columns)
  .map((name) => (tables: Tables) => checkTable(name, rowsOfTable(tables, name)));

function checkTable(name: TableName, rows: AnyRow[]): DataError[] {
  const { columns }: TableDefinition = tableDefinitions[name];
  const figures = Object.entries(columns).filter(([, column]) => factsOf(column).read === 'number');
  const dated = rows.filter(({ released }) => typeof released === 'string' && released.length === 10);
  const key = [...seriesKeyColumns(name), 'released'];
  return [...group(dated, (row) => formatKey({ key }, row)).values()].flatMap(([first, ...others]) =>
    checkRows(name, others, (row, refuse) => {
      for (const [column] of figures.filter(([column]) => row[column] !== first?.[column]))
        refuse(column, {
          expected: `${formatCell(first?.[column]) || 'nothing'}, as row ${first?.row} has it from a publication of the same day, ${String(row['released'])}`,
          fix: 'compare both with their sources; one is mistyped, or came out on another day',
        });
    }),
  );
}

/**
 * A stated change must agree with the vintages: the formula comes to the value, it starts from a figure that the table
 * holds, and a figure published later under the same definition says the same or notes what it revised.
 */
export function checkFormulas(tables: Tables): DataError[] {
  return checkRows('worked-out', tables['worked-out'], (row, refuse) => {
    const { table, geography, date, measure, value, formula } = row;
    const [isTime, time] =
      table === 'operations' ? [isPeriod, 'a period as 2016-04/2017-03'] : [isDate, 'a date as 2017-03-31'];
    if (!isTime(date))
      refuse('date', {
        expected: `${time}, as data/${table}.csv has them`,
        fix: 'write the time of that row',
      });
    if (!/^\d+( [+-] \d+)+$/.test(formula)) {
      refuse('formula', {
        expected: 'numbers with plus or minus between, such as 6192 + 286',
        fix: 'write digits alone, with one space on each side of each plus or minus',
      });
      return;
    }
    const terms = formula.split(/ (?=[+-])/).map((term) => Number(term.replace(' ', '')));
    const result = terms.reduce((sum, term) => sum + term, 0);
    if (result !== value)
      refuse('value', {
        expected: `${result}, which the formula comes to`,
        fix: 'correct the value or the formula',
      });
    const published = tables[table].map((other) => ({
      ...other,
      date: 'date' in other ? other.date : other.period,
    }));
    const near = published.filter((other) => other.geography === geography || other.date === date);
    if (!near.some((other) => terms.map(Math.abs).includes(other.value)))
      refuse('formula', {
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
        expected: `${other.value}, as data/${table}.csv:${other.row} has it in a later release`,
        fix: `one of the two is mistyped; if the later release revised the figure, its note must say so: “${formatCount(value)}”`,
      });
  });
}

const releasedBy = ({ sources }: Tables, ids: string[]): string =>
  max(
    sources.filter(({ source_id }) => ids.includes(source_id)),
    ({ published }) => published,
  ) ?? '';
