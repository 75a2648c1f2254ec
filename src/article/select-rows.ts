import {
  countedOf,
  deriveVintages,
  seriesKeyOf,
  type Vintage,
  vintages,
  type VintageTable,
} from '../data/as-of.ts';
import { findSources, formatPublished } from '../data/cite.ts';
import { deriveOnce } from '../data/derive-once.ts';
import { formatDate, formatFinancialYear, formatFormula, formatPeriod } from '../data/format.ts';
import type { Publication } from '../data/generated.ts';
import { tableDefinitions, tableNames, type TableName, type Tables } from '../data/tables/index.ts';
import { ExpressionError, type Selector } from './expression.ts';

/** The columns on publication that a row of any table may have. */
interface SourcedRow {
  row: number;
  source_id: string[];
  release?: string;
  release_of?: string | null;
  released?: string | null;
  as_quoted?: boolean | null;
  worked_out?: string | null;
}

type Cell = string | number | boolean | string[] | null | undefined;
export type FigureRow = SourcedRow & Record<string, Cell>;

/** One figure, with the rows in which it was published. */
export interface Selected {
  /** The newest first, or the one that the site follows. */
  rows: [FigureRow, ...FigureRow[]];
  /** Of the first row. A cell with words is kept as it is. */
  value: number | string;
  /** When it was true, as a reader writes it. */
  as_at: string;
  /** Whether the further rows are those of other sources next to the one that the site follows. */
  isFollowed: boolean;
}

const vintageTables: string[] = ['armed-officers', 'operations'] satisfies VintageTable[];

/** Columns that distinguish not what a row is about, but who published it and as what. */
const ofPublication = ['source_id', 'release', 'released', 'value', 'percent', 'formula'];

const asCell = (value: Cell): string => {
  if (typeof value === 'boolean') return value ? '1' : '0';
  return value === null || value === undefined ? '' : String(value);
};

/** A cell of figures as a number, also where its column may hold words. */
function asValue(cell: Cell): number | string {
  const text = asCell(cell);
  return text === '' || Number.isNaN(Number(text)) ? text : Number(text);
}

export const describeSelector = ({ table, where, column }: Selector): string =>
  [
    `${table}.csv`,
    ...where.flatMap(({ values, range }) =>
      range ? `${range.from} to ${range.to || 'now'}` : values.join(' or '),
    ),
    column !== 'value' && column !== 'percent' && column,
  ]
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
    where.every(({ column, values, range }) => {
      const cell = row[column];
      if (Array.isArray(cell)) return values.some((value) => cell.includes(value));
      const text = asCell(cell);
      if (!range) return values.includes(text);
      return text >= range.from && (range.to === '' || text <= range.to);
    });
  return rowsOf(tables, table as TableName).filter(isMatch);
}

/** What the rows that fit are about, one by one, each with all of its publications. */
export function selectAll(tables: Tables, selector: Selector): Selected[] {
  const { table, where, column } = selector;
  const { key } = tableDefinitions[table as TableName];
  const about = key.filter((name) => !ofPublication.includes(name));
  const groups = Map.groupBy(findRows(tables, selector), (row) =>
    vintageTables.includes(table)
      ? seriesKeyOf(row as unknown as Vintage)
      : about.map((name) => asCell(row[name])).join(' · '),
  );
  return [...groups.values()]
    .map((group): Selected => {
      const isFollowed = 'preferred' in (group[0] ?? {}) && !where.some((one) => one.column === 'preferred');
      const rows = order(tables, table, group, isFollowed) as Selected['rows'];
      return { rows, value: asValue(rows[0][column]), as_at: formatWhen(tables, rows[0]), isFollowed };
    })
    .toSorted((a, b) => timeOf(a.rows[0]).localeCompare(timeOf(b.rows[0])));
}

/** The newest publication first, or the one that the site follows. */
function order(tables: Tables, table: string, rows: FigureRow[], isFollowed: boolean): FigureRow[] {
  if (isFollowed) return rows.toSorted((a, b) => Number(b.preferred) - Number(a.preferred));
  const dated = rows.map((row) => ({ row, released: publish(tables, table, row, '').released }));
  const oldestFirst = (vintages(dated, () => table)[0] ?? []).map(({ row }) => row);
  const counted = vintageTables.includes(table)
    ? countedOf(tables, oldestFirst as unknown as Vintage[])
    : oldestFirst;
  return counted.toReversed() as FigureRow[];
}

/** The one figure that the rows are about. Throws where there is none, or where they are about several. */
export function selectOne(tables: Tables, selector: Selector): Selected {
  const [one, ...others] = selectAll(tables, selector);
  if (!one) throw new Error(`no row: ${describeSelector(selector)}`);
  const [other] = others;
  if (other) {
    const { key } = tableDefinitions[selector.table as TableName];
    const differing = key.filter((name) => asCell(one.rows[0][name]) !== asCell(other.rows[0][name]));
    const listed = differing.map(
      (name) => `${name} “${asCell(one.rows[0][name])}” and “${asCell(other.rows[0][name])}”`,
    );
    throw new Error(`${others.length + 1} figures, ${describeSelector(selector)}: ${listed.join(', ')}`);
  }
  return one;
}

const timeOf = (row: FigureRow): string =>
  [row.period, row.date, row.as_of, row.start_date].map(asCell).find(Boolean) ?? '';

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
  sourced: SourcedRow,
  text: string,
  label: string | null = null,
): Publication {
  const { row, source_id, as_quoted, worked_out } = sourced;
  const sources = findSources(tables, source_id);
  const published = sources[0]?.published ?? null;
  const released = sourced.released === undefined ? published : sourced.released;
  const publisher = namePublisher(sourced, sources[0]);
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
    row,
    worked_out: worked_out ? formatFormula(worked_out) : null,
  };
}

/** Who published a row, in words: the release itself where this is a copy of it, and the Home Office, too, where another text quotes it. */
function namePublisher(
  { release = '', release_of }: SourcedRow,
  source: Tables['sources'][number] | undefined,
): string {
  const { publisher = '', standing } = source ?? {};
  if (release_of && standing !== 'official') return `Home Office figures in ${publisher}`;
  return release.endsWith(` via ${publisher}`) ? release.replace(/^HO\b/, 'Home Office') : publisher;
}
