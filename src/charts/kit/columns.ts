import { formatCount, formatDate, formatTenths } from '../../data/format.ts';
import type { Write } from './define-chart.ts';

/** Columns of a chart’s table: each names a column of its rows. Its label stands in text.md, under “Columns”. */

/** Columns shown as they are. */
export const plainColumns = <Name extends string>(...names: Name[]) => names.map((name) => ({ name }));

export const textColumns = <Name extends string>(labels: Record<Name, string>) =>
  Object.entries<string>(labels).map(([name, label]) => ({ name: name as Name, label }));

/** A column of figures, to the right. */
export const figureColumn = <Name extends string>(
  name: Name,
  label?: string,
  format?: (value: number) => string,
) => ({ name, align: 'right', ...(label !== undefined && { label }), ...(format && { format }) }) as const;

export const countColumn = <Name extends string>(name: Name, label?: string) =>
  figureColumn(name, label, formatCount);

/** To one decimal, without the sign, unless shown otherwise. */
export const percentColumn = <Name extends string>(
  name: Name,
  label?: string | ((value: number) => string),
  format = typeof label === 'function' ? label : formatTenths,
) => ({
  ...figureColumn(name, typeof label === 'string' ? label : undefined, format),
  unit: '%',
});

/** Years are never grouped as 2,017. */
export const yearColumn = <Name extends string>(name: Name, label?: string) => ({
  name,
  ...(label !== undefined && { label }),
  format: String,
});

export const dateColumn = <Name extends string>(name: Name, label?: string) => ({
  name,
  ...(label !== undefined && { label }),
  format: formatDate,
});

/** A column of names that readers know by others: those of text.md. */
export const wordColumn = <Name extends string>(name: Name, write: Write) => ({
  name,
  format: (value: string) => write(value),
});
