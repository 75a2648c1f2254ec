import * as XLSX from '@e965/xlsx';
import { homeOfficeForces } from '../place-table.ts';

type Value = string | number | Date | XLSX.CellObject | null;
/** What cells hold instead, by address: `Table_1!B7`. */
export type Changes = Record<string, Value>;

/** The bytes of a workbook with these sheets, row by row. */
export function makeWorkbook(sheets: Record<string, Value[][]>, changes: Changes = {}): Uint8Array {
  const book = XLSX.utils.book_new();
  for (const [name, rows] of Object.entries(sheets))
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows, { UTC: true }), name);
  for (const [cell, value] of Object.entries(changes)) {
    const [name = '', origin = ''] = cell.split('!');
    XLSX.utils.sheet_add_aoa(book.Sheets[name] ?? {}, [[value]], { origin, UTC: true });
  }
  return new Uint8Array(XLSX.write(book, { bookType: 'xlsx', type: 'buffer' }) as Buffer);
}

/** The open data table of one year: each force has 10 women (9.5 full-time), 20 men (19.25) and staff. */
export function makeOpenData(changes: Changes = {}): Uint8Array {
  const header = ['As at 31 March...', 'Geo code', 'Force Name', 'Region', 'Sex', 'Rank description'];
  const names = homeOfficeForces.map((name) => (name === 'Metropolitan' ? 'Metropolitan Police' : name));
  const rows = [...names, 'British Transport Police'].flatMap((force) => [
    [2030, 'E1', force, 'R', 'Female', 'Constable', 'Police Officer', 10, 9.5],
    [2030, 'E1', force, 'R', 'Male', 'Constable', 'Police Officer', 20, 19.25],
    [2030, 'E1', force, 'R', 'Male', 'Police Staff', 'Police staff', 7, 'N/A'],
  ]);
  const data = [[...header, 'Worker type', 'Total (headcount)', 'Total (FTE)'], ...rows];
  return makeWorkbook({ Notes: [[], [null, 'Workforce Open Data Table']], Data: data }, changes);
}
