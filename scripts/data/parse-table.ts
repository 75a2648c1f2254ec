import type { z } from 'astro/zod';
import Papa from 'papaparse';
import { factsOf } from '../../src/data/column.ts';
import type { TableDefinition } from '../../src/data/table.ts';
import type { DataError } from './data-error.ts';

type Cell = string | number | boolean | string[] | null;
type Row = Record<string, Cell> & { row: number };

export interface ParsedTable {
  rows: Row[];
  errors: DataError[];
}

/**
 * Reads one CSV of data/ into typed rows. Never throws on what a file holds: all that does not fit comes back as faults.
 * An empty cell becomes null; nothing else is guessed, trimmed or mended.
 */
export function parseTable(definition: TableDefinition, bytes: Uint8Array): ParsedTable {
  const file = `data/${definition.name}.csv`;
  const decoded = decode(bytes);
  if (decoded === undefined) return { rows: [], errors: [encodingFault(bytes, file)] };
  const spoilt = spoiltHeader(definition, decoded, file);
  if (spoilt) return { rows: [], errors: [spoilt] };
  const parsed = Papa.parse<string[]>(decoded, { delimiter: ',', newline: '\n', skipEmptyLines: false });
  const records = withoutLastNewline(parsed.data);
  const errors = quoteFaults(parsed.errors, file);
  const header = records[0] ?? [];
  errors.push(...headerFaults(definition, header, file));
  if (errors.length > 0) return { rows: [], errors };

  const rows: Row[] = [];
  for (const [index, record] of records.slice(1).entries()) {
    const row = readRow(definition, header, record, index + 2, file);
    errors.push(...row.errors);
    if (row.errors.length === 0) rows.push(row.values);
  }
  errors.push(...keyFaults(definition, rows, file));
  return { rows, errors };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    // Files that Windows or an old Mac has written, or that several have, come to the same.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll(/\r\n?/g, '\n');
  } catch {
    return undefined;
  }
}

/** Spreadsheets on Windows write two other codes: UTF-16 begins with a mark, and the other shows in single signs, such as a £. */
function encodingFault(bytes: Uint8Array, file: string): DataError {
  const expected = 'a file saved as UTF-8';
  const fix = 'save it again as “CSV UTF-8”';
  const start = `${bytes[0]} ${bytes[1]}`;
  if (start === '255 254' || start === '254 255')
    return { file, received: 'a file saved as UTF-16, also called Unicode text', expected, fix };
  const line = new TextDecoder()
    .decode(bytes)
    .split('\n')
    .findIndex((text) => text.includes('\uFFFD'));
  const seen = new TextDecoder('windows-1252').decode(bytes).split('\n')[line] ?? '';
  const [word] = /[^\s,]*[^\u0000-\u007F][^\s,]*/.exec(seen) ?? [seen];
  return { file, row: line + 1, received: `${word}, if the file was saved as Windows-1252`, expected, fix };
}

function withoutLastNewline(records: string[][]): string[][] {
  const last = records.at(-1);
  return last?.length === 1 && last[0] === '' ? records.slice(0, -1) : records;
}

/** One a row: a single mark that is wrong makes the parser stumble over those that follow. */
function quoteFaults(errors: Papa.ParseError[], file: string): DataError[] {
  const first = errors.filter((error, index) => errors.findIndex(({ row }) => row === error.row) === index);
  return first.map((error) => ({
    file,
    row: (error.row ?? 0) + 1,
    received: error.message,
    expected: 'cells with commas between, quoted where they hold a comma',
    fix: 'look at the quotation marks of this row and the one before it',
  }));
}

