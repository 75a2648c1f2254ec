import { labelOf } from './labels.ts';
import { isMark, isSign } from './read-number.ts';
import { findTimesInCell } from './read-time.ts';
import { type Cell, cellAt, type Sheet } from './workbook.ts';

/** Where the figures of a sheet stand, and the words around them. Rows and columns are counted from 0. */
export interface Grid {
  /** Columns whose cells name the rows. */
  labels: number[];
  columns: { column: number; heading: Cell[] }[];
  /** Rows with figures. */
  body: number[];
  /** All words above the figures: the title first. */
  above: string[];
  /** Those of them that stand in no row of headings. */
  titles: string[];
  /** All words below. */
  below: string[];
}

/** A number, or a sign in place of one. */
const looksCounted = (cell: Cell | undefined): boolean =>
  cell !== undefined &&
  (cell.kind === 'number' ||
    (cell.kind === 'text' &&
      (isSign(cell.text) || /^-?\d[\d.,\s]*%?(?:\s*\[?\(?[rpe]\)?\]?)?$/i.test(cell.text))));

const isYear = (cell: Cell | undefined): boolean =>
  cell?.kind === 'date' ||
  (cell?.kind === 'number' && findTimesInCell(cell).times.length > 0) ||
  (cell?.kind === 'text' && /^(?:19|20)\d\d(?:[/-]\d\d(?:\d\d)?)?$/.test(labelOf(cell.text)));

/** Below the figures stand notes and sources. */
const endsBody = (text: string): boolean =>
  /^(?:notes?|sources?|footnotes?)\s*(?:[:\d]|$|-)|^source\b/i.test(text);

/**
 * Finds header rows, columns of labels and rows of figures. Nothing where the sheet holds no block of numbers beside words.
 * A row of years is a header, not figures, though it is made of numbers.
 */
export function findGrid(sheet: Sheet): Grid | undefined {
  const { first, end } = findBody(sheet);
  if (first === undefined) return undefined;
  const rows = Array.from({ length: end - first }, (_, index) => first + index);
  const { labels, columns } = sortColumns(sheet, rows);
  if (columns.length === 0 || labels.length === 0) return undefined;

  const isFilled = (row: number) => columns.some((column) => cellAt(sheet, row, column) !== undefined);
  const isCounted = (row: number) => columns.some((column) => looksCounted(cellAt(sheet, row, column)));
  const headers = Array.from({ length: first }, (_, row) => row).filter(isFilled);
  const inner = rows.filter((row) => isFilled(row) && !isCounted(row));
  return {
    labels,
    columns: columns.map((column) => ({
      column,
      heading: [
        ...headingOf(sheet, headers, columns, column),
        ...inner.flatMap((row) => cellAt(sheet, row, column) ?? []),
      ],
    })),
    body: rows.filter(isCounted),
    above: textsOf(sheet.rows.slice(0, first)),
    titles: textsOf(sheet.rows.slice(0, first).filter((_, row) => !headers.includes(row))),
    below: textsOf(sheet.rows.slice(end)),
  };
}

/** The first row of figures, and the row after the last. */
function findBody(sheet: Sheet): { first: number | undefined; end: number } {
  const counted = sheet.rows.map((row) =>
    row.flatMap((cell, column) => (looksCounted(cell) ? [column] : [])),
  );
  const isHeader = (row: number) =>
    (counted[row] ?? []).every((column) => isYear(cellAt(sheet, row, column)));
  const isLabelled = (row: number) => {
    const cells = sheet.rows[row] ?? [];
    const label = cells.findIndex((cell) => cell !== undefined && (!looksCounted(cell) || isYear(cell)));
    return label !== -1 && (counted[row] ?? []).some((column) => column > label);
  };
  const first = sheet.rows.findIndex((_, row) => isLabelled(row) && !isHeader(row));
  if (first === -1) return { first: undefined, end: 0 };
  const ends = sheet.rows.findIndex(
    (cells, row) =>
      row > first &&
      counted[row]?.length === 0 &&
      endsBody(cells.find((cell) => cell !== undefined)?.text.trim() ?? ''),
  );
  return { first, end: ends === -1 ? sheet.rows.length : ends };
}

/** Columns of numbers, and those that name the rows: all before the first column of numbers, and later ones that are filled with words. */
function sortColumns(sheet: Sheet, rows: number[]): { labels: number[]; columns: number[] } {
  const width = rows.reduce((widest, row) => Math.max(widest, sheet.rows[row]?.length ?? 0), 0);
  const filled = Array.from({ length: width }, (_, column) =>
    rows.map((row) => cellAt(sheet, row, column)).filter((cell) => cell !== undefined),
  );
  const all = filled.flatMap((cells, column) => (cells.length > 0 ? [column] : []));
  const share = (column: number, test: (cell: Cell) => boolean) =>
    (filled[column] ?? []).filter(test).length / (filled[column] ?? []).length;
  const leftmost = all[0] ?? 0;
  const columns = all.filter((column) => column > leftmost && share(column, looksCounted) > 0.5);
  const first = columns[0] ?? width;
  const labels = all
    .filter((column) => !columns.includes(column) && share(column, (cell) => isMark(cell.text)) < 1)
    .filter((column) => column < first || (filled[column] ?? []).length * 2 > rows.length);
  return { labels, columns };
}

const textsOf = (rows: Sheet['rows']): string[] =>
  rows.flatMap((cells) => cells.flatMap((cell) => (cell ? [cell.text.trim()] : [])));

/**
 * The cells that head a column, top to bottom. A merged cell heads all its columns; a cell with empty ones after it heads
 * these too, where headings of their own stand below.
 */
function headingOf(sheet: Sheet, headers: number[], columns: number[], column: number): Cell[] {
  const last = headers.at(-1) ?? 0;
  return headers.flatMap((row) => {
    const own = cellAt(sheet, row, column);
    if (own) return own;
    const merge = sheet.merges.find(
      ({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right,
    );
    if (merge) return (merge.top === row && cellAt(sheet, merge.top, merge.left)) || [];
    if (row === last || cellAt(sheet, last, column) === undefined) return [];
    const leftward = columns.findLast((other) => other < column && cellAt(sheet, row, other) !== undefined);
    return leftward === undefined ? [] : (cellAt(sheet, row, leftward) ?? []);
  });
}
