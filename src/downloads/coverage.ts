import { isDate, isPeriod } from '../data/column.ts';
import { readDate } from '../data/format.ts';

/** Where a row says for when it is true: the first of these columns that it has. */
const timed = ['period', 'date', 'start', 'published', 'year'];

/**
 * The time that rows are about, from the first to the last: 2010-03-31/2025-03-31, or one date. Where no row says it,
 * `asAt`, the chart’s own words, is read: “January 2017”, “2013 to 2024”. Undefined where neither tells.
 */
export function timeCovered(
  rows: Record<string, string | number | null>[],
  referenceDate: string,
): string | undefined {
  const inRows = rows.flatMap(
    (row) =>
      timed.map((column) => String(row[column] ?? '')).find((value) => isDate(value) || isPeriod(value)) ??
      [],
  );
  const times =
    inRows.length > 0 ? inRows : referenceDate.split(' to ').flatMap((words) => readDate(words) ?? []);
  const ends = times.flatMap((time) => time.split('/')).toSorted();
  const [first, last] = [ends[0], ends.at(-1)];
  return first === last ? first : `${first}/${last}`;
}
