import type { TableDefinition } from '../../src/figures/table.ts';
import { factsOf } from '../../src/figures/column.ts';
import { type Fault, Faults } from '../fault.ts';
import { readTable } from '../read-table.ts';

/**
 * A second reader of CSV, written from RFC 4180 alone, for what the first one accepts: records of cells. It has nothing in
 * common with the reader that it judges.
 */
export function splitCsv(text: string): string[][] {
  const records: string[][] = [];
  const ends = /,|\r\n|\n|\r|$/y;
  let cells: string[] = [];
  let at = 0;
  while (at < text.length) {
    const isQuoted = text[at] === '"';
    const cell = isQuoted ? /"((?:[^"]|"")*)"/y : /[^,\r\n]*/y;
    cell.lastIndex = at;
    const found = cell.exec(text);
    if (!found) throw new Error(`no cell at ${at}`);
    cells.push(isQuoted ? (found[1] ?? '').replaceAll('""', '"') : found[0]);
    ends.lastIndex = cell.lastIndex;
    const end = ends.exec(text);
    if (!end) throw new Error(`a cell does not end at ${cell.lastIndex}`);
    at = ends.lastIndex;
    if (end[0] === ',' && at < text.length) continue;
    if (end[0] === ',') cells.push('');
    records.push(cells);
    cells = [];
  }
  return records;
}

/** What is wrong with a fault: it must say where, what and what to do. */
export const unclear = (faults: Fault[]): string[] => faults.filter(({ file, got, expected, mend }) => !/^data\/[\w-]+\.csv$|^src\//.test(file) || typeof got !== 'string' || expected === '' || mend === '').map((fault) => JSON.stringify(fault));

export type Verdict = 'refused' | 'as it was' | 'other figures';

/**
 * Reads a table from bytes and judges the outcome: faults with places, or rows in which every cell is what the bytes say.
 * Throws with what is wrong where it is neither.
 */
export function judge(definition: TableDefinition, bytes: Uint8Array, real: unknown[], { read = readTable } = {}): Verdict {
  const { rows, faults } = read(definition, bytes);
  if (faults.length > 0) {
    const bad = unclear(faults);
    if (bad.length > 0) throw new Error(`a fault that does not help: ${bad[0]}`);
    return 'refused';
  }
  // A mark of the byte order says nothing, even where it stands twice.
  const [header = [], ...records] = splitCsv(new TextDecoder().decode(bytes).replace(/^\ufeff/, ''));
  if (records.length !== rows.length) throw new Error(`${rows.length} rows from ${records.length} records`);
  for (const [index, row] of rows.entries()) {
    for (const [name, column] of Object.entries(definition.columns)) {
      const cell = records[index]?.[header.indexOf(name)] ?? '';
      const value = row[name] ?? null;
      if (JSON.stringify(value) !== JSON.stringify(expectedValue(cell, factsOf(column).read))) throw new Error(`row ${index + 2}, ${name}: ${JSON.stringify(value)} from ${JSON.stringify(cell)}`);
    }
  }
  return JSON.stringify(rows) === JSON.stringify(real) ? 'as it was' : 'other figures';
}

/** A number is what its digits say, read one by one; an empty cell is not zero. */
function expectedValue(cell: string, read: ReturnType<typeof factsOf>['read']): unknown {
  if (cell === '') return null;
  if (read === 'number') {
    if (!/^[0-9]+(\.[0-9]+)?$/.test(cell)) return 'no number';
    return Number.parseFloat(cell);
  }
  if (read === 'flag') return cell === '1';
  if (read === 'list') return cell.split(';').map((part) => part.trim()).filter(Boolean);
  return cell;
}

/** The outcome of a whole data run: faults that help, or none. Any other error goes on. */
export function judgeRun(run: () => unknown): 'refused' | 'built' {
  try {
    run();
    return 'built';
  } catch (error) {
    if (!(error instanceof Faults)) throw error;
    const bad = unclear(error.faults);
    if (bad.length > 0 || error.faults.length === 0) throw new Error(`a fault that does not help: ${bad[0]}`, { cause: error });
    return 'refused';
  }
}
