import { writeCsv } from '../data/csv.ts';
import { notesOnTable } from '../data/table-notes.ts';
import { type TableName, tableDefinitions, tableNames, type Tables } from '../data/tables/index.ts';

/** The tables that are offered whole: all but the list of this site’s own addresses and of what charts show, which hold no figure. */
export const offeredTables = tableNames.filter((name) => !['addresses', 'chart-answers'].includes(name));

type Value = string | number | boolean | string[] | null;

/**
 * The rows of a table as they are offered: its own columns alone, in the order of data/, where row 2 is the first. The
 * address of a source that is not to be linked is left out.
 */
export function offeredRows(tables: Tables, name: TableName): Record<string, Value>[] {
  const columns = Object.keys(tableDefinitions[name].columns);
  const rows: Record<string, unknown>[] =
    name === 'sources'
      ? tables.sources.map((source) => (source.link ? source : { ...source, url: null }))
      : tables[name];
  return rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column] as Value])));
}

/** What a table is, and what must not be joined in it. */
export const describeOfferedTable = (tables: Tables, name: TableName): string =>
  [tableDefinitions[name].about, ...notesOnTable(tables, name)].join(' ');

/** As in data/: a list has semicolons between, yes and no are 1 and 0, and what is not known is empty. */
export function dataCsv(tables: Tables, name: TableName): string {
  const rows = offeredRows(tables, name).map((row) =>
    Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, asText(cell)])),
  );
  return writeCsv(rows, Object.keys(tableDefinitions[name].columns));
}

function asText(cell: Value): string | number | null {
  if (typeof cell === 'boolean') return cell ? 1 : 0;
  return Array.isArray(cell) ? cell.join(';') : cell;
}

export const dataJson = (tables: Tables, name: TableName): string =>
  `${JSON.stringify({ name, description: describeOfferedTable(tables, name), rows: offeredRows(tables, name) }, null, 1)}\n`;
