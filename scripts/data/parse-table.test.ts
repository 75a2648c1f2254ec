import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amount, count, date, flag, oneOf, optional, percent, sources, text } from '../../src/data/column.ts';
import { defineTable, rowsSchema } from '../../src/data/table.ts';
import { tableDefinitions, tableNames } from '../../src/data/tables/index.ts';
import { formatError } from './data-error.ts';
import { parseTable } from './parse-table.ts';
import { formatErrors } from './testing/fixture-tables.ts';

const definition = defineTable({
  name: 'officers',
  about: 'A table with a column of each kind.',
  columns: {
    place: text('Where.'),
    date: date('When.'),
    measure: oneOf(['armed', 'all'], 'What was counted.'),
    value: count('Officers.'),
    fte: optional(amount('Full-time equivalents.')),
    percent: optional(percent('Share.')),
    preferred: flag('The row that is used.'),
    source_id: sources(),
    note: optional(text('What a reader should know.')),
  },
  key: ['place', 'date', 'measure'],
});

const header = 'place,date,measure,value,fte,percent,preferred,source_id,note';
const kent = 'Kent,2019-03-31,armed,170,165.5,4.6,1,S01;S02,counted by hand';
const essex = 'Essex,2019,all,1,,,0,S01,';

const parseBytes = (bytes: Uint8Array) => parseTable(definition, bytes);
const parse = (...lines: string[]) => parseBytes(Buffer.from(`${lines.join('\n')}\n`));
const errors = (...lines: string[]) => formatErrors(parse(...lines).errors);

test('a row becomes typed values and its number in the spreadsheet; an empty cell is null, not zero', () => {
  expect(parse(header, kent, essex)).toMatchObject({
    errors: [],
    rows: [
      {
        row: 2,
        place: 'Kent',
        date: '2019-03-31',
        measure: 'armed',
        value: 170,
        fte: 165.5,
        percent: 4.6,
        preferred: true,
        source_id: ['S01', 'S02'],
        note: 'counted by hand',
      },
      {
        row: 3,
        place: 'Essex',
        date: '2019',
        measure: 'all',
        value: 1,
        fte: null,
        percent: null,
        preferred: false,
        source_id: ['S01'],
        note: null,
      },
    ],
  });
});

test('columns in another order, a byte order mark and the line ends of other computers make no difference', () => {
  const usual = parse(header, kent, essex);
  expect(parseBytes(Buffer.from(`\uFEFF${header}\r\n${kent}\r\n${essex}\r\n`))).toEqual(usual);
  expect(parseBytes(Buffer.from(`${header}\n${kent}\r\n${essex}\r\n`))).toEqual(usual);
  const turned = [header, kent, essex].map((line) => line.split(',').toReversed().join(','));
  expect(parse(...turned)).toEqual(usual);
});

test('a text is kept as it is, whatever it holds', () => {
  const cells = [
    '<img src=x onerror=alert(1)>',
    '=HYPERLINK("https://example.org")',
    'שלום\nabc',
    'x'.repeat(2000),
  ];
  const kept = cells.map((cell) => {
    const quoted = `"${cell.replaceAll('"', '""')}"`;
    return parse(header, kent.replace('counted by hand', quoted)).rows[0]?.['note'];
  });
  expect(kept).toEqual(cells);
});

