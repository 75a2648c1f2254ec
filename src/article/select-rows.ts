import { countedOf, deriveVintages, type Vintage, vintages, type VintageTable } from '../data/as-of.ts';
import { findSources, formatPublished } from '../data/cite.ts';
import { formatCell } from '../data/csv.ts';
import { deriveOnce } from '../data/derive-once.ts';
import {
  formatCount,
  formatDate,
  formatFinancialYear,
  formatFormula,
  formatPercent,
  formatPeriod,
} from '../data/format.ts';
import type { Publication } from '../data/generated.ts';
import { tableDefinitions, tableNames, type TableName, type Tables } from '../data/tables/index.ts';
import { type Evaluated, ExpressionError, type Selector } from './expression.ts';

type Cell = string | number | boolean | string[] | null | undefined;

/** A row of any table, with the columns on publication that it may have. */
export interface FigureRow extends Record<string, Cell> {
  row: number;
  source_id: string[];
  release?: string;
  release_of?: string | null;
  released?: string | null;
  as_quoted?: boolean | null;
  worked_out?: string | null;
}

/** One figure, with the rows in which it was published. */
interface Selected extends Evaluated {
  /** The newest first, or the one that the site follows. */
  rows: [FigureRow, ...FigureRow[]];
  /** Of the first row. A cell with words is kept as it is. */
  value: number | string;
}

const vintageTables: string[] = ['armed-officers', 'operations'] satisfies VintageTable[];

/** Columns that distinguish not what a row is about, but who published it and as what. */
const ofPublication = ['source_id', 'release', 'released', 'value', 'percent', 'formula'];

/** As it is written where no row of numbers.csv says how. */
export const formatFigure = (value: number, column?: string): string =>
  column === 'percent' ? formatPercent(value) : formatCount(value);

/** A cell of figures as a number, also where its column may hold words. */
function asValue(cell: Cell): number | string {
  const text = formatCell(cell);
  return text === '' || Number.isNaN(Number(text)) ? text : Number(text);
}

export const describeSelector = ({ table, where, column }: Selector): string =>
  [`${table}.csv`, ...where.map(({ label }) => label), column !== 'value' && column !== 'percent' && column]
    .filter(Boolean)
    .join(', ');

/** The rows of a table, or what the table and the stated changes together give for a series that is released again and again. */
function rowsOf(tables: Tables, table: TableName): FigureRow[] {
  if (!vintageTables.includes(table)) return tables[table] as unknown as FigureRow[];
  const derive = (from: Tables) =>
    deriveVintages(from, table as VintageTable).map((row) => ({ ...row, period: row.date }));
  return deriveOnce(tableDefinitions[table], derive, tables);
}

/** Throws where the table or a column does not exist. What is counted needs none for its value. */
export function checkSelector({ kind, table, where, column }: Selector): void {
  const name = tableNames.find((other) => other === table);
  if (!name) throw new ExpressionError(table, `the name of a table of data/: ${tableNames.join(', ')}`);
  const columns = Object.keys(tableDefinitions[name].columns);
  const named = [...where.map((one) => one.column), ...(kind === 'count' ? [] : [column])];
  const unknown = named.find((other) => !columns.includes(other));
  if (unknown) throw new ExpressionError(unknown, `a column of ${table}.csv: ${columns.join(', ')}`);
}

/** The rows that fit, in the order of the table. */
export function findRows(tables: Tables, { table, where }: Selector): FigureRow[] {
  const isMatch = (row: FigureRow) =>
    where.every(({ column, holds }) => {
      const cell = row[column];
      return Array.isArray(cell) ? cell.some(holds) : holds(formatCell(cell));
    });
  return rowsOf(tables, table as TableName).filter(isMatch);
}

/** Whether the site follows one row of several, and those of other sources stand next to it. */
export const isFollowed = ({ table, where }: Selector): boolean =>
  'preferred' in tableDefinitions[table as TableName].columns &&
  !where.some(({ column }) => column === 'preferred');

