import * as XLSX from '@e965/xlsx';

export type Value = string | number | boolean | Date | null | { value: number; format: string };

export interface MadeSheet {
  name: string;
  rows: Value[][];
  /** Merged ranges, such as B3:D3. */
  merges?: string[];
}

/** The bytes of a workbook for a test. Dates are UTC. */
export function makeWorkbook(sheets: MadeSheet[], kind: 'xlsx' | 'ods' = 'xlsx'): Uint8Array {
  const book = XLSX.utils.book_new();
  for (const { name, rows, merges = [] } of sheets) {
    const plain = rows.map((row) =>
      row.map((value) =>
        value !== null && typeof value === 'object' && 'format' in value ? value.value : value,
      ),
    );
    const sheet = XLSX.utils.aoa_to_sheet(plain, { UTC: true });
    for (const [row, cells] of rows.entries()) {
      for (const [column, value] of cells.entries()) {
        if (value === null || typeof value !== 'object' || !('format' in value)) continue;
        (sheet[XLSX.utils.encode_cell({ r: row, c: column })] as XLSX.CellObject).z = value.format;
      }
    }
    sheet['!merges'] = merges.map((range) => XLSX.utils.decode_range(range));
    XLSX.utils.book_append_sheet(book, sheet, name);
  }
  return new Uint8Array(XLSX.write(book, { bookType: kind, type: 'buffer' }) as Buffer);
}
