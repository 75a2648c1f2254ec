import type { Tables } from '../../src/figures/tables/index.ts';
import type { Fault } from '../fault.ts';
import { isPlainNumber } from '../read-table.ts';

/** Where a column holds words in some rows, it holds a number in all others: it is drawn as one. */
export function checkTextFigures(tables: Tables): Fault[] {
  const place = (table: 'firearms-training' | 'met-uplift', row: number) => ({
    file: `data/${table}.csv`,
    row,
    column: 'value',
  });
  const mend = 'write digits alone, without commas, spaces or signs';
  return [
    ...tables['firearms-training']
      .filter(({ unit, value }) => unit !== 'text' && !isPlainNumber(value))
      .map(({ row, unit, value }) => ({
        ...place('firearms-training', row),
        got: value,
        expected: `a number, since its unit is ${unit}`,
        mend: `${mend}, or give words the unit text`,
      })),
    ...tables['met-uplift']
      .filter(({ qualifier, value }) => qualifier !== 'range' && value !== null && !isPlainNumber(value))
      .map(({ row, value }) => ({
        ...place('met-uplift', row),
        got: value ?? '',
        expected: 'a number',
        mend: `${mend}, or give two of them the qualifier range`,
      })),
  ];
}
