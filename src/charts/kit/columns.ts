import type { ChartRow } from '../../data/chart-row.ts';
import type { ChartText } from '../../data/editions.ts';
import { formatFormula } from '../../data/format.ts';
import { columnNames, formatValue, isOfEdition, SentenceError } from './sentence.ts';

export interface Column<Row> {
  name: keyof Row & string;
  label: string;
  /** How a known cell is shown in the page. The download holds the bare value. */
  format?: (value: never, row: Row) => string | undefined;
  /** Why a cell holds nothing, in a word or two; without it, a dash. */
  missing?: (row: Row) => string | undefined;
  /** In what a number is, where its label counts nothing: %. */
  unit?: string;
  align?: 'right';
  /** Left out in this state. */
  isHidden?: boolean;
  /** Left to the chart’s own page: an embed has no room for it. */
  pageOnly?: true;
}

/** The columns that a text.md names, in its order. Of those that an edition froze one may be gone since. */
export function columnsIn<Row extends ChartRow>(text: ChartText, rows: Row[]): (keyof Row & string)[] {
  const names = columnNames(text);
  const columns = Object.keys(rows[0] ?? {});
  const expected = `a column of the chart’s rows: ${columns.join(', ')}`;
  const errors = names
    .filter((name) => !columns.includes(name))
    .map((received) => ({ file: text.file, received, expected, fix: 'correct the name' }));
  if (errors.length > 0 && !isOfEdition(text)) throw new SentenceError(errors);
  return names.filter((name) => columns.includes(name));
}

/** What differs from `completeColumn` in columns of a chart’s table. */
export type ColumnForms<Row> = Partial<Record<keyof Row, Omit<Column<Row>, 'name' | 'label'>>>;

/**
 * Figures stand to the right, to at most one decimal, and those of `percent` have its sign as their unit; dates and periods are
 * in words; years are never grouped as 2,017, and all else is shown as it is. `rows` are those of all states: a column looks
 * the same in a state where none of its cells is known.
 */
export function completeColumn<Row extends ChartRow>(
  name: keyof Row & string,
  rows: Row[],
  { label, form }: { label: string; form: ColumnForms<Row>[keyof Row] },
): Column<Row> {
  const value = rows.find((row) => row[name] !== null)?.[name];
  const formats: Record<string, (value: never) => string> = { year: String, worked_out: formatFormula };
  return {
    ...(typeof value === 'number' && name !== 'year' && { align: 'right' }),
    format: formats[name] ?? formatValue,
    ...(name === 'percent' && { unit: '%' }),
    ...form,
    name,
    label,
  };
}

/** A known cell as it is shown; undefined for what is not known, which is never an empty cell and never zero. */
export function formatTableCell(row: ChartRow, { name, format }: Column<ChartRow>): string | undefined {
  const value = row[name] ?? null;
  if (value === null) return undefined;
  return format ? format(value as never, row) : String(value);
}
