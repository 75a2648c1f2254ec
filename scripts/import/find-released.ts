import { isCover } from './book.ts';
import { tidy } from './labels.ts';
import { findTimesInCell } from './read-time.ts';
import { type Cell, nameCell, type Sheet, type Workbook } from './workbook.ts';

/** The day on which a release says that it came out, and where it says so. */
export interface Released {
  day: string;
  at: string;
  text: string;
}

const says = /\bpublished\b|publication date|date of publication|release date|date released|\breleased on\b/i;
const updated = /last updated|date updated/i;
const rowsLooked = 40;

/** What says “Published”; else the newest day under “Last updated”. Covers are looked at before tables. */
export function findReleased({ sheets }: Workbook): Released | undefined {
  const inOrder = [...sheets.filter(isCover), ...sheets.filter((sheet) => !isCover(sheet))];
  return (
    inOrder.flatMap((sheet) => besideWords(sheet, says)).at(0) ??
    inOrder
      .flatMap((sheet) => underHeading(sheet, updated))
      .toSorted((a, b) => (a.day < b.day ? 1 : -1))
      .at(0)
  );
}

function besideWords(sheet: Sheet, words: RegExp): Released[] {
  return sheet.rows.slice(0, rowsLooked).flatMap((cells, row) =>
    cells.flatMap((cell, column) => {
      if (!cell || !words.test(cell.text) || /next/i.test(cell.text)) return [];
      return [column, column + 1, column + 2]
        .flatMap((place) => dayAt(sheet, row, place, cells[place], cell))
        .slice(0, 1);
    }),
  );
}

function underHeading(sheet: Sheet, words: RegExp): Released[] {
  const headings = sheet.rows
    .slice(0, rowsLooked)
    .flatMap((cells, row) =>
      cells.flatMap((cell, column) => (cell && words.test(cell.text) ? [{ cell, row, column }] : [])),
    );
  return headings.flatMap(({ cell, row, column }) =>
    sheet.rows
      .slice(row, row + rowsLooked)
      .flatMap((cells, down) => dayAt(sheet, row + down, column, cells[column], cell)),
  );
}

function dayAt(sheet: Sheet, row: number, column: number, cell: Cell | undefined, words: Cell): Released[] {
  const time = cell && findTimesInCell(cell).times.find(({ is }) => is === 'day');
  if (!cell || time?.is !== 'day') return [];
  return [
    {
      day: time.day,
      at: nameCell(sheet, row, column),
      text: cell === words ? tidy(cell.text) : `${tidy(words.text)} ${tidy(cell.text)}`,
    },
  ];
}
