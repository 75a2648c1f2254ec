import * as XLSX from '@e965/xlsx';
import Papa from 'papaparse';
import { parseDate } from '../../src/data/format.ts';
import type { TableName } from '../../src/data/tables/index.ts';
import { type DataError, fail, messageOf } from '../data/data-error.ts';

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

/**
 * A published workbook, read by cells such as `Table_2!B12`. Whatever is not as a loader expects is collected, one error
 * a cell, so that an editor sees all of it at once.
 */
export class Workbook {
  readonly file: string;
  readonly #book: XLSX.WorkBook;
  readonly #layoutErrors = new Map<string, DataError>();
  readonly #figureErrors = new Map<string, DataError>();

  constructor(file: string, bytes: Uint8Array) {
    this.file = file;
    this.#book = openWorkbook(file, bytes);
  }

  get sheetNames(): string[] {
    return this.#book.SheetNames;
  }

  /** What was refused. Where the layout is not the expected one, figures were read from the wrong cells. */
  get errors(): DataError[] {
    return [...(this.#layoutErrors.size > 0 ? this.#layoutErrors : this.#figureErrors).values()];
  }

  lastRow(sheet: string): number {
    return this.#rangeOf(sheet).e.r + 1;
  }

  /** What a cell holds, with single spaces; a date as 2017-03-31; an empty cell as ''. */
  text(cell: string): string {
    return formatCell(this.#valueOf(cell)).replaceAll(/\s+/g, ' ').trim();
  }

  number(cell: string): number {
    const value = this.#valueOf(cell);
    if (typeof value === 'number' && value >= 0) return value;
    this.refuse(cell, 'a number, 0 or more', 'look in the notes of the file for what the entry means');
    return NaN;
  }

  count(cell: string): number {
    const value = this.number(cell);
    if (value % 1 > 0) this.refuse(cell, 'a whole number', 'look in the notes of the file for the reason');
    return value;
  }

  /** The day that a cell gives: “13 December 2018” or “13/04/2017”. */
  day(cell: string, prefix = ''): string {
    const text = this.text(cell).replace(prefix, '');
    const day = parseDate(text) ?? text.split('/').toReversed().join('-');
    if (!/^\d{4}-\d\d-\d\d$/.test(day))
      this.refuse(cell, `${prefix}13 December 2018, or another day`, 'take the file as it was published');
    return day;
  }

  expectText(cell: string, expected: string, read = (text: string) => text): void {
    if (read(this.text(cell)) === expected) return;
    const fix = 'take the file as it was published, or write a loader for the new layout';
    this.#layoutErrors.set(
      cell,
      this.#errorIn(cell, expected === '' ? 'an empty cell' : `“${expected}”`, fix),
    );
  }

  /** Checks the texts of a header row, in order and without its empty cells; returns the column of each. */
  expectHeader(sheet: string, row: number, expected: readonly string[]): Map<string, string> {
    const columns = Array.from({ length: this.#rangeOf(sheet).e.c + 1 }, (_, index) =>
      XLSX.utils.encode_col(index),
    ).filter((column) => this.text(`${sheet}!${column}${row}`) !== '');
    for (const [index, column] of columns.entries())
      this.expectText(`${sheet}!${column}${row}`, expected[index] ?? '');
    for (const text of expected.slice(columns.length)) this.expectText(`${sheet}!A${row}`, text);
    return new Map(columns.map((column, index) => [expected[index] ?? '', column]));
  }

  /** Checks a total against its terms. What is no number is refused where it is read. */
  expectSum(total: string, terms: readonly string[]): void {
    const sum = terms.reduce((sum, term) => sum + Number(this.#valueOf(term)), 0);
    const value = Number(this.#valueOf(total));
    if (Number.isNaN(value) || Number.isNaN(sum) || value === sum) return;
    const cells = terms.map((term) => term.slice(term.indexOf('!') + 1)).join(' + ');
    const expected = `${sum}, which is ${cells}`;
    this.refuse(total, expected, 'ask the publisher which of these cells is right');
  }

  /** Refuses a figure. */
  refuse(cell: string, expected: string, fix: string): void {
    this.#figureErrors.set(cell, this.#errorIn(cell, expected, fix));
  }

  /** The first sheet as a CSV, its cells as they are. */
  toCsv(): string {
    const sheet = this.#book.Sheets[this.sheetNames[0] ?? ''] ?? {};
    const rows = XLSX.utils.sheet_to_json<XLSX.CellObject['v'][]>(sheet, {
      header: 1,
      defval: '',
      UTC: true,
    });
    return Papa.unparse(rows.map((row) => row.map(formatCell)));
  }

  #errorIn(cell: string, expected: string, fix: string): DataError {
    return { file: this.file, column: cell, received: this.text(cell), expected, fix };
  }

  #rangeOf(sheet: string): XLSX.Range {
    return XLSX.utils.decode_range(this.#book.Sheets[sheet]?.['!ref'] ?? 'A1');
  }

  #valueOf(cell: string): XLSX.CellObject['v'] {
    const [sheet = '', address = ''] = cell.split('!');
    return (this.#book.Sheets[sheet]?.[address] as XLSX.CellObject | undefined)?.v;
  }
}

/** A cell may be a date that is none: “Invalid Date”. */
const formatCell = (value: XLSX.CellObject['v']): string =>
  value instanceof Date && !Number.isNaN(value.valueOf())
    ? value.toISOString().slice(0, 10)
    : String(value ?? '');

function openWorkbook(file: string, bytes: Uint8Array): XLSX.WorkBook {
  // The library writes to the console of number formats that it reads in part; only values are taken from it.
  const { error } = console;
  console.error = () => undefined;
  try {
    return XLSX.read(bytes, { type: 'array', cellDates: true, UTC: true });
  } catch (cause) {
    return fail(file, {
      received: messageOf(cause),
      expected: 'a workbook that opens, XLSX or ODS',
      fix: 'download it again',
    });
  } finally {
    console.error = error;
  }
}
