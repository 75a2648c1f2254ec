import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Faults, printFault } from '../fault.ts';
import type { TableDefinition } from '../../src/figures/table.ts';
import { tableDefinitions } from '../../src/figures/tables/index.ts';
import { checkCell } from '../read-table.ts';
import { valueFacts } from './what-tables-hold.ts';
import { makeWorkbook, type Value } from './testing/make-workbook.ts';
import { readBytes } from './testing/read.ts';
import { zipContainer } from './zip-container.ts';

/** Whatever comes in: figures and rows that their tables accept, or faults and questions with places. Never a crash. */
function expectFiguresOrFaults(file: string, bytes: Uint8Array): void {
  const read = (() => {
    try {
      return readBytes(file, bytes);
    } catch (error) {
      if (error instanceof Faults) return { figures: [], rows: [], questions: [], faults: error.faults };
      throw error;
    }
  })();
  for (const { table, value } of read.figures)
    expect(value === null || valueFacts(table).accepts(value)).toBe(true);
  for (const { table, cells } of read.rows) {
    const { columns }: TableDefinition = tableDefinitions[table];
    for (const [name, schema] of Object.entries(columns))
      expect(checkCell(schema, cells[name] ?? ''), name).not.toBeUndefined();
  }
  for (const fault of read.faults)
    expect(printFault(fault)).toMatch(/^.+ — got "[^]*", expected [^]+; [^]+$/);
  for (const question of read.questions) expect(question.at).not.toBe('');
  if (read.figures.length + read.rows.length === 0)
    expect(read.faults.length + read.questions.length).toBeGreaterThan(0);
}

const release: Value[][] = [
  ['Table 5: Number of police firearms operations by police force, England and Wales', null, null],
  ['Published: 25 July 2024'],
  ['Police force', '2022/23', '2023/24'],
  ['West Midlands', 5, '1,210 r'],
  ['West Midlands', 4, '..'],
  ['Kent', 100, 110],
  ['London, City of', '[x]', 1],
  ['Total', 109, null],
  ['Notes'],
];
const own =
  'geography,geography_type,date,measure,value,release,released,source_id,as_described,note\nKent,force,2024-03-31,armed_officers,12,HO Jul 2024,2024-07-11,HO2024,,"a, b"\n';
const signs = fc.constantFrom(
  '"',
  ',',
  ';',
  '\n',
  '%',
  '..',
  '-',
  '[x]',
  '“',
  '\u0000',
  '31/03/2024',
  '0.436',
  '1,234',
  'West Midlands',
  '45747',
);

const cutUp = (bytes: Uint8Array) =>
  fc
    .array(
      fc.record({
        at: fc.nat({ max: bytes.length }),
        remove: fc.nat({ max: 12 }),
        insert: fc.oneof(
          fc.uint8Array({ maxLength: 4 }),
          signs.map((sign) => Buffer.from(sign)),
        ),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map((changes) =>
      changes.reduce<Uint8Array>(
        (all, { at, remove, insert }) =>
          Buffer.concat([all.subarray(0, at), insert, all.subarray(at + remove)]),
        bytes,
      ),
    );

describe('whatever bytes come in', () => {
  test('random ones', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('', 'PK\x03\x04', '\xff\xfe', '\xef\xbb\xbf'),
        (bytes, start) => {
          expectFiguresOrFaults('x.csv', Buffer.concat([Buffer.from(start, 'latin1'), bytes]));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('a table in our own shape with bytes changed, lost and added', () => {
    fc.assert(
      fc.property(cutUp(Buffer.from(own)), (bytes) => {
        expectFiguresOrFaults('armed-officers.csv', bytes);
      }),
      { numRuns: 400 },
    );
  });

  test.each(['xlsx', 'ods'] as const)('a damaged %s', (kind) => {
    const whole = makeWorkbook([{ name: 'Table_5', rows: release }], kind);
    fc.assert(
      fc.property(cutUp(whole), (bytes) => {
        expectFiguresOrFaults(`x.${kind}`, bytes);
      }),
      { numRuns: 150 },
    );
  });

  test('a release with cells changed, lost, added and moved', () => {
    const cell: fc.Arbitrary<Value> = fc.oneof(
      signs,
      fc.double(),
      fc.integer(),
      fc.date({ noInvalidDate: true, min: new Date('1901-01-01'), max: new Date('2099-01-01') }),
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constant(null),
      fc.boolean(),
    );
    const change = fc.record({
      row: fc.nat({ max: release.length - 1 }),
      column: fc.nat({ max: 3 }),
      cell,
      how: fc.constantFrom('set', 'insert', 'drop row', 'double row'),
    });
    fc.assert(
      fc.property(
        fc.array(change, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('xlsx', 'ods'),
        (changes, kind) => {
          const rows = structuredClone(release);
          for (const { row, column, cell, how } of changes) {
            const cells = rows[row] ?? [];
            if (how === 'set') cells[column] = cell;
            else if (how === 'insert') cells.splice(column, 0, cell);
            else if (how === 'drop row') rows.splice(row, 1);
            else rows.splice(row, 0, [...cells]);
          }
          expectFiguresOrFaults(
            `x.${kind}`,
            makeWorkbook(
              [{ name: 'Table_5', rows: rows.map((cells) => Array.from(cells, (cell) => cell ?? null)) }],
              kind,
            ),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  test('a file that claims a million rows, or columns without end', () => {
    for (const [rows, columns] of [
      [1_048_576, 1],
      [1, 16_384],
      [1_048_576, 16_384],
    ] as const)
      expectFiguresOrFaults('x.ods', claimingOds(rows, columns));
  });
});

/** An ODS of a few bytes that says it repeats one row and one cell so often. */
function claimingOds(rows: number, columns: number): Uint8Array {
  const zip = zipContainer.read(
    Buffer.from(makeWorkbook([{ name: 'S', rows: [['Firearms operations'], [5]] }], 'ods')),
    { type: 'buffer' },
  );
  const content = zipContainer.find(zip, 'content.xml');
  if (!content) throw new Error('no content.xml');
  const xml = Buffer.from(content.content)
    .toString()
    .replaceAll('<table:table-row>', `<table:table-row table:number-rows-repeated="${rows}">`)
    .replaceAll('<table:table-cell ', `<table:table-cell table:number-columns-repeated="${columns}" `);
  expect(xml).toContain(`table:number-rows-repeated="${rows}"`);
  content.content = Buffer.from(xml);
  return new Uint8Array(zipContainer.write(zip, { type: 'buffer', fileType: 'zip' }));
}
