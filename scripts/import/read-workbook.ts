import { type Fault, Faults } from '../fault.ts';
import { countOdsCells } from './count-ods-cells.ts';
import { readDelimited } from './read-delimited.ts';
import { mostRows, readSpreadsheet } from './read-spreadsheet.ts';
import type { Workbook } from './workbook.ts';

const mebibyte = 1024 * 1024;
const mostBytes = 50 * mebibyte;
const mostCells = 2_000_000;
const mostUnpacked = 500 * mebibyte;

/** A file that an editor hands in, as cells. Throws Faults where it is none of the kinds that can be read. */
export function readWorkbook(file: string, bytes: Uint8Array): Workbook {
  const refuse = (got: string, mend: string): never => {
    throw new Faults([{ file, got, expected: 'a table saved as CSV, XLSX or ODS', mend } satisfies Fault]);
  };
  if (bytes.length === 0) refuse('an empty file', 'save it again');
  if (bytes.length > mostBytes)
    refuse(
      `${Math.round(bytes.length / mebibyte)} MB`,
      `cut it to the sheets that are wanted; ${mostBytes / mebibyte} MB can be read`,
    );
  if (startsWith(bytes, '%PDF')) refuse('a PDF', 'look for the data tables of the same release');
  if (startsWith(bytes, '\xD0\xCF\x11\xE0'))
    refuse('an old .xls workbook, or one with a password', 'open it and save it as XLSX without a password');
  if (!startsWith(bytes, 'PK')) return readText(file, bytes, refuse);

  if (unpackedSize(bytes) > mostUnpacked)
    refuse('a file that unpacks to more than a workbook holds', 'save it again from a spreadsheet');
  const kind = kindOfZip(bytes);
  if (kind === undefined)
    return refuse('a zip file that is no workbook', 'unpack it, and hand in the table that is inside');
  try {
    if (kind === 'ODS' && countOdsCells(bytes) > mostCells)
      refuse(`more than ${mostCells.toLocaleString('en-GB')} cells`, 'cut it to the rows that are wanted');
    const sheets = readSpreadsheet(bytes);
    const long = sheets.find((sheet) => sheet.rows.length >= mostRows);
    if (long)
      refuse(`more than ${mostRows} rows in the sheet ${long.name}`, 'cut it to the rows that are wanted');
    return { file, kind, sheets, remarks: [] };
  } catch (error) {
    if (error instanceof Faults) throw error;
    return refuse(
      `a damaged ${kind} (${error instanceof Error ? error.message : String(error)})`,
      'open it in a spreadsheet and save it again',
    );
  }
}

function readText(file: string, bytes: Uint8Array, refuse: (got: string, mend: string) => never): Workbook {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1000));
  if (/^\s*(<!doctype|<html|<\?xml)/i.test(start))
    refuse('a web page', 'download the table itself, not the page that shows it');
  // A mark of UTF-16 stands before texts in which every second byte is nothing.
  if (start.includes('\0') && !/^(\xff\xfe|\xfe\xff)/.test(start))
    refuse('bytes that are no text', 'save it again as CSV UTF-8');
  const { sheet, remarks } = readDelimited(bytes);
  return { file, kind: 'CSV', sheets: [sheet], remarks };
}

const startsWith = (bytes: Uint8Array, sign: string) =>
  Array.from(sign).every((letter, index) => bytes[index] === letter.charCodeAt(0));

/** What the parts of the zip say it is. Names stand in it unpacked. */
function kindOfZip(bytes: Uint8Array): 'XLSX' | 'ODS' | undefined {
  const names = new TextDecoder('latin1').decode(bytes);
  if (names.includes('xl/workbook')) return 'XLSX';
  return names.includes('content.xml') ? 'ODS' : undefined;
}

/** Bytes after unpacking, as the zip’s own list claims; a list that lies is found when its parts are unpacked. */
function unpackedSize(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let size = 0;
  for (let at = 0; at + 46 <= bytes.length; at++) {
    if (view.getUint32(at, true) === 0x02014b50) size += view.getUint32(at + 24, true);
  }
  return size;
}
