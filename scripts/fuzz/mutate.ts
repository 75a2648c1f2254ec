import fc from 'fast-check';
import Papa from 'papaparse';
import { makeOnce } from '../../src/data/derive-once.ts';
import { tableNames } from '../../src/data/tables/index.ts';
import { crashWords } from './find-wrong.ts';

type Cells = string[][];

/** Where something is changed. `column` and `offset` wrap round, so that one mutation fits every table. */
interface Position {
  row: number;
  column: number;
  offset: number;
  piece: string;
}

const changeRow = (cells: Cells, { row }: Position, change: (record: string[]) => string[]) =>
  cells.with(row, change(cells[row] ?? []));
const changeCell = (cells: Cells, at: Position, change: (cell: string, index: number) => string) =>
  changeRow(cells, at, (record) =>
    record.map((cell, index) => (index === at.column % record.length ? change(cell, index) : cell)),
  );

/** What an editor does in a spreadsheet. Row 0 is the header. */
const changes: Record<string, (cells: Cells, at: Position) => Cells> = {
  'write a cell': (cells, at) => changeCell(cells, at, () => at.piece),
  'write after a cell': (cells, at) => changeCell(cells, at, (cell) => cell + at.piece),
  'change a digit': (cells, at) =>
    changeCell(cells, at, (cell) => cell.replace(/\d(?=\D*$)/, String(at.offset % 10))),
  'add a digit': (cells, at) => changeCell(cells, at, (cell) => cell.replace(/\d/, '9$&')),
  'copy a cell from another row': (cells, at) =>
    changeCell(cells, at, (_, index) => cells[at.offset % cells.length]?.[index] ?? ''),
  'shift a row right': (cells, at) => changeRow(cells, at, (record) => ['', ...record]),
  'insert a line': (cells, { row, piece }) => cells.toSpliced(row, 0, [piece]),
  'repeat a row': (cells, { row }) => cells.toSpliced(row, 0, ...cells.slice(row, row + 1)),
  'remove rows': (cells, { row, offset }) => cells.toSpliced(row, 1 + (offset % 50)),
  'remove a column': (cells, { column }) =>
    cells.map((record) => record.toSpliced(column % record.length, 1)),
  'move a column': (cells) => cells.map(([first = '', ...others]) => [...others, first]),
  'fill a column': (cells, { column, piece }) =>
    cells.map((record, index) => (index === 0 ? record : record.with(column % record.length, piece))),
};

const numbers =
  '0 -1 1e3 1e309 nan 007 0.436 43.6% 43,6 1,234 £5 .5 5. ½ １２ 9007199254740993 0.1234567890123456';
const dates =
  '31/03/2019 3/4/19 45747 Mar-19 2017-02-30 9999-12-31 2016-04/2017-03 2017-03/2016-04 1000/9999';
const signs = '<b>x</b> ]]> &amp; =1+1 @SUM(A1) \u202Eevil \u200B \u0000 \uFFFD " "" a"b , ; a;b \n \r \t';
const pieces = [...`${numbers} ${dates} ${signs}`.split(' '), '', ' ', 'W'.repeat(5000)];

/** No word by which a crash is found, such as NaN: an error may quote the cell, and a title may show it. */
const text = fc.string().filter((piece) => !crashWords.test(piece));

/** What to change in which table, and how to save it. */
export const mutations = fc.record({
  table: fc.constantFrom(...tableNames),
  change: fc.constantFrom(...Object.keys(changes)),
  save: fc.constantFrom('as it is', 'as it is', 'as Windows does', 'with damage'),
  row: fc.noBias(fc.nat()),
  column: fc.nat(100),
  offset: fc.noBias(fc.nat()),
  piece: fc.oneof(fc.constantFrom(...pieces), text),
});

export type Mutation = typeof mutations extends fc.Arbitrary<infer M> ? M : never;

const parse = (original: Uint8Array) => Papa.parse<string[]>(Buffer.from(original).toString().trimEnd()).data;
const unparse = (record: string[]) => Papa.unparse([record]);

/** The table as it is saved after the mutation, and its cells, which are unknown after damage. */
export function mutate(original: Uint8Array, { change, save, ...position }: Mutation) {
  const before = makeOnce(parse, original, parse);
  const cells = changes[change]?.(before, { ...position, row: position.row % before.length });
  const text = `${(cells ?? []).map((record) => makeOnce(unparse, record, unparse)).join('\n')}\n`;
  if (save === 'as Windows does') return { text: `\uFEFF${text.replaceAll('\n', '\r\n')}`, cells };
  if (save === 'as it is') return { text, cells };
  const at = position.offset % text.length;
  return { text: text.slice(0, at) + position.piece + text.slice(at + position.column), cells: undefined };
}
