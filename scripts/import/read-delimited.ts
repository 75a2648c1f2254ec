import Papa from 'papaparse';
import type { Sheet } from './workbook.ts';

export interface Delimited {
  sheet: Sheet;
  remarks: string[];
}

/** The cells of a CSV, whatever it was saved by. What had to be guessed is told. */
export function readDelimited(bytes: Uint8Array): Delimited {
  const { text, remarks } = decodeText(bytes);
  const delimiter = findDelimiter(text);
  if (delimiter !== ',')
    remarks.push(`cells are parted by ${delimiter === ';' ? 'semicolons' : 'tabs'}, not commas`);
  const { data } = Papa.parse<string[]>(text, { delimiter, skipEmptyLines: false });
  const rows = data.map((record) =>
    record.map((cell) => (cell.trim() === '' ? undefined : ({ kind: 'text', text: cell } as const))),
  );
  return { sheet: { name: '', rows, merges: [] }, remarks };
}

/** UTF-8, with or without its mark; UTF-16 with its mark; else Windows-1252, in which every byte is a letter. */
export function decodeText(bytes: Uint8Array): { text: string; remarks: string[] } {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe)
    return { text: new TextDecoder('utf-16le').decode(bytes), remarks: ['saved as UTF-16, not UTF-8'] };
  if (first === 0xfe && second === 0xff)
    return { text: new TextDecoder('utf-16be').decode(bytes), remarks: ['saved as UTF-16, not UTF-8'] };
  const marked = first === 0xef && second === 0xbb && third === 0xbf;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, remarks: marked ? ['begins with a byte order mark'] : [] };
  } catch {
    return {
      text: new TextDecoder('windows-1252').decode(bytes),
      remarks: ['saved as Windows-1252, not UTF-8'],
    };
  }
}

const delimiters = [',', ';', '\t'] as const;

/** The sign that cuts the first lines into the most cells. */
export function findDelimiter(text: string): (typeof delimiters)[number] {
  const start = text.slice(0, 20_000);
  const widest = (delimiter: string) =>
    Papa.parse<string[]>(start, { delimiter, preview: 50 }).data.reduce(
      (most, record) => Math.max(most, record.length),
      0,
    );
  return delimiters.reduce<(typeof delimiters)[number]>(
    (best, delimiter) => (widest(delimiter) > widest(best) ? delimiter : best),
    ',',
  );
}
