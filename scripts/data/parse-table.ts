import { isUtf8 } from 'node:buffer';
import type { z } from 'astro/zod';
import Papa from 'papaparse';
import { factsOf, type TableDefinition } from '../../src/data/schema.ts';
import { formatCount } from '../../src/data/format.ts';
import type { DataError } from './data-error.ts';

type Cell = string | number | boolean | string[] | null;
type Row = Record<string, Cell> & { row: number };

export interface ParsedTable {
  /** The rows of which every cell fits. */
  rows: Row[];
  /** All rows, with those cells alone that fit. */
  known: Row[];
  errors: DataError[];
}

/** An error in the one file that is parsed. */
type FileError = Omit<DataError, 'file'>;

/**
 * Parses one CSV of data/ into typed rows. Never throws on what a file holds: all that does not fit comes back as errors.
 * An empty cell becomes null; nothing else is guessed, trimmed or corrected.
 */
export function parseTable(definition: TableDefinition, bytes: Uint8Array): ParsedTable {
  const inFile = (errors: FileError[]) =>
    errors.map((error) => ({ file: `data/${definition.name}.csv`, ...error }));
  const refuse = (...errors: FileError[]) => ({ rows: [], known: [], errors: inFile(errors) });
  if (!isUtf8(bytes)) return refuse(findEncodingError(bytes));
  // Files that Windows or an old Mac has written, or that several have, come to the same.
  const decoded = new TextDecoder().decode(bytes).replaceAll(/\r\n?/g, '\n');
  const spoilt = findSpoiltHeader(definition, decoded);
  if (spoilt) return refuse(spoilt);
  const text = decoded.replace(/\n$/, '');
  const parsed = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n', skipEmptyLines: false });
  const [header = [], ...records] = parsed.data;
  const broken = findBrokenQuote(decoded) ?? checkHeader(definition, header);
  if (broken.length > 0) return refuse(...broken);
  const columns = Object.entries(definition.columns).map(([name, column]) => ({
    name,
    column,
    index: header.indexOf(name),
  }));
  const checked = records.map((record, index) => parseRow(columns, record, index + 2));
  const rows = checked.flatMap(({ values, errors }) => (errors.length === 0 ? [values] : []));
  return {
    rows,
    known: checked.map(({ values }) => values),
    errors: inFile([...checked.flatMap(({ errors }) => errors), ...findDuplicates(definition, rows)]),
  };
}

/** Spreadsheets on Windows write two other codes: UTF-16 begins with a mark, and the other shows in single characters, such as a £. */
function findEncodingError(bytes: Uint8Array): FileError {
  const advice = { expected: 'a file saved as UTF-8', fix: 'save it again as “CSV UTF-8”' };
  if (['255 254', '254 255'].includes(`${bytes[0]} ${bytes[1]}`))
    return { received: 'a file saved as UTF-16, also called Unicode text', ...advice };
  const line = new TextDecoder()
    .decode(bytes)
    .split('\n')
    .findIndex((text) => text.includes('\uFFFD'));
  const seen = new TextDecoder('windows-1252').decode(bytes).split('\n')[line] ?? '';
  const [word] = /[^\s,]*[^\u0000-\u007F][^\s,]*/.exec(seen) ?? [seen];
  return { row: line + 1, received: `${word}, if the file was saved as Windows-1252`, ...advice };
}

