import type { Chart } from '../charts/kit/define-chart.ts';
import type { ChartRow } from '../data/chart-row.ts';

/**
 * A pinned embed draws the rows that its edition froze, with what our corrections changed in them and nothing else. What a
 * correction changes is the difference between two derivations: from the tables as the edition had them, and from the
 * same tables with the rows that the correction names put right. Rows are matched by the chart’s key, never by place.
 */

/** How a correction is carried over: the chart’s key, and the columns that it gives to rows frozen before it had them. */
export type Keyed = Pick<Chart, 'keyColumns' | 'migrate'>;

export const keyOf = ({ keyColumns }: Keyed, row: ChartRow): string =>
  JSON.stringify(keyColumns.map((column) => row[column] ?? null));

export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * The frozen rows after each correction. `derived` begins with the rows of the chart from the tables as the edition had
 * them, and goes on with those after each correction.
 */
export function carryOver(chart: Keyed, frozen: ChartRow[], derived: ChartRow[][]): ChartRow[][] {
  let rows = frozen.map((row) => chart.migrate?.(row) ?? row);
  // A chart that came to have more rows, such as those known at earlier dates, does not give them to an older edition.
  const laterKeys = chart.keyColumns.filter((column) => frozen[0] && !(column in frozen[0]));
  const frozenRows = rows;
  const belongs = (row: ChartRow) =>
    laterKeys.every((column) => frozenRows.some((other) => other[column] === row[column]));
  return derived.slice(1).map((after, index) => {
    rows = applyChange(chart, rows, derived[index] ?? [], after.filter(belongs));
    return rows;
  });
}

function applyChange(chart: Keyed, rows: ChartRow[], before: ChartRow[], after: ChartRow[]): ChartRow[] {
  const byKey = (all: ChartRow[]) => new Map(all.map((row) => [keyOf(chart, row), row]));
  const [was, is] = [byKey(before), byKey(after)];
  const kept = rows.flatMap((row) => {
    const key = keyOf(chart, row);
    const [older, newer] = [was.get(key), is.get(key)];
    if (!newer) return older ? [] : [row];
    return [older ? { ...row, ...changedCells(older, newer) } : newer];
  });
  const present = byKey(rows);
  const added = [...is].flatMap(([key, row]) => (was.has(key) || present.has(key) ? [] : [row]));
  return inOrderOf([...is.keys()], [...kept, ...added], (row) => keyOf(chart, row));
}

const changedCells = (older: ChartRow, newer: ChartRow): ChartRow =>
  Object.fromEntries(Object.entries(newer).filter(([column, value]) => !isSame(older[column], value)));

/** Rows in the order of these keys. One without such a key stays behind the row that it followed. */
function inOrderOf(keys: string[], rows: ChartRow[], keyOfRow: (row: ChartRow) => string): ChartRow[] {
  const positions = new Map(keys.map((key, index) => [key, index]));
  let last = -1;
  const placed = rows.map((row) => {
    last = positions.get(keyOfRow(row)) ?? last;
    return { row, position: last };
  });
  return placed.toSorted((a, b) => a.position - b.position).map(({ row }) => row);
}
