import fc from 'fast-check';
import Papa from 'papaparse';

/** What happens to a file by accident or on purpose: to its bytes, to its cells, and to the whole of it. */

const accidents = ['', ' ', '0', '-1', '1e3', '0x10', '1,234', '43,6', '43.6%', '0.436', '..', '-', '[x]', 'NaN', 'Infinity', '99999999999999999999', '31/03/2024', '03/31/2024', '45747', '2024-02-31', '2024-13', '“quoted”', '"', '""', "'", '=1+1', '<script>alert(1)</script>', '\u202eesrever', 'שוטרים', 'w'.repeat(3000), 'West Midlands', 'Total', '\u0000', '\u00a0', '\r', '\n', ';', '\t'];

const accident = fc.constantFrom(...accidents);
const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

type Change = (bytes: Uint8Array) => Uint8Array;

const splice = (bytes: Uint8Array, at: number, remove: number, insert: Uint8Array) => Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + remove)]);
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

const onBytes: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ at: place, remove: fc.nat({ max: 40 }), insert: fc.oneof(fc.uint8Array({ maxLength: 3 }), accident.map((text) => Buffer.from(text))) }).map(({ at, remove, insert }): Change => (bytes) => splice(bytes, Math.floor(at * bytes.length), remove, insert)),
  place.map((at): Change => (bytes) => bytes.subarray(0, Math.floor(at * bytes.length))),
  fc.tuple(place, fc.nat({ max: 7 })).map(([at, bit]): Change => (bytes) => {
    const changed = Uint8Array.from(bytes);
    const index = Math.floor(at * bytes.length);
    if (index < changed.length) changed[index] = (changed[index] ?? 0) ^ (1 << bit);
    return changed;
  }),
);

/** A change of the records, which are then written as CSV again. */
const onRecords = (change: (records: string[][]) => void): Change => (bytes) => {
  const { data } = Papa.parse<string[]>(decode(bytes), { delimiter: ',' });
  change(data);
  return Buffer.from(Papa.unparse(data, { newline: '\n' }));
};
const pick = <T>(list: T[], at: number): T | undefined => list[Math.floor(at * list.length)];

const onCells: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(place, place, accident).map(([row, column, text]) => onRecords((records) => {
    const record = pick(records, row);
    if (record) record[Math.floor(column * record.length)] = text;
  })),
  fc.tuple(place, place, place, place).map(([row, column, otherRow, otherColumn]) => onRecords((records) => {
    const [one, other] = [pick(records, row), pick(records, otherRow)];
    const cell = other && pick(other, otherColumn);
    if (one && cell !== undefined) one[Math.floor(column * one.length)] = cell;
  })),
  fc.tuple(place, place).map(([from, to]) => onRecords((records) => {
    const record = pick(records, from);
    if (record) records.splice(Math.floor(to * records.length), 0, [...record]);
  })),
  fc.tuple(place, place).map(([row, column]) => onRecords((records) => pick(records, row)?.splice(Math.floor(column * 5), 1))),
  fc.tuple(place, place, accident).map(([row, column, text]) => onRecords((records) => pick(records, row)?.splice(Math.floor(column * 5), 0, text))),
  place.map((row) => onRecords((records) => records.splice(Math.floor(row * records.length), 1))),
  place.map((row) => onRecords((records) => records.splice(Math.floor(row * records.length), 0, ['']))),
);

const onWhole: fc.Arbitrary<Change> = fc.constantFrom<Change[]>(
  (bytes) => Buffer.concat([Buffer.from('\ufeff'), bytes]),
  (bytes) => Buffer.from(decode(bytes), 'utf16le'),
  (bytes) => Buffer.from(decode(bytes), 'latin1'),
  (bytes) => Buffer.from(decode(bytes).replaceAll('\n', '\r\n')),
  (bytes) => Buffer.from(decode(bytes).replaceAll('\n', '\r')),
  (bytes) => Buffer.from(decode(bytes).replaceAll(',', ';')),
  (bytes) => Buffer.from(decode(bytes).replaceAll('.', ',')),
  (bytes) => Buffer.from(decode(bytes).replaceAll('"', '”')),
  (bytes) => Buffer.concat([Buffer.from('A title of the table\n'), bytes]),
  () => Buffer.alloc(0),
);

/** One to three changes of a file, one after another. */
export const mutation: fc.Arbitrary<Change> = fc
  .array(fc.oneof({ weight: 4, arbitrary: onBytes }, { weight: 6, arbitrary: onCells }, { weight: 1, arbitrary: onWhole }), { minLength: 1, maxLength: 3 })
  .map((changes) => (bytes) => changes.reduce((changed, change) => change(changed), bytes));