/** What the rows that fit are about, one by one, each with all of its publications. */
export function selectAll(tables: Tables, selector: Selector): Selected[] {
  const { table, column } = selector;
  const about = tableDefinitions[table as TableName].key.filter((name) => !ofPublication.includes(name));
  const groups = Map.groupBy(findRows(tables, selector), (row) =>
    about.map((name) => formatCell(row[name])).join(' · '),
  );
  return [...groups.values()]
    .map((group): Selected => {
      const rows = order(tables, selector, group) as Selected['rows'];
      const value = asValue(rows[0][column]);
      const text = typeof value === 'string' ? value : formatFigure(value, column);
      return { rows, value, text, as_at: formatWhen(tables, rows[0]) };
    })
    .toSorted((a, b) => timeOf(a.rows[0]).localeCompare(timeOf(b.rows[0])));
}

/** The newest publication first, or the one that the site follows. */
function order(tables: Tables, selector: Selector, rows: FigureRow[]): FigureRow[] {
  if (isFollowed(selector)) return rows.toSorted((a, b) => Number(b.preferred) - Number(a.preferred));
  const { table } = selector;
  const dated = rows.map((row) => ({ row, released: publish(tables, table, row, '').released }));
  const oldestFirst = (vintages(dated, () => table)[0] ?? []).map(({ row }) => row);
  const counted = vintageTables.includes(table)
    ? countedOf(tables, oldestFirst as unknown as Vintage[])
    : oldestFirst;
  return counted.toReversed() as FigureRow[];
}

/** The one figure that the rows are about. Throws where there is none, or where they are about several. */
export function selectOne(tables: Tables, selector: Selector): Selected {
  const [one, other, ...others] = selectAll(tables, selector);
  if (!one) throw new Error(`no row: ${describeSelector(selector)}`);
  if (!other) return one;
  const differing = tableDefinitions[selector.table as TableName].key.flatMap((name) => {
    const [cell, otherCell] = [one, other].map(({ rows: [row] }) => formatCell(row[name]));
    return cell === otherCell ? [] : [`${name} “${cell}” and “${otherCell}”`];
  });
  throw new Error(`${others.length + 2} figures, ${describeSelector(selector)}: ${differing.join(', ')}`);
}

const timeOf = (row: FigureRow): string =>
  [row.period, row.date, row.as_of, row.start_date].map(formatCell).find(Boolean) ?? '';

/** A year to March is named as one, 2019/20; any other time is written out. */
function formatTime(time: string): string {
  const [, start, end] = /^(\d{4})-04\/(\d{4})-03$/.exec(time) ?? [];
  return Number(end) - Number(start) === 1 ? formatFinancialYear(time) : formatPeriod(time);
}

/** The day or the period of a row; of a survey the month in which it ended, or began where its end is not known. */
export function formatWhen(tables: Tables, row: FigureRow): string {
  if (row.survey_id === undefined) return formatTime(timeOf(row));
  const asked = tables.surveys.find(({ survey_id }) => survey_id === row.survey_id);
  return formatDate((asked?.field_end ?? asked?.field_start ?? '').slice(0, 7));
}

/** A figure as a row publishes it. Where the row does not say when, its source does. */
export function publish(
  tables: Tables,
  table: string,
  row: FigureRow,
  text: string,
  label: string | null = null,
): Publication {
  const { source_id, as_quoted, worked_out } = row;
  const sources = findSources(tables, source_id);
  const published = sources[0]?.published ?? null;
  const released = row.released === undefined ? published : row.released;
  const publisher = namePublisher(row, sources[0]);
  const cited = [
    publisher,
    formatPublished(released ?? published)?.replace('-', '–'),
    as_quoted && 'quoting a release of the Home Office that we have not seen',
    sources.every(({ standing }) => standing === 'mirror') && 'seen in a copy only',
  ];
  return {
    text,
    label,
    publisher,
    released,
    cited: cited.filter(Boolean).join(', '),
    source_id,
    table: worked_out ? 'worked-out' : table,
    row: row.row,
    worked_out: worked_out ? formatFormula(worked_out) : null,
  };
}

/** Who published a row, in words: the release itself where this is a copy of it, and the Home Office, too, where another text quotes it. */
function namePublisher(
  { release = '', release_of }: FigureRow,
  source: Tables['sources'][number] | undefined,
): string {
  const { publisher = '', standing } = source ?? {};
  if (release_of && standing !== 'official') return `Home Office figures in ${publisher}`;
  return release.endsWith(` via ${publisher}`) ? release.replace(/^HO/, 'Home Office') : publisher;
}
