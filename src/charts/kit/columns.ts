import { formatCount, formatPercent } from '../../data/format.ts';
import type { Column } from './define-chart.ts';

/** A column of counts. */
export const countColumn = <Row>(
  name: keyof Row & string,
  label: string,
  options: Partial<Column<Row>> = {},
): Column<Row> => ({ name, label, align: 'right', format: formatCount, ...options });

/** A column of percentages. */
export const percentColumn = <Row>(name: keyof Row & string, label: string): Column<Row> =>
  countColumn(name, label, { format: formatPercent });

/** For a column in which a force may have given no figure. */
export const orNotGiven = { missing: () => 'not given' };

export const formatGiven = (value: number | null): string =>
  value === null ? 'not given' : formatCount(value);
