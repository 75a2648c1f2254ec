import { formatCount, formatDate, formatTenths } from '../../data/format.ts';

/** Columns of a chart’s table: each names a column of its rows, and the label that a reader sees. */

/** Columns shown as they are: { country: 'Country', asked: 'When' }. */
export const textColumns = <Name extends string>(labels: Record<Name, string>) =>
  Object.entries<string>(labels).map(([name, label]) => ({ name: name as Name, label }));

/** A column of figures, to the right. */
export const figureColumn = <Name extends string>(
  name: Name,
  label: string,
  format?: (value: number) => string,
) => ({ name, label, align: 'right', ...(format && { format }) }) as const;

export const countColumn = <Name extends string>(name: Name, label: string) =>
  figureColumn(name, label, formatCount);

/** To one decimal, without the sign, unless shown otherwise. */
export const percentColumn = <Name extends string>(name: Name, label: string, format = formatTenths) => ({
  ...figureColumn(name, label, format),
  unit: '%',
});

/** Years are never grouped as 2,017. */
export const yearColumn = <Name extends string>(name: Name, label: string) => ({
  name,
  label,
  format: String,
});

export const dateColumn = <Name extends string>(name: Name, label: string) => ({
  name,
  label,
  format: formatDate,
});
