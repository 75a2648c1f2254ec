import fc from 'fast-check';
import { joinRecords, splitRecords } from './split-records.ts';

/** One thing done to a table. `at` and `to` are taken round its length, so that one fits every table. */
export interface Mutation {
  how: string;
  at: number;
  to: number;
  piece: string;
}

type Place = Omit<Mutation, 'how'>;

/** What an editor, a spreadsheet or a broken disk may put into a cell. */
const pieces = [
  '',
  ' ',
  '0',
  '-1',
  '1e3',
  '1e309',
  'nan',
  '∞',
  '0x10',
  '007',
  '0.436',
  '43.6',
  '43.6%',
  '43,6',
  '1,234',
  '1 234',
  '£5',
  '12.50',
  '.5',
  '5.',
  '½',
  '１２',
  '٣٤',
  '9007199254740993',
  '12345678901234567.5',
  '0.1234567890123456789',
  '99999999999999999999999',
  '31/03/2019',
  '03/31/2019',
  '3/4/19',
  '45747',
  'Mar-19',
  '2017-02-30',
  '2019-03-31 ',
  '0000',
  '0001-01-01',
  '9999-12-31',
  '2016-04/2017-03',
  '2017-03/2016-04',
  '1000/9999',
  '<script>alert(1)</script>',
  '<!--',
  ']]>',
  '&amp;',
  '=1+1',
  '=HYPERLINK("https://example.org")',
  '@SUM(A1)',
  'שלום',
  '\u202Eevil',
  '\u200B',
  '\u0000',
  '\uFEFF',
  '\uFFFD',
  'W'.repeat(5000),
  '"',
  '""',
  '“smart”',
  'a"b',
  ',',
  ';',
  ';;',
  'a;b',
  '\n',
  '\r',
  '\r\n',
  '\t',
  'NULL',
  '__proto__',
  'constructor',
  'toString',
  '-',
  '..',
  '[x]',
  'n/a',
  'Total',
];

const byte = (bytes: Uint8Array, at: number) => at % (bytes.length + 1);

/** Done to the bytes as they lie in the file. */
const byteWays: Record<string, (bytes: Uint8Array, place: Place) => Uint8Array> = {
  'flip a bit': (bytes, { at, to }) =>
    bytes.map((value, index) => (index === byte(bytes, at) ? value ^ (1 << (to % 8)) : value)),
  'cut the file off': (bytes, { at }) => bytes.subarray(0, byte(bytes, at)),
  'cut some bytes out': (bytes, { at, to }) =>
    Buffer.concat([bytes.subarray(0, byte(bytes, at)), bytes.subarray(byte(bytes, at) + 1 + (to % 40))]),
  'put something in': (bytes, { at, piece }) =>
    Buffer.concat([bytes.subarray(0, byte(bytes, at)), Buffer.from(piece), bytes.subarray(byte(bytes, at))]),
  'put a byte in': (bytes, { at, to }) =>
    Buffer.concat([bytes.subarray(0, byte(bytes, at)), Buffer.of(to % 256), bytes.subarray(byte(bytes, at))]),
  'a byte order mark': (bytes) => Buffer.concat([Buffer.from('\uFEFF'), bytes]),
  'as UTF-16': (bytes) => Buffer.from(`\uFEFF${Buffer.from(bytes).toString()}`, 'utf16le'),
  'as Windows-1252': (bytes) =>
    Buffer.from(Buffer.from(bytes).toString().replaceAll('’', '\u0092'), 'latin1'),
  'line ends of Windows': (bytes) => Buffer.from(Buffer.from(bytes).toString().replaceAll('\n', '\r\n')),
  'line ends of old Macs': (bytes) => Buffer.from(Buffer.from(bytes).toString().replaceAll('\n', '\r')),
  'one line end of Windows': (bytes, { at }) => {
    const end = Buffer.from(bytes).indexOf('\n', byte(bytes, at));
    return end < 0 ? bytes : Buffer.concat([bytes.subarray(0, end), Buffer.from('\r'), bytes.subarray(end)]);
  },
};

const put = (cells: string[], index: number, cell: string) => cells.with(index % cells.length, cell);

/** Changes a cell of a row of figures, chosen by the place. */
function withCell(records: string[][], { at, to }: Place, change: (cell: string) => string): string[][] {
  const row = rowAt(records, at);
  return records.map((cells, index) =>
    index === row ? put(cells, to, change(cells[to % cells.length] ?? '')) : cells,
  );
}

/** A row of figures, or the header where there are none. */
const rowAt = (records: string[][], at: number) => (records.length > 1 ? 1 + (at % (records.length - 1)) : 0);