/** The first quotation mark that no partner closes at the end of its cell: where the cells after it end is not known. */
function findBrokenQuote(text: string): FileError[] | undefined {
  const cell = /(?:"[^"]*(?:""[^"]*)*"|(?!")[^,\n]*)(?:(,)|\n|$)/y;
  for (let row = 1; cell.lastIndex < text.length;) {
    const start = cell.lastIndex;
    const found = cell.exec(text);
    if (!found)
      return [
        {
          row,
          received: text.slice(start).split('\n', 1).join(),
          expected: 'a quotation mark at the end of a cell that begins with one, and those within it doubled',
          fix: 'look at the quotation marks of this row',
        },
      ];
    if (found[1] === undefined) row += 1;
  }
  return undefined;
}

/** What spreadsheets do to a whole file: one cause is one error, not every column missing. */
function findSpoiltHeader({ columns }: TableDefinition, text: string): FileError | undefined {
  const names = Object.keys(columns);
  const fits = (line: string, delimiter: string) => {
    const [cells = []] = Papa.parse<string[]>(line, { delimiter, preview: 1 }).data;
    return names.every((name) => cells.includes(name));
  };
  const lines = text.split('\n', 6);
  const above = lines.findIndex((line) => fits(line, ','));
  if (above === 0) return undefined;
  const expected = `the names of the columns, ${names.slice(0, 3).join(',')},…, in row 1 with commas between`;
  if (above > 0) {
    const rows = above === 1 ? 'the row' : `the ${above} rows`;
    return { row: 1, received: lines[0] ?? '', expected, fix: `delete ${rows} above them` };
  }
  const between = Object.entries({ semicolons: ';', tabs: '\t' }).find(([, delimiter]) =>
    lines.some((line) => fits(line, delimiter)),
  );
  return (
    between && {
      row: 1,
      received: `cells with ${between[0]} between`,
      expected,
      fix: 'save it again as “CSV UTF-8” with commas; if the spreadsheet offers none, save it as XLSX and run npm run data:add with it',
    }
  );
}

function checkHeader({ columns }: TableDefinition, header: string[]): FileError[] {
  const names = Object.keys(columns);
  const missing = names.filter((name) => !header.includes(name));
  // Cells to the right of a table may be empty and yet have been touched.
  const unknown = [...new Set(header)].filter((name) => !names.includes(name));
  const twice = names.filter((name) => header.indexOf(name) !== header.lastIndexOf(name));
  const refuse = (received: string, expected: string, fix: string, column?: string): FileError => ({
    row: 1,
    column,
    received,
    expected,
    fix,
  });
  const remedy = 'put it back, spelt the same way';
  const expected = `one of ${names.join(', ')}`;
  return [
    ...missing.map((name) => refuse('no such column', `a column named ${name}`, remedy, name)),
    ...unknown.map((name) =>
      name === ''
        ? refuse('columns without a name', expected, `delete all columns to the right of “${names.at(-1)}”`)
        : refuse(name, expected, 'remove or rename the column'),
    ),
    ...twice.map((name) => refuse('the column twice', 'each column once', 'remove one of the two', name)),
  ];
}

function parseRow(
  columns: { name: string; column: z.ZodType; index: number }[],
  record: string[],
  row: number,
) {
  const values: Row = { row };
  const refuse = (received: string, expected: string, fix: string) => ({
    values,
    errors: [{ row, received, expected, fix }],
  });
  if (record.every((cell) => cell === ''))
    return refuse('an empty row', 'a row with figures', 'delete the row');
  if (record.length !== columns.length)
    return refuse(
      `${record.length} cells`,
      `${columns.length} cells, as in the header`,
      'look for a comma too many or too few',
    );
  const errors: FileError[] = [];
  for (const { name, column, index } of columns) {
    const cell = record[index] ?? '';
    const value = checkCell(column, cell);
    const spoilt = findSpoiltText(cell);
    if (value !== undefined && !spoilt) values[name] = value;
    else {
      const { expected, fix, optional } = factsOf(column);
      const allowed = optional ? `${expected}, or an empty cell` : expected;
      errors.push({ row, column: name, received: cell, ...(spoilt ?? { expected: allowed, fix }) });
    }
  }
  return { values, errors };
}

const longestCell = 2000;

/** Characters that are not seen, or that stand for others which a program could not read; a line break may be meant. */
const unseen = /[[\p{Cc}\p{Cf}\p{Co}\p{Z}\uFFFD]--[ \n]]/v;

/** What no cell may hold, whatever its column. */
function findSpoiltText(cell: string): Pick<FileError, 'expected' | 'fix'> | undefined {
  if (cell.length > longestCell)
    return {
      expected: `at most ${formatCount(longestCell)} characters`,
      fix: 'shorten it; if it holds other rows, a quotation mark is missing at its end',
    };
  if (unseen.test(cell))
    return {
      expected: 'only characters that can be seen, and plain spaces',
      fix: 'delete the character that is shown by its number, or type the cell again',
    };
  if (cell !== cell.trim())
    return { expected: 'no space or line break at either end', fix: 'delete what is shown as · or ↵' };
  return undefined;
}

/** The value of a cell, null where it is empty and may be; nothing where the column does not accept it. */
export function checkCell(column: z.ZodType, cell: string): Cell | undefined {
  const result = column.safeParse(parseCell(cell, factsOf(column).read));
  return result.success ? (result.data as Cell) : undefined;
}

/** Digits alone, and no more of them than a computer’s number holds: of a longer one it would make another. */
export const isPlainNumber = (cell: string) =>
  /^\d+(\.\d+)?$/.test(cell) && cell.replace('.', '').length <= 15;

function parseCell(cell: string, kind: 'text' | 'number' | 'flag' | 'list'): unknown {
  if (cell === '') return null;
  if (kind === 'number') return isPlainNumber(cell) ? Number(cell) : cell;
  if (kind === 'flag') return cell === '1' ? true : cell === '0' ? false : cell;
  if (kind === 'text') return cell;
  const terms = cell.split(';').map((term) => term.trim());
  return terms.filter((term) => term !== '');
}

function findDuplicates({ key }: TableDefinition, rows: Row[]): FileError[] {
  const alike = Map.groupBy(rows, (row) => JSON.stringify(key.map((name) => row[name])));
  return [...alike.values()].flatMap(([first, ...others]) =>
    others.map((row) => ({
      row: row.row,
      column: key.join('+'),
      received: key.map((name) => String(row[name] ?? '')).join(', '),
      expected: `one row for each; row ${first?.row} says the same`,
      fix: 'delete one, or name the release that makes them differ',
    })),
  );
}
