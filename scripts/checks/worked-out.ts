import { isDate, isPeriod } from '../../src/figures/column.ts';
import type { Tables } from '../../src/figures/tables/index.ts';
import type { Fault } from '../fault.ts';

/** Published numbers with plus and minus between, such as "6192 + 286"; undefined for anything else. */
export function readFormula(formula: string): { numbers: number[]; value: number } | undefined {
  if (!/^\d+( [+-] \d+)+$/.test(formula)) return undefined;
  const [first = '', ...rest] = formula.split(/ (?=[+-])/);
  const terms = rest.map((term) => Number(term.replace(' ', '')));
  return {
    numbers: [Number(first), ...terms.map(Math.abs)],
    value: terms.reduce((sum, term) => sum + term, Number(first)),
  };
}

/**
 * A stated change must agree with the vintages: the formula comes to the value, it starts from a figure that the table
 * holds, and a figure published later under the same definition says the same.
 */
export function checkWorkedOut(tables: Tables): Fault[] {
  const faults: Fault[] = [];
  for (const row of tables['worked-out']) {
    const place = { file: 'data/worked-out.csv', row: row.row };
    const [isTime, time] =
      row.table === 'operations'
        ? [isPeriod, 'a period as 2016-04/2017-03']
        : [isDate, 'a date as 2017-03-31'];
    if (!isTime(row.date))
      faults.push({
        ...place,
        column: 'date',
        got: row.date,
        expected: `${time}, as data/${row.table}.csv has them`,
        mend: 'write the time of that row',
      });
    const formula = readFormula(row.formula);
    if (!formula) {
      faults.push({
        ...place,
        column: 'formula',
        got: row.formula,
        expected: 'numbers with plus or minus between, such as 6192 + 286',
        mend: 'write digits alone, with one space on each side of the signs',
      });
      continue;
    }
    if (formula.value !== row.value) {
      faults.push({
        ...place,
        column: 'value',
        got: String(row.value),
        expected: `${formula.value}, which the formula comes to`,
        mend: 'correct the value or the formula',
      });
    }
    const dateOf = (other: Tables['armed-officers' | 'operations'][number]) =>
      'date' in other ? other.date : other.period;
    const near = tables[row.table].filter(
      (other) => other.geography === row.geography || dateOf(other) === row.date,
    );
    if (!near.some((other) => formula.numbers.includes(other.value))) {
      faults.push({
        ...place,
        column: 'formula',
        got: row.formula,
        expected: `at least one figure that data/${row.table}.csv holds for ${row.geography} or for ${row.date}`,
        mend: 'add the published row that the change was stated from, or correct the number',
      });
    }
    const latest = near
      .filter(
        (other) =>
          other.geography === row.geography && dateOf(other) === row.date && other.measure === row.measure,
      )
      .filter((other) => (other.released ?? '') > releasedBy(tables, row.source_id));
    for (const other of latest.filter((other) => other.value !== row.value)) {
      faults.push({
        ...place,
        column: 'value',
        got: String(row.value),
        expected: `${other.value}, as data/${row.table}.csv:${other.row} has it in a later release`,
        mend: 'one of the two is mistyped, or the later release needs a note',
      });
    }
  }
  return faults;
}

function releasedBy(tables: Tables, ids: string[]): string {
  return tables.sources
    .filter((source) => ids.includes(source.source_id))
    .map((source) => source.published ?? '')
    .reduce((latest, day) => (day > latest ? day : latest), '');
}
