import * as XLSX from '@e965/xlsx';
import type { Cell, Merge, Sheet } from './workbook.ts';

/** More than any release of the Home Office holds; a file that claims more would fill the memory. */
export const mostRows = 200_000;
export const mostColumns = 1000;

/** The sheets of an XLSX or ODS. Throws what the library throws where the bytes are no such file. */
export function readSpreadsheet(bytes: Uint8Array): Sheet[] {
  const book = quietly(() =>
    XLSX.read(bytes, {
      type: 'array',
      dense: true,
      cellDates: true,
      cellNF: true,
      UTC: true,
      sheetRows: mostRows,
    }),
  );
  return book.SheetNames.map((name) => readSheet(name, book.Sheets[name]));
}

/** The library writes to the console of number formats that it reads only in part; what a cell shows is not taken from them. */
function quietly<R>(read: () => R): R {
  const { error } = console;
  console.error = () => undefined;
  try {
    return read();
  } finally {
    console.error = error;
  }
}

function readSheet(name: string, sheet: XLSX.WorkSheet | undefined): Sheet {
  const data = (sheet?.['!data'] ?? []) as (XLSX.CellObject | undefined)[][];
  const rows = Array.from(data, (row) => trimEnd(Array.from((row ?? []).slice(0, mostColumns), readCell)));
  return {
    name,
    rows: trimEnd(rows, (row) => row.length === 0),
    merges: (sheet?.['!merges'] ?? []).map(readMerge),
  };
}

function trimEnd<T>(list: T[], isEmpty = (item: T) => item === undefined): T[] {
  return list.slice(0, list.findLastIndex((item) => !isEmpty(item)) + 1);
}

const readMerge = ({ s, e }: XLSX.Range): Merge => ({ top: s.r, left: s.c, bottom: e.r, right: e.c });

function readCell(cell: XLSX.CellObject | undefined): Cell | undefined {
  if (cell?.v === undefined || cell.t === 'z') return undefined;
  const format = typeof cell.z === 'string' ? cell.z : '';
  const text = cell.w ?? String(cell.v);
  switch (cell.t) {
    case 'n':
      return { kind: 'number', text, value: Number(cell.v), ...(format.includes('%') && { percent: true }) };
    case 'd':
      return readDate(cell.v, text, format);
    case 'b':
      return { kind: 'flag', text };
    case 'e':
      return { kind: 'error', text };
    default: {
      const shown = withoutRaised(cell, String(cell.v));
      return shown.trim() === '' ? undefined : { kind: 'text', text: shown };
    }
  }
}

function readDate(value: unknown, text: string, format: string): Cell {
  if (!(value instanceof Date) || Number.isNaN(value.getTime())) return { kind: 'error', text };
  const withoutDay = format !== '' && !/d/i.test(format);
  return { kind: 'date', text, day: value.toISOString().slice(0, 10), ...(withoutDay && { withoutDay }) };
}

/** A raised figure is the mark of a footnote: “South Wales³” is written as text with a raised 3. */
function withoutRaised(cell: XLSX.CellObject, text: string): string {
  if (typeof cell.h !== 'string' || !cell.h.includes('<sup>')) return text;
  const raised = [...cell.h.matchAll(/<sup>([^<]*)<\/sup>/g)].map(([, mark]) => mark ?? '');
  return raised.reduce((shown, mark) => (shown.endsWith(mark) ? shown.slice(0, -mark.length) : shown), text);
}
