import { findGrid } from './find-grid.ts';
import { keyOf, tidy } from './labels.ts';
import type { Look } from './mappings.ts';
import type { PlaceOf } from './rows-of-places.ts';
import type { Kind } from './subject.ts';
import type { Sheet, Workbook } from './workbook.ts';

/** What all sheets of a workbook share. */
export interface Book {
  file: string;
  placeOf: PlaceOf;
  look: Look;
  /** The kind with its group spelt as the table has it; nothing where no group of the table is meant. */
  spell: (kind: Kind) => Kind | undefined;
  /** The words of its covers and lists of contents. */
  words: string;
  /** What the list of contents says of a sheet, found by the sheet’s title: “Table 1”, “Police officers”, “Year ending 31 March 2018”. */
  contentsOf: (title: string) => string[];
}

/** A sheet of words: a cover, a list of the tables, notes. */
export const isCover = (sheet: Sheet): boolean =>
  /^(?:index|contents?|cover|notes?|information|read.?me|metadata|glossary|introduction|title)/i.test(
    sheet.name.replace(/[_ ]/g, ''),
  );

export function describeBook(
  { file, sheets }: Workbook,
  { placeOf, look, spell }: Pick<Book, 'placeOf' | 'look' | 'spell'>,
): Book {
  const covers = sheets.filter(
    (sheet) => isCover(sheet) || (sheets.length > 1 && findGrid(sheet) === undefined),
  );
  const lines = covers.flatMap(linesOf);
  return {
    file,
    placeOf,
    look,
    spell,
    words: lines.map((line) => line.join(' ')).join('\n'),
    contentsOf: (title) =>
      lines.find((line) => line.some((cell) => cell.length > 15 && keyOf(title).includes(keyOf(cell)))) ?? [],
  };
}

const isPublication = (text: string) =>
  /updated|publi(?:shed|cation)|release(?:d| date)|copyright/i.test(text);

/** The lines of a cover, without the days on which something was published: these are no times of figures. */
function linesOf(sheet: Sheet): string[][] {
  const dates = sheet.rows.flatMap((row) =>
    row.flatMap((cell, column) => (cell && isPublication(cell.text) && column > 0 ? [column] : [])),
  );
  return sheet.rows.map((row) =>
    row.flatMap((cell, column) =>
      cell && !isPublication(cell.text) && !dates.includes(column) ? [tidy(cell.text)] : [],
    ),
  );
}
