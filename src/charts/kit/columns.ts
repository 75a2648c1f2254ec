import { formatCount, formatDate, formatTenths } from '../../data/format.ts';
import type { ChartRow } from '../../data/chart-row.ts';
import type { Column } from './define-chart.ts';
import type { Write } from './sentence.ts';

/** Columns of a chart’s table: each names a column of its rows. Its label stands in text.md, under “Columns”. */

/** Columns shown as they are. */
export const plainColumns = <Name extends string>(...names: Name[]) => names.map((name) => ({ name }));

/** A column of figures, to the right. */
export const figureColumn = <Name extends string>(name: Name, format?: (value: number) => string) =>
  ({ name, align: 'right', ...(format && { format }) }) as const;

export const countColumn = <Name extends string>(name: Name) => figureColumn(name, formatCount);

/** Counts that a force may not have given. */
export const givenColumn = <Name extends string>(name: Name, write: Write) => ({
  ...countColumn(name),
  missing: () => write('not given'),
});

/** To one decimal, without the sign, unless shown otherwise. */
export const percentColumn = <Name extends string>(name: Name, format = formatTenths) => ({
  ...figureColumn(name, format),
  unit: '%',
});

/** Years are never grouped as 2,017. */
export const yearColumn = <Name extends string>(name: Name) => ({ name, format: String });

export const dateColumn = <Name extends string>(name: Name) => ({ name, format: formatDate });

/** A column of names that readers know by others: those of text.md. */
export const wordColumn = <Name extends string>(name: Name, write: Write) => ({
  name,
  format: (value: string) => write(value),
});

/** A known cell as it is shown; undefined for what is not known, which is never an empty cell and never zero. */
export function formatTableCell(row: ChartRow, { name, format }: Column<ChartRow>): string | undefined {
  const value = row[name] ?? null;
  if (value === null) return undefined;
  return format ? format(value as never, row) : String(value);
}
