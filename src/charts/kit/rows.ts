import { group } from 'd3';
import type { ChartRow } from '../../data/chart-row.ts';

/** The rows that hold these values in these columns. */
export const where = <Row extends object>(rows: Row[], values: Partial<Row>): Row[] =>
  rows.filter((row) => Object.entries(values).every(([column, value]) => row[column as keyof Row] === value));

/** The one row that holds these values; throws where there is none. */
export function rowWhere<Row extends object>(rows: Row[], values: Partial<Row>): Row {
  const [row] = where(rows, values);
  const named = Object.entries(values).map(([column, value]) => `${column} ${String(value)}`);
  if (!row) throw new Error(`no row with ${named.join(', ')}`);
  return row;
}

/** The first row of each value of a column. */
export const firstOfEach = <Row>(rows: Row[], column: keyof Row): Row[] =>
  [...group(rows, (row) => row[column]).values()].flatMap(([first]) => first ?? []);

/** Each value of a column once, in the order of the rows. */
export const valuesOf = <Row, Name extends keyof Row>(rows: Row[], column: Name): Row[Name][] => [
  ...new Set(rows.map((row) => row[column])),
];

/** Ids of all sources that rows cite, each once. */
export const sourceIdsOf = (rows: ChartRow[]): string[] => [
  ...new Set(rows.flatMap(({ source_id }) => String(source_id ?? '').split(';')).filter(Boolean)),
];

/** Columns without a value, for rows of another kind than those that fill them. */
export const nulls = <Name extends string>(...names: Name[]) =>
  Object.fromEntries(names.map((name) => [name, null])) as Record<Name, null>;
