/** One cell as the file holds it, and as a person sees it. An empty cell is undefined. */
export interface Cell {
  kind: 'text' | 'number' | 'date' | 'flag' | 'error';
  /** What the cell shows: “1,299”, “43.6%”, “Mar-17”. */
  text: string;
  /** What it holds, where that is a number. */
  value?: number;
  /** Where it is a date: its day, 2017-03-31. */
  day?: string;
  /** A date that shows month and year alone. */
  withoutDay?: boolean;
  /** Shown with a percent sign: 0.436 is 43.6%. */
  percent?: boolean;
}

/** Rows and columns that are merged into one, counted from 0, the last ones included. */
export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export interface Sheet {
  /** Empty for a CSV, which has one sheet without a name. */
  name: string;
  rows: (Cell | undefined)[][];
  merges: Merge[];
  /** Rows and columns were exchanged for reading; places are still named as in the file. */
  turned?: boolean;
}

export interface Workbook {
  file: string;
  kind: 'CSV' | 'XLSX' | 'ODS';
  sheets: Sheet[];
  /** Accidents that do no harm, for the editor to know. */
  remarks: string[];
}

/** A place as a spreadsheet names it, from row and column counted from 0: Table_2!B12, or B12 in a CSV. */
export function nameCell(sheet: Sheet, row: number, column: number): string {
  const [down, across] = sheet.turned ? [column, row] : [row, column];
  const cell = `${nameColumn(across)}${down + 1}`;
  return sheet.name === '' ? cell : `${sheet.name}!${cell}`;
}

export function nameColumn(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? nameColumn(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

export const cellAt = (sheet: Sheet, row: number, column: number): Cell | undefined =>
  sheet.rows[row]?.[column];

/** The text of a cell without the spaces around it; empty where there is no cell. */
export const textAt = (sheet: Sheet, row: number, column: number): string =>
  cellAt(sheet, row, column)?.text.trim() ?? '';

/** The sheet with rows and columns exchanged. */
export function turnSheet(sheet: Sheet): Sheet {
  const width = sheet.rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  return {
    name: sheet.name,
    rows: Array.from({ length: width }, (_, column) => sheet.rows.map((row) => row[column])),
    merges: sheet.merges.map(({ top, left, bottom, right }) => ({
      top: left,
      left: top,
      bottom: right,
      right: bottom,
    })),
    turned: !sheet.turned,
  };
}