test('a cell that does not fit is an error with its place, what it holds, what it should hold and the fix', () => {
  const cells: [from: string, to: string][] = [
    ['170', 'about 170'],
    [',170,', ',"6,621",'],
    ['170', '170.5'],
    ['170', ''],
    ['165.5', '-1'],
    ['165.5', '1e3'],
    ['165.5', '0x10'],
    ['165.5', '9007199254740993'],
    ['165.5', '12345678901234.56'],
    ['4.6', '4.6%'],
    ['4.6', '1/4'],
    ['4.6', '436'],
    ['armed', 'Armed'],
    ['2019-03-31', '2017-02-30'],
    ['2019-03-31', '31/03/2019'],
    [',1,', ',yes,'],
    ['Kent', ''],
    ['S01;S02', ' ; '],
  ];
  const found = cells.map(([from, to]) => errors(header, kent.replace(from, to)));
  expect(found.join('\n')).toMatchInlineSnapshot(`
    "data/officers.csv:2:value — received "about 170", expected a whole number, 0 or more; write digits alone, without commas, spaces or signs
    data/officers.csv:2:value — received "6,621", expected a whole number, 0 or more; write digits alone, without commas, spaces or signs
    data/officers.csv:2:value — received "170.5", expected a whole number, 0 or more; write digits alone, without commas, spaces or signs
    data/officers.csv:2:value — received "", expected a whole number, 0 or more; write digits alone, without commas, spaces or signs
    data/officers.csv:2:fte — received "-1", expected a number, 0 or more, with a point before decimals, or an empty cell; write digits alone, without commas, spaces or signs
    data/officers.csv:2:fte — received "1e3", expected a number, 0 or more, with a point before decimals, or an empty cell; write digits alone, without commas, spaces or signs
    data/officers.csv:2:fte — received "0x10", expected a number, 0 or more, with a point before decimals, or an empty cell; write digits alone, without commas, spaces or signs
    data/officers.csv:2:fte — received "9007199254740993", expected a number, 0 or more, with a point before decimals, or an empty cell; write digits alone, without commas, spaces or signs
    data/officers.csv:2:fte — received "12345678901234.56", expected a number, 0 or more, with a point before decimals, or an empty cell; write digits alone, without commas, spaces or signs
    data/officers.csv:2:percent — received "4.6%", expected a percentage from 0 to 100, such as 43.6, or an empty cell; write the number alone, without the percent sign and not as a fraction of 1
    data/officers.csv:2:percent — received "1/4", expected a percentage from 0 to 100, such as 43.6, or an empty cell; write the number alone, without the percent sign and not as a fraction of 1
    data/officers.csv:2:percent — received "436", expected a percentage from 0 to 100, such as 43.6, or an empty cell; write the number alone, without the percent sign and not as a fraction of 1
    data/officers.csv:2:measure — received "Armed", expected one of armed, all; choose one of these, spelt the same way
    data/officers.csv:2:date — received "2017-02-30", expected a date as 2017-01-31, or 2017-01 or 2017 where no more is known; type it again as year-month-day; in a spreadsheet type an apostrophe first, which is not saved
    data/officers.csv:2:date — received "31/03/2019", expected a date as 2017-01-31, or 2017-01 or 2017 where no more is known; type it again as year-month-day; in a spreadsheet type an apostrophe first, which is not saved
    data/officers.csv:2:preferred — received "yes", expected 1 for yes or 0 for no; write 1 or 0
    data/officers.csv:2:place — received "", expected some text; fill the cell
    data/officers.csv:2:source_id — received "·;·", expected no space or line break at either end; delete what is shown as · or ↵"
  `);
  expect(errors(header, kent.replace('165.5', '1234567890123.45'))).toBe('');
});

test('a table that does not fit is told by its cause, not by every cell that it spoils', () => {
  const tables = [
    [header.replace(',note', ''), kent.replace(',counted by hand', '')],
    [`${header},colour`, `${kent},red`],
    [`${header},value`, `${kent},171`],
    [header.replace('value', 'Value'), kent],
    [header.replaceAll(',', ';'), kent.replaceAll(',', ';')],
    [header.replaceAll(',', '\t'), kent.replaceAll(',', '\t')],
    ['Column1,Column2,Column3', header, kent],
    ['Officers', '', header, kent],
    [header, '', kent],
    [header, ',,,,,,,,', kent],
    [header, `${kent}, and again`],
    [header, kent.replace(',170', '')],
    [header, kent, `${essex}"as published`],
    [header, kent, `${essex}"the "armed" officers"`],
    [header, kent, essex, kent],
  ];
  expect(tables.map((lines) => errors(...lines)).join('\n')).toMatchInlineSnapshot(`
    "data/officers.csv:1:note — received "no such column", expected a column named note; put it back, spelt the same way
    data/officers.csv:1 — received "colour", expected one of place, date, measure, value, fte, percent, preferred, source_id, note; remove or rename the column
    data/officers.csv:1:value — received "the column twice", expected each column once; remove one of the two
    data/officers.csv:1:value — received "no such column", expected a column named value; put it back, spelt the same way
    data/officers.csv:1 — received "Value", expected one of place, date, measure, value, fte, percent, preferred, source_id, note; remove or rename the column
    data/officers.csv:1 — received "cells with semicolons between", expected the names of the columns, place,date,measure,…, in row 1 with commas between; save it again as “CSV UTF-8” with commas; if the spreadsheet offers none, save it as XLSX and run npm run data:add with it
    data/officers.csv:1 — received "cells with tabs between", expected the names of the columns, place,date,measure,…, in row 1 with commas between; save it again as “CSV UTF-8” with commas; if the spreadsheet offers none, save it as XLSX and run npm run data:add with it
    data/officers.csv:1 — received "Column1,Column2,Column3", expected the names of the columns, place,date,measure,…, in row 1 with commas between; delete the row above them
    data/officers.csv:1 — received "Officers", expected the names of the columns, place,date,measure,…, in row 1 with commas between; delete the 2 rows above them
    data/officers.csv:2 — received "an empty row", expected a row with figures; delete the row
    data/officers.csv:2 — received "an empty row", expected a row with figures; delete the row
    data/officers.csv:2 — received "10 cells", expected 9 cells, as in the header; look for a comma too many or too few
    data/officers.csv:2 — received "8 cells", expected 9 cells, as in the header; look for a comma too many or too few
    data/officers.csv:3 — received ""as published", expected a quotation mark at the end of a cell that begins with one, and those within it doubled; look at the quotation marks of this row
    data/officers.csv:3 — received ""the "armed" officers"", expected a quotation mark at the end of a cell that begins with one, and those within it doubled; look at the quotation marks of this row
    data/officers.csv:4:place+date+measure — received "Kent, 2019-03-31, armed", expected one row for each; row 2 says the same; delete one, or name the release that makes them differ"
  `);
  expect(parseBytes(new Uint8Array()).errors).toHaveLength(9);
  expect(errors(header, kent, kent.replace('armed', 'all'), kent.replace('2019-03-31', '2019'))).toBe('');
});

