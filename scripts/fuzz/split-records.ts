/** A cell and what ends it. A quotation mark at its beginning encloses it; two of them inside stand for one. */
const cellAndEnd = /(?:"((?:[^"]|"")*)"|(?!")([^,\r\n]*))(,|\r\n|\r|\n|$)/y;

/**
 * The cells of a CSV as RFC 4180 has them, by another way than the data run’s parser, so that one can prove the other.
 * Undefined where a quotation mark stands where it may not. The end of the last line begins no record.
 */
export function splitRecords(text: string): string[][] | undefined {
  const records: string[][] = [];
  let cells: string[] = [];
  cellAndEnd.lastIndex = 0;
  for (let at = 0; at < text.length || cells.length > 0; at = cellAndEnd.lastIndex) {
    const [found, quoted, plain = '', end] = cellAndEnd.exec(text) ?? [];
    if (found === undefined) return undefined;
    cells.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === ',') continue;
    records.push(cells);
    cells = [];
  }
  return records;
}

const joinCell = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

export const joinRecords = (records: string[][], delimiter = ','): string =>
  records.map((cells) => `${cells.map(joinCell).join(delimiter)}\n`).join('');
