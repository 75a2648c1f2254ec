import { createReadStream } from 'node:fs';
import Papa from 'papaparse';

/**
 * Reads a CSV of any length, one piece at a time, and hands over each row with its number in a spreadsheet. Rows without
 * any text are passed over. Returns the rows at which quotation marks do not fit, without what stands there.
 */
export function readRows(path: string, take: (cells: string[], row: number) => void): Promise<number[]> {
  const { promise, resolve, reject } = Promise.withResolvers<number[]>();
  const misquoted: number[] = [];
  let row = 0;
  Papa.parse<string[]>(createReadStream(path, 'utf8'), {
    delimiter: ',',
    chunk: ({ data, errors }) => {
      misquoted.push(...errors.map((error) => row + (error.row ?? 0) + 1));
      for (const cells of data) {
        row += 1;
        if (cells.some((cell) => cell.trim() !== '')) take(cells, row);
      }
    },
    complete: () => {
      resolve(misquoted);
    },
    error: reject,
  });
  return promise;
}
