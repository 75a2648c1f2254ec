import type { TableName } from '../../src/data/tables/index.ts';
import type { Workbook } from './workbook.ts';

/** A row that a file gives a table. */
export interface LoadedRow {
  table: TableName;
  /** Where the file has it: `Table_2!B12`, or `row 12`. */
  cell: string;
  /** Without the columns that name the publication, which are the same for a whole workbook. */
  cells: Record<string, string>;
}

/** Reads one published file, and refuses whatever differs from the layout that it names. */
export interface Loader {
  /** The name of its file in scripts/sources/. */
  id: string;
  /** What it reads, for an editor. */
  about: string;
  /** By these sheets and this title the file is recognised. */
  sheets: readonly string[];
  title: { cell: string; text: string };
  /** Follows the day in the name of the release: “HO 26 Jul 2023 open data”. */
  releaseSuffix?: string;
  load(workbook: Workbook): LoadedRow[];
  /** The day of publication, where the file gives it. */
  released?(workbook: Workbook): string;
}
