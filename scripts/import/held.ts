import Papa from 'papaparse';
import { type TableName, tableNames } from '../../src/figures/tables/index.ts';

/** A row as it stands in data/, as text. */
export interface HeldRow {
  /** Row of the spreadsheet, where the header is row 1. */
  row: number;
  cells: Record<string, string>;
}

export type Held = Record<TableName, HeldRow[]>;

/** All rows of data/ as text. The data run has found them in order before. */
export function readHeld(readFile: (path: string) => Uint8Array): Held {
  const read = (name: TableName): HeldRow[] => {
    const { data } = Papa.parse<Record<string, string>>(
      new TextDecoder().decode(readFile(`data/${name}.csv`)),
      { header: true, skipEmptyLines: true },
    );
    return data.map((cells, index) => ({ row: index + 2, cells }));
  };
  return Object.fromEntries(tableNames.map((name) => [name, read(name)])) as Held;
}
