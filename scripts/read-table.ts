import type { z } from 'astro/zod';
import Papa from 'papaparse';
import { factsOf } from '../src/figures/column.ts';
import type { TableDefinition } from '../src/figures/table.ts';
import type { Fault } from './fault.ts';

type Cell = string | number | boolean | string[] | null;
type Row = Record<string, Cell> & { row: number };

export interface ReadTable {
  rows: Row[];
  faults: Fault[];
}

/**
 * Reads one CSV of data/ into typed rows. Never throws on what a file holds: all that does not fit comes back as faults.
 * An empty cell becomes null; nothing else is guessed, trimmed or mended.
 */
export function readTable(definition: TableDefinition, bytes: Uint8Array): ReadTable {
  const file = `data/${definition.name}.csv`;
  const decoded = decode(bytes);
  if (decoded === undefined) return { rows: [], faults: [encodingFault(bytes, file)] };
  const spoilt = spoiltHeader(definition, decoded, file);
  if (spoilt) return { rows: [], faults: [spoilt] };
  const parsed = Papa.parse<string[]>(decoded, { delimiter: ',', newline: '\n', skipEmptyLines: false });
  const records = withoutLastNewline(parsed.data);
  const faults = quoteFaults(parsed.errors, file);
  const header = records[0] ?? [];
  faults.push(...headerFaults(definition, header, file));
  if (faults.length > 0) return { rows: [], faults };

  const rows: Row[] = [];
  for (const [index, record] of records.slice(1).entries()) {
    const row = readRow(definition, header, record, index + 2, file);
    faults.push(...row.faults);
    if (row.faults.length === 0) rows.push(row.values);
  }
  faults.push(...keyFaults(definition, rows, file));
  return { rows, faults };
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
function encodingFault(bytes: Uint8Array, file: string): Fault {
  const expected = 'a file saved as UTF-8';
  const mend = 'save it again as “CSV UTF-8”';
  const start = `${bytes[0]} ${bytes[1]}`;
  if (start === '255 254' || start === '254 255')
    return { file, got: 'a file saved as UTF-16, also called Unicode text', expected, mend };
  const line = new TextDecoder()
    .decode(bytes)
    .split('\n')
    .findIndex((text) => text.includes('\uFFFD'));
  const seen = new TextDecoder('windows-1252').decode(bytes).split('\n')[line] ?? '';
  const [word] = /[^\s,]*[^\u0000-\u007F][^\s,]*/.exec(seen) ?? [seen];
  return { file, row: line + 1, got: `${word}, if the file was saved as Windows-1252`, expected, mend };
}

function withoutLastNewline(records: string[][]): string[][] {
  const last = records.at(-1);
  return last?.length === 1 && last[0] === '' ? records.slice(0, -1) : records;
}

/** One a row: a single mark that is wrong makes the parser stumble over those that follow. */
function quoteFaults(errors: Papa.ParseError[], file: string): Fault[] {
  const first = errors.filter((error, index) => errors.findIndex(({ row }) => row === error.row) === index);
  return first.map((error) => ({
    file,
    row: (error.row ?? 0) + 1,
    got: error.message,
    expected: 'cells with commas between, quoted where they hold a comma',
    mend: 'look at the quotation marks of this row and the one before it',
  }));
}

/** What spreadsheets do to a whole file: one cause is told as one fault, not as every column missing. */
function spoiltHeader({ columns }: TableDefinition, text: string, file: string): Fault | undefined {
  const fits = (line: string, delimiter: string) => {
    const [cells = []] = Papa.parse<string[]>(line, { delimiter, preview: 1 }).data;
    return Object.keys(columns).every((name) => cells.includes(name));
  };
  const lines = text.split('\n', 6);
  if (fits(lines[0] ?? '', ',')) return undefined;
  const expected = `the names of the columns, ${Object.keys(columns).slice(0, 3).join(',')},…, in row 1 with commas between`;
  for (const [delimiter, got] of [
    [';', 'cells with semicolons between'],
    ['\t', 'cells with tabs between'],
  ] as const) {
    if (lines.some((line) => fits(line, delimiter)))
      return {
        file,
        row: 1,
        got,
        expected,
        mend: 'save it again as “CSV UTF-8” with commas; if the spreadsheet offers none, save it as XLSX and run npm run data:add with it',
      };
  }
  const header = lines.findIndex((line) => fits(line, ','));
  if (header > 0)
    return {
      file,
      row: 1,
      got: lines[0] ?? '',
      expected,
      mend: `delete ${header === 1 ? 'the row' : `the ${header} rows`} above them`,
    };
  return undefined;
}

function headerFaults(definition: TableDefinition, header: string[], file: string): Fault[] {
  const expected = Object.keys(definition.columns);
  const faults: Fault[] = [];
  for (const name of expected) {
    if (!header.includes(name)) {
      faults.push({
        file,
        row: 1,
        column: name,
        got: 'no such column',
        expected: `a column named ${name}`,
        mend: 'put it back, spelt the same way',
      });
    }
  }
  for (const [index, name] of header.entries()) {
    if (!expected.includes(name)) {
      faults.push({
        file,
        row: 1,
        got: name,
        expected: `one of ${expected.join(', ')}`,
        mend: 'remove or rename the column',
      });
    } else if (header.indexOf(name) !== index) {
      faults.push({
        file,
        row: 1,
        column: name,
        got: 'the column twice',
        expected: 'each column once',
        mend: 'remove one of the two',
      });
    }
  }
  return faults;
}

function readRow(definition: TableDefinition, header: string[], record: string[], row: number, file: string) {
  const values: Row = { row };
  const faults: Fault[] = [];
  if (record.every((cell) => cell === '')) {
    faults.push({ file, row, got: 'an empty row', expected: 'a row with figures', mend: 'delete the row' });
    return { values, faults };
  }
  if (record.length !== header.length) {
    faults.push({
      file,
      row,
      got: `${record.length} cells`,
      expected: `${header.length} cells, as in the header`,
      mend: 'look for a comma too many or too few',
    });
    return { values, faults };
  }
  for (const [name, column] of Object.entries(definition.columns)) {
    const cell = record[header.indexOf(name)] ?? '';
    const { expected, mend, optional } = factsOf(column);
    const value = checkCell(column, cell);
    if (value !== undefined) values[name] = value;
    else
      faults.push({
        file,
        row,
        column: name,
        got: cell,
        expected: optional ? `${expected}, or an empty cell` : expected,
        mend,
      });
  }
  return { values, faults };
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

function keyFaults(definition: TableDefinition, rows: Row[], file: string): Fault[] {
  const seen = new Map<string, number>();
  const faults: Fault[] = [];
  for (const row of rows) {
    const key = definition.key.map((name) => JSON.stringify(row[name])).join(' ');
    const first = seen.get(key);
    if (first === undefined) seen.set(key, row.row);
    else {
      faults.push({
        file,
        row: row.row,
        column: definition.key.join('+'),
        got: definition.key.map((name) => String(row[name] ?? '')).join(', '),
        expected: `one row for each; row ${first} says the same`,
        mend: 'delete one, or name the release that makes them differ',
      });
    }
  }
  return faults;
}
