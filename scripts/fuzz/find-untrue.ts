import { factsOf } from '../../src/data/column.ts';
import type { TableDefinition } from '../../src/data/table.ts';
import type { DataError } from '../data/data-error.ts';
import type { ParsedTable } from '../data/parse-table.ts';
import { splitRecords } from './split-records.ts';

/** What a cell means by its text alone, for comparing: a number is printed back with as many decimals as the cell has. */
function isTrue(value: unknown, cell: string, read: 'text' | 'number' | 'flag' | 'list'): boolean {
  if (cell === '' || value === null) return cell === '' && value === null;
  if (read === 'number')
    return (
      typeof value === 'number' &&
      value.toFixed(cell.split('.')[1]?.length ?? 0) === cell.replace(/^0+(?=\d)/, '')
    );
  if (read === 'flag') return value === (cell === '1') && /^[01]$/.test(cell);
  if (read === 'list')
    return (
      Array.isArray(value) &&
      value.join(';') ===
        cell
          .split(';')
          .map((part) => part.trim())
          .filter(Boolean)
          .join(';')
    );
  return value === cell;
}

/**
 * Where a reading says other than the bytes do, in the words of a programmer; nothing where all is true. A table that is
 * read without fault has each record as a row, and each cell as its value. One with faults says of each what stands there.
 */
export function findUntrue(
  definition: TableDefinition,
  bytes: Uint8Array,
  { rows, errors }: ParsedTable,
): string[] {
  const text = Buffer.from(bytes)
    .toString()
    .replace(/^\uFEFF{1,2}/, '');
  const records = splitRecords(text.replaceAll(/\r\n?/g, '\n'));
  if (errors.length > 0) return errors.flatMap((error) => findVague(definition, error, records));
  if (!Buffer.from(text).equals(Buffer.from(bytes).subarray(bytes.length - Buffer.byteLength(text))))
    return ['bytes that are not UTF-8 were read'];
  if (!records) return ['a quotation mark that is out of place was read over'];
  const [header = [], ...cells] = records;
  if (cells.length !== rows.length) return [`${rows.length} rows of ${cells.length} records`];
  return rows.flatMap((row, index) => [
    ...(row.row === index + 2 ? [] : [`row ${index + 2} is called ${row.row}`]),
    ...Object.entries(definition.columns)
      .filter(
        ([name, column]) =>
          !isTrue(row[name], cells[index]?.[header.indexOf(name)] ?? 'no cell', factsOf(column).read),
      )
      .map(
        ([name]) => `${row.row}:${name} is ${JSON.stringify(row[name])}, of ${JSON.stringify(cells[index])}`,
      ),
  ]);
}

/** A fault of a table that does not tell place, what stands there, what is expected and what to do. */
function findVague(definition: TableDefinition, error: DataError, records: string[][] | undefined): string[] {
  const { file, row, column } = error;
  if (file !== `data/${definition.name}.csv`) return [`a fault of ${file}`];
  if (row === undefined || column === undefined || row === 1 || !(column in definition.columns)) return [];
  const cell = records?.[row - 1]?.[records[0]?.indexOf(column) ?? -1];
  const isOfKey = definition.key.length === 1 && column === definition.key[0];
  return records === undefined || cell === error.received || isOfKey
    ? []
    : [`${row}:${column} holds ${JSON.stringify(cell)}, not ${JSON.stringify(error.received)}`];
}
