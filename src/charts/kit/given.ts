import { formatCount } from '../../data/format.ts';
import { countColumn } from './columns.ts';

/** Counts that a force may not have given. */

export const formatGiven = (value: number | null): string =>
  value === null ? 'not given' : formatCount(value);

export const givenColumn = <Name extends string>(name: Name, label: string) => ({
  ...countColumn(name, label),
  missing: () => 'not given',
});

/** A column of names that readers know by others. */
export const namedColumn = <Name extends string>(
  name: Name,
  label: string,
  names: Record<string, string>,
) => ({
  name,
  label,
  format: (value: string) => names[value] ?? value,
});
