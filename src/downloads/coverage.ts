import { extent } from 'd3';
import type { ChartRow } from '../data/chart-row.ts';
import { isDate, isPeriod } from '../data/column.ts';
import { readDate } from '../data/format.ts';

/** Where a row may say for when it is true: the first of these columns that it has. */
const timeColumns = ['period', 'date', 'start', 'published', 'year'];

const isTime = (value: string) => isDate(value) || isPeriod(value);

/**
 * The time that rows are about, from the first to the last: 2010-03-31/2025-03-31, or one date. Where no row has one it is
 * read from the chart’s reference date: “January 2017”, “2013 to 2024”. Undefined where neither says.
 */
export function timeCovered(rows: ChartRow[], referenceDate: string): string | undefined {
  const inRows = rows.flatMap(
    (row) => timeColumns.map((column) => String(row[column] ?? '')).find(isTime) ?? [],
  );
  const inText = referenceDate.split(' to ').flatMap((date) => readDate(date) ?? []);
  const times = inRows.length > 0 ? inRows : inText;
  const [first, last] = extent(times.flatMap((time) => time.split('/')));
  return first === last ? first : `${first}/${last}`;
}