/** Done to the cells, as in a spreadsheet. */
const cellWays: Record<string, (records: string[][], place: Place) => string[][]> = {
  'write a cell': (records, place) => withCell(records, place, () => place.piece),
  'write to a cell': (records, place) => withCell(records, place, (cell) => `${cell}${place.piece}`),
  'change a digit': (records, place) =>
    withCell(records, place, (cell) => cell.replace(/\d(?=\D*$)/, String(place.at % 10))),
  'a digit more': (records, place) =>
    withCell(records, place, (cell) => cell.replace(/\d/, (digit) => `${place.at % 10}${digit}`)),
  'a decimal comma': (records, place) => withCell(records, place, (cell) => cell.replace('.', ',')),
  'decimal commas throughout': (records) =>
    records.map((cells) => cells.map((cell) => cell.replace(/^(\d+)\.(\d+)$/, '$1,$2'))),
  'dates in US order': (records) =>
    records.map((cells) => cells.map((cell) => cell.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$2/$3/$1'))),
  'the cell of another row': (records, place) =>
    withCell(
      records,
      place,
      () => records[rowAt(records, Math.floor(place.to / 97))]?.[place.to % (records[0]?.length ?? 1)] ?? '',
    ),
  'two cells exchanged': (records, place) => {
    const row = records[rowAt(records, place.at)] ?? [];
    const next = (place.to + 1) % row.length;
    const moved = put(put(row, place.to, row[next] ?? ''), next, row[place.to % row.length] ?? '');
    return records.with(rowAt(records, place.at), moved);
  },
  'a row shifted right': (records, { at }) =>
    records.map((cells, index) => (index === rowAt(records, at) ? ['', ...cells] : cells)),
  'a row shifted right, its last cell lost': (records, { at }) =>
    records.map((cells, index) => (index === rowAt(records, at) ? ['', ...cells.slice(0, -1)] : cells)),
  'a row shifted left': (records, { at }) =>
    records.map((cells, index) => (index === rowAt(records, at) ? [...cells.slice(1), ''] : cells)),
  'a row twice': (records, { at }) =>
    records.toSpliced(rowAt(records, at), 0, records[rowAt(records, at)] ?? []),
  'a row gone': (records, { at }) => records.toSpliced(rowAt(records, at), 1),
  'many rows gone': (records, { at, to }) => records.toSpliced(rowAt(records, at), 1 + (to % 50)),
  'a row moved': (records, { at, to }) =>
    records
      .toSpliced(rowAt(records, at), 1)
      .toSpliced(rowAt(records, to), 0, records[rowAt(records, at)] ?? []),
  'an empty row': (records, { at }) => records.toSpliced(1 + (at % records.length), 0, ['']),
  'a row of empty cells': (records, { at }) =>
    records.toSpliced(
      1 + (at % records.length),
      0,
      (records[0] ?? []).map(() => ''),
    ),
  'a row above the header': (records, { piece }) => [[piece], ...records],
  'the header twice': (records, { at }) => records.toSpliced(at % (records.length + 1), 0, records[0] ?? []),
  'a column gone': (records, { at }) => records.map((cells) => cells.toSpliced(at % cells.length, 1)),
  'a column twice': (records, { at }) => records.map((cells) => [...cells, cells[at % cells.length] ?? '']),
  'columns in another order': (records, { at }) =>
    records.map((cells) => [...cells.slice(at % cells.length), ...cells.slice(0, at % cells.length)]),
  'a heading exchanged': (records, { at, to }) =>
    records.map((cells, index) =>
      index === 0
        ? put(put(cells, at, cells[to % cells.length] ?? ''), to, cells[at % cells.length] ?? '')
        : cells,
    ),
  'a heading written': (records, { at, piece }) =>
    records.map((cells, index) => (index === 0 ? put(cells, at, piece) : cells)),
  'a column of one thing': (records, { at, piece }) =>
    records.map((cells, index) => (index === 0 ? cells : put(cells, at, piece))),
};

const delimiters: Record<string, string> = { semicolons: ';', tabs: '\t' };

const hows = [...Object.keys(byteWays), ...Object.keys(cellWays), ...Object.keys(delimiters)];

/** One or two mutations after another. A cell is what editors change most, so it is what is changed most. */
export const mutations: fc.Arbitrary<Mutation[]> = fc.array(
  fc.record({
    how: fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom(...hows) },
      { weight: 1, arbitrary: fc.constantFrom('write a cell', 'change a digit', 'the cell of another row') },
    ),
    at: fc.noBias(fc.nat()),
    to: fc.noBias(fc.nat()),
    piece: fc.constantFrom(...pieces),
  }),
  { minLength: 1, maxLength: 2 },
);

/** The bytes of a table after a mutation. What is no longer a table cannot be changed by its cells, and stays. */
export function mutate(bytes: Uint8Array, { how, ...place }: Mutation): Uint8Array {
  const asBytes = byteWays[how];
  if (asBytes) return asBytes(bytes, place);
  const records = splitRecords(Buffer.from(bytes).toString());
  if (!records || records.length === 0) return bytes;
  return Buffer.from(joinRecords(cellWays[how]?.(records, place) ?? records, delimiters[how]));
}
