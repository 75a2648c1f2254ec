import type { Tables } from '../../../src/data/tables/index.ts';
import type { DataError } from '../data-error.ts';
import { isPlainNumber } from '../parse-table.ts';

/** Where a column holds words in some rows, it holds a number in all others: it is drawn as one. */
export function checkTextFigures(tables: Tables): DataError[] {
  const place = (table: 'firearms-training' | 'met-uplift', row: number) => ({
    file: `data/${table}.csv`,
    row,
    column: 'value',
  });
  const fix = 'write digits alone, without commas, spaces or signs';
  return [
    ...tables['firearms-training']
      .filter(({ unit, value }) => unit !== 'text' && !isPlainNumber(value))
      .map(({ row, unit, value }) => ({
        ...place('firearms-training', row),
        received: value,
        expected: `a number, since its unit is ${unit}`,
        fix: `${fix}, or give words the unit text`,
      })),
    ...tables['met-uplift']
      .filter(({ qualifier, value }) => qualifier !== 'range' && value !== null && !isPlainNumber(value))
      .map(({ row, value }) => ({
        ...place('met-uplift', row),
        received: value ?? '',
        expected: 'a number',
        fix: `${fix}, or give two of them the qualifier range`,
      })),
  ];
}