test('a file that is not UTF-8 is told by its kind, with the row in which that shows', () => {
  const saved = (encoding: 'latin1' | 'utf16le', text: string) =>
    formatErrors(parseBytes(Buffer.from(`${text}\n`, encoding)).errors);
  const found = [
    saved('latin1', `${header}\n${kent.replace('counted', 'compt\u00E9')}`),
    saved('utf16le', `\uFEFF${header}\n${kent}`),
  ];
  expect(found.join('\n')).toMatchInlineSnapshot(`
    "data/officers.csv:2 — received "compté, if the file was saved as Windows-1252", expected a file saved as UTF-8; save it again as “CSV UTF-8”
    data/officers.csv — received "a file saved as UTF-16, also called Unicode text", expected a file saved as UTF-8; save it again as “CSV UTF-8”"
  `);
});

test('all errors come at once, and rows are counted as the spreadsheet counts them', () => {
  const severalLines = kent.replace('counted by hand', '"first line\n\nthird line"');
  const wrong = [kent.replace('Kent', '').replace('170', 'many'), '', 'Essex,2019,all,2,,,maybe,S01,'];
  expect(errors(header, severalLines, ...wrong, kent)).toMatchInlineSnapshot(`
    "data/officers.csv:3:place — received "", expected some text; fill the cell
    data/officers.csv:3:value — received "many", expected a whole number, 0 or more; write digits alone, without commas, spaces or signs
    data/officers.csv:4 — received "an empty row", expected a row with figures; delete the row
    data/officers.csv:5:preferred — received "maybe", expected 1 for yes or 0 for no; write 1 or 0
    data/officers.csv:6:place+date+measure — received "Kent, 2019-03-31, armed", expected one row for each; row 2 says the same; delete one, or name the release that makes them differ"
  `);
});

test('an error names no more than it knows, and a very long cell is cut', () => {
  const error = {
    file: 'data/officers.csv',
    received: 'x'.repeat(500),
    expected: 'a number',
    fix: 'write one',
  };
  const cut = `received "${'x'.repeat(200)}…", expected a number; write one`;
  expect(formatErrors([error, { ...error, row: 7 }, { ...error, row: 7, column: 'value' }])).toBe(
    ['', ':7', ':7:value'].map((position) => `data/officers.csv${position} — ${cut}`).join('\n'),
  );
});

test('every table of data/ fits', () => {
  const parsed = tableNames.map((name) =>
    parseTable(tableDefinitions[name], readFileSync(`data/${name}.csv`)),
  );
  expect(formatErrors(parsed.flatMap((table) => table.errors))).toBe('');
});

test('random bytes, and random text below the right header, become typed rows or errors that can be read', () => {
  const real = tableDefinitions['survey-counts'];
  const demandRowsOrErrors = (bytes: Uint8Array) => {
    const { rows, errors } = parseTable(real, bytes);
    expect(rowsSchema(real).safeParse(rows).error).toBeUndefined();
    for (const error of errors)
      expect(formatError(error)).toMatch(
        /^data\/survey-counts\.csv(:\d+)?(:[a-z_+]+)? — received "[^]*", expected .+; .+$/,
      );
    return errors;
  };
  const cells = fc.oneof(
    fc.constantFrom('"', ',', '\n', '\r\n', ';', '1', 'MPF2017', 'members'),
    fc.string({ unit: 'binary', maxLength: 4 }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(demandRowsOrErrors(bytes)).not.toEqual([]);
    }),
  );
  fc.assert(
    fc.property(fc.array(cells, { maxLength: 30 }), (parts) => {
      demandRowsOrErrors(Buffer.from(`${Object.keys(real.columns).join()}\n${parts.join('')}`));
    }),
  );
});