/** What spreadsheets do to a whole file: one cause is told as one fault, not as every column missing. */
function spoiltHeader({ columns }: TableDefinition, text: string, file: string): DataError | undefined {
  const fits = (line: string, delimiter: string) => {
    const [cells = []] = Papa.parse<string[]>(line, { delimiter, preview: 1 }).data;
    return Object.keys(columns).every((name) => cells.includes(name));
  };
  const lines = text.split('\n', 6);
  if (fits(lines[0] ?? '', ',')) return undefined;
  const expected = `the names of the columns, ${Object.keys(columns).slice(0, 3).join(',')},…, in row 1 with commas between`;
  for (const [delimiter, received] of [
    [';', 'cells with semicolons between'],
    ['\t', 'cells with tabs between'],
  ] as const) {
    if (lines.some((line) => fits(line, delimiter)))
      return {
        file,
        row: 1,
        received,
        expected,
        fix: 'save it again as “CSV UTF-8” with commas; if the spreadsheet offers none, save it as XLSX and run npm run data:add with it',
      };
  }
  const header = lines.findIndex((line) => fits(line, ','));
  if (header > 0)
    return {
      file,
      row: 1,
      received: lines[0] ?? '',
      expected,
      fix: `delete ${header === 1 ? 'the row' : `the ${header} rows`} above them`,
    };
  return undefined;
}

function headerFaults(definition: TableDefinition, header: string[], file: string): DataError[] {
  const expected = Object.keys(definition.columns);
  const errors: DataError[] = [];
  for (const name of expected) {
    if (!header.includes(name)) {
      errors.push({
        file,
        row: 1,
        column: name,
        received: 'no such column',
        expected: `a column named ${name}`,
        fix: 'put it back, spelt the same way',
      });
    }
  }
  for (const [index, name] of header.entries()) {
    if (!expected.includes(name)) {
      errors.push({
        file,
        row: 1,
        received: name,
        expected: `one of ${expected.join(', ')}`,
        fix: 'remove or rename the column',
      });
    } else if (header.indexOf(name) !== index) {
      errors.push({
        file,
        row: 1,
        column: name,
        received: 'the column twice',
        expected: 'each column once',
        fix: 'remove one of the two',
      });
    }
  }
  return errors;
}

function readRow(definition: TableDefinition, header: string[], record: string[], row: number, file: string) {
  const values: Row = { row };
  const errors: DataError[] = [];
  if (record.every((cell) => cell === '')) {
    errors.push({ file, row, received: 'an empty row', expected: 'a row with figures', fix: 'delete the row' });
    return { values, errors };
  }
  if (record.length !== header.length) {
    errors.push({
      file,
      row,
      received: `${record.length} cells`,
      expected: `${header.length} cells, as in the header`,
      fix: 'look for a comma too many or too few',
    });
    return { values, errors };
  }
  for (const [name, column] of Object.entries(definition.columns)) {
    const cell = record[header.indexOf(name)] ?? '';
    const { expected, fix, optional } = factsOf(column);
    const value = checkCell(column, cell);
    if (value !== undefined) values[name] = value;
    else
      errors.push({
        file,
        row,
        column: name,
        received: cell,
        expected: optional ? `${expected}, or an empty cell` : expected,
        fix,
      });
  }
  return { values, errors };
}

/** The value of a cell, null where it is empty and may be; nothing where the column does not accept it. */
export function checkCell(column: z.ZodType, cell: string): Cell | undefined {
  const result = column.safeParse(readCell(cell, factsOf(column).read));
  return result.success ? (result.data as Cell) : undefined;
}

/** Digits alone, and no more of them than a computer’s number holds: of a longer one it would make another. */
export const isPlainNumber = (cell: string) =>
  /^\d+(\.\d+)?$/.test(cell) && cell.replace('.', '').length <= 15;

function readCell(cell: string, read: 'text' | 'number' | 'flag' | 'list'): unknown {
  if (cell === '') return null;
  if (read === 'number') return isPlainNumber(cell) ? Number(cell) : cell;
  if (read === 'flag') return cell === '1' ? true : cell === '0' ? false : cell;
  if (read === 'list')
    return cell
      .split(';')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  return cell;
}

function keyFaults(definition: TableDefinition, rows: Row[], file: string): DataError[] {
  const seen = new Map<string, number>();
  const errors: DataError[] = [];
  for (const row of rows) {
    const key = definition.key.map((name) => JSON.stringify(row[name])).join(' ');
    const first = seen.get(key);
    if (first === undefined) seen.set(key, row.row);
    else {
      errors.push({
        file,
        row: row.row,
        column: definition.key.join('+'),
        received: definition.key.map((name) => String(row[name] ?? '')).join(', '),
        expected: `one row for each; row ${first} says the same`,
        fix: 'delete one, or name the release that makes them differ',
      });
    }
  }
  return errors;
}
