import { greatest, group, least } from 'd3';
import type { Values } from './sentence.ts';
import type { ChartRow } from '../../data/chart-row.ts';
import { formatCount } from '../../data/format.ts';

/** The rows that hold these values in these columns. */
export function where<Row extends object>(rows: Row[], values: Partial<Row>): Row[] {
  const columns = Object.keys(values) as (keyof Row)[];
  return rows.filter((row) => columns.every((column) => row[column] === values[column]));
}

/** The one row that holds these values; throws where there is none. */
export function rowWhere<Row extends object>(rows: Row[], values: Partial<Row>): Row {
  const [row] = where(rows, values);
  if (row) return row;
  const named = Object.entries(values).map(([column, value]) => `${column} ${String(value)}`);
  throw new Error(`no row with ${named.join(', ')}`);
}

/** The rows whose figure is a number: there is nothing to draw of words, a range or none at all. */
export const withNumber = <Row extends { value: string | null }>(rows: Row[]) =>
  rows.flatMap((row) => {
    const value = Number(row.value ?? NaN);
    return Number.isNaN(value) ? [] : [{ ...row, value }];
  });

/** The first row of each value of a column. */
export const firstOfEach = <Row>(rows: Row[], column: keyof Row): Row[] =>
  [...group(rows, (row) => row[column]).values()].flatMap(([first]) => first ?? []);

/** Each value of a column once, in the order of the rows. */
export const valuesOf = <Row, Name extends keyof Row>(rows: Row[], column: Name): Row[Name][] =>
  unique(rows.map((row) => row[column]));

/** Of rows from the first year to the last: those, the lowest, and the highest from then on. Throws where there are none. */
export function turningPoints<Row>(rows: Row[], amount: (row: Row) => number) {
  const [first, low, last] = [rows[0], least(rows, amount), rows.at(-1)];
  const peak = low && greatest(rows.slice(rows.indexOf(low)), amount);
  if (!first || !low || !last || !peak) throw new Error('no figures');
  return { first, low, peak, last };
}

/** Rows next to each other for which something holds, run by run. */
export const runsWhere = <Row>(rows: Row[], holds: (row: Row) => boolean): [Row, ...Row[]][] =>
  rows.reduce<[Row, ...Row[]][]>((runs, row, index) => {
    const before = rows[index - 1];
    if (!holds(row)) return runs;
    if (before === undefined || !holds(before)) return [...runs, [row]];
    runs.at(-1)?.push(row);
    return runs;
  }, []);

/** Ids of all sources that rows cite, each once. */
export const sourceIdsOf = (rows: ChartRow[]): string[] =>
  unique(rows.flatMap(({ source_id }) => String(source_id ?? '').split(';')).filter(Boolean));

/** For sentences: of a row that is named low its cell in a column as {low}, and its year and month as {low-year} and {low-month}. */
export const cellsOf = (named: Record<string, ChartRow | undefined>, column: string): Values =>
  Object.fromEntries<Values[string]>(
    Object.entries(named).flatMap(([name, row]) => [
      [name, row?.[column]],
      [`${name}-year`, row?.['year']?.toString()],
      [`${name}-month`, row?.['date']?.toString().slice(0, 7)],
    ]),
  );

/** Each item once, in the order in which it first stands. */
export const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];

/** The items that there are: one behind a condition that does not hold is left out. */
export const compact = <T>(items: (T | false | null | undefined | '')[]): T[] => items.filter(Boolean) as T[];

/** The ids of all sources of published rows, each once, as a cell of a chart’s row. */
export const joinSources = (published: ({ source_id: string[] } | null | undefined)[]): string =>
  unique(published.flatMap((row) => row?.source_id ?? [])).join(';');

/** A phrase with a capital, as a sentence begins. */
export const capitalise = (phrase: string): string => phrase.charAt(0).toUpperCase() + phrase.slice(1);

/** Ends a phrase with a full stop, unless it ends with a question mark or a full stop already. */
export const endSentence = (phrase: string): string => (/[?.]$/.test(phrase) ? phrase : `${phrase}.`);

/** For sentences: nothing where a value is not known. */
export const formatKnown = (value: number | null | undefined, format = formatCount): string | undefined =>
  value != null && Number.isFinite(value) ? format(value) : undefined;

/** A count that a force may not have given. */
export const formatGiven = (value: number | null, write: (name: string) => string): string =>
  value === null ? write('not given') : formatCount(value);
