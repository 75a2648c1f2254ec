import type { ChartRow } from '../../data/chart-row.ts';
import type { Column } from './define-chart.ts';
import { formatValue, type Write } from './sentence.ts';

/** A column of a chart’s table: the name of a column of its rows, alone or with what differs from `completeColumn`. */
export type ChartColumn<Row> = (keyof Row & string) | Omit<Column<Row>, 'label'>;

/**
 * Figures stand to the right, to at most one decimal, and those of `percent` have its sign as their unit; dates and periods are
 * in words; years are never grouped as 2,017, and all else is shown as it is. `rows` are those of all states: a column looks
 * the same in a state where none of its cells is known.
 */
export function completeColumn<Row extends ChartRow>(
  given: ChartColumn<Row>,
  rows: Row[],
  label: (name: string) => string,
): Column<Row> {
  const column = typeof given === 'string' ? { name: given } : given;
  const { name } = column;
  const value = rows.find((row) => row[name] !== null)?.[name];
  return {
    ...(typeof value === 'number' && name !== 'year' && { align: 'right' }),
    format: name === 'year' ? String : formatValue,
    ...(name === 'percent' && { unit: '%' }),
    ...column,
    label: label(name),
  };
}

/** A column of names that readers know by others: those of text.md. */
export const wordColumn = <Name extends string>(name: Name, write: Write) => ({
  name,
  format: (value: string) => write(value),
});

/** Figures that a force may not have given. */
export const givenColumn = <Name extends string>(name: Name, write: Write) => ({
  name,
  missing: () => write('not given'),
});

/** A known cell as it is shown; undefined for what is not known, which is never an empty cell and never zero. */
export function formatTableCell(row: ChartRow, { name, format }: Column<ChartRow>): string | undefined {
  const value = row[name] ?? null;
  if (value === null) return undefined;
  return format ? format(value as never, row) : String(value);
}
