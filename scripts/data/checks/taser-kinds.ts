import { group } from 'd3';
import type { Tables } from '../../../src/data/tables/index.ts';
import type { DataError } from '../data-error.ts';

/** The releases' own definition: a use was a discharge, was not, or the force did not say. */
const kinds = ['non_discharge', 'discharge', 'not_stated'] as const;

/** Taser total = non-discharge + discharge + not stated, for each place, period and release that gives all four. */
export function checkTaserKinds(tables: Tables): DataError[] {
  const errors: DataError[] = [];
  const place = (row: Tables['taser-use'][number]) =>
    `${row.geography_type} ${row.geography} ${row.period} ${row.release}`;
  for (const rows of group(tables['taser-use'], place).values()) {
    const total = rows.find((row) => row.measure === 'total');
    const parts = kinds.map((kind) => rows.find((row) => row.measure === kind)?.value);
    if (total?.value == null || parts.some((part) => part == null)) continue;
    const added = parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
    if (added === total.value) continue;
    errors.push({
      file: 'data/taser-use.csv',
      row: total.row,
      column: 'value',
      received: String(total.value),
      expected: `${added}, its parts added up (${parts.join(' + ')})`,
      fix: `compare the rows of ${total.geography}, ${total.period}, with the release`,
    });
  }
  return errors;
}
