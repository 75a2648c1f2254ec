import Papa from 'papaparse';
import { type TableName, tableNames } from '../../src/figures/tables/index.ts';

type Cells = Record<string, string>;

/** A row of a table as text. */
export interface CsvRow {
  /** Row of the spreadsheet, where the header is row 1. */
  row: number;
  cells: Cells;
}

export type CsvTables = Record<TableName, CsvRow[]>;

export function parseCsvRows(text: string): CsvRow[] {
  const { data } = Papa.parse<Cells>(text, { header: true, skipEmptyLines: true });
  return data.map((cells, index) => ({ row: index + 2, cells }));
}

/** All rows of data/ as text. */
export function loadCsvTables(readFile: (path: string) => Uint8Array): CsvTables {
  const load = (name: TableName) => parseCsvRows(new TextDecoder().decode(readFile(`data/${name}.csv`)));
  return Object.fromEntries(tableNames.map((name) => [name, load(name)])) as CsvTables;
}

/** The text of a CSV with rows added at its end; what is there stays byte for byte. */
export function appendCsvRows(text: string, rows: readonly Cells[]): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const [columns = []] = Papa.parse<string[]>(text, { preview: 1 }).data;
  const added = Papa.unparse(
    rows.map((cells) => columns.map((column) => cells[column] ?? '')),
    { newline },
  );
  return `${text.replace(/\r?\n$/, '')}${newline}${added}${newline}`;
}
