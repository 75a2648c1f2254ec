import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amount, count, date, flag, oneOf, optional, percent, sources, text } from '../../src/data/column.ts';
import { defineTable, rowsSchema } from '../../src/data/table.ts';
import { tableDefinitions, tableNames } from '../../src/data/tables/index.ts';
import { formatError } from './data-error.ts';
import { parseTable } from './parse-table.ts';

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

const read = (...lines: string[]) => parseTable(definition, Buffer.from(`${lines.join('\n')}\n`));
const errors = (...lines: string[]) =>
  read(...lines)
    .errors.map(formatError)
    .join('\n');
/** The faults of one row with one cell changed. */
const withCell = (from: string, to: string) => errors(header, kent.replace(from, to));

describe('a row that fits', () => {
  test('becomes typed values and its row in the spreadsheet', () => {
    expect(read(header, kent)).toEqual({
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
      ],
    });
  });

  test('may have empty cells where they are optional: they are null, not zero', () => {
    expect(read(header, 'Kent,2019,all,0,,,0,S01,').rows).toEqual([
      {
        row: 2,
        place: 'Kent',
        date: '2019',
        measure: 'all',
        value: 0,
        fte: null,
        percent: null,
        preferred: false,
        source_id: ['S01'],
        note: null,
      },
    ]);
  });

  test('may stand under columns in another order', () => {
    expect(
      read('value,place,date,measure,fte,percent,preferred,source_id,note', '170,Kent,2019,all,,,0,S01,')
        .rows,
    ).toMatchObject([{ place: 'Kent', value: 170 }]);
  });

  test('may come from a spreadsheet that writes a byte order mark and Windows line ends', () => {
    const saved = parseTable(definition, Buffer.from(`\uFEFF${header}\r\n${kent}\r\n`));
    expect(saved).toEqual(read(header, kent));
  });

  test('may come from several computers: a line that ends as on Windows has no sign more than the others', () => {
    expect(parseTable(definition, Buffer.from(`${header}\n${kent}\r\nEssex,2019,all,1,,,0,S01,\r\n`))).toEqual(
      read(header, kent, 'Essex,2019,all,1,,,0,S01,'),
    );
  });

  test.each([
    ['markup', '<img src=x onerror=alert(1)>'],
    ['a formula', '=HYPERLINK("https://example.org")'],
    ['right-to-left text', 'שלום \u202Eabc'],
    ['spaces around it', '  as published  '],
    ['a very long word', 'x'.repeat(5000)],
  ])('keeps %s as it is', (_kind, cell) => {
    expect(read(header, kent.replace('counted by hand', `"${cell.replaceAll('"', '""')}"`))).toMatchObject({
      rows: [{ note: cell }],
      errors: [],
    });
  });
});

describe('a cell that does not fit', () => {
  test('a word for a number', () => {
    expect(withCell('170', 'about 170')).toMatchInlineSnapshot(
      `"data/officers.csv:2:value — received "about 170", expected a whole number, 0 or more; write digits alone, without commas, spaces or signs"`,
    );
  });

  test('a number with commas', () => {
    expect(withCell(',170,', ',"6,621",')).toMatchInlineSnapshot(
      `"data/officers.csv:2:value — received "6,621", expected a whole number, 0 or more; write digits alone, without commas, spaces or signs"`,
    );
  });

  test('a part of an officer', () => {
    expect(withCell('170', '170.5')).toMatchInlineSnapshot(
      `"data/officers.csv:2:value — received "170.5", expected a whole number, 0 or more; write digits alone, without commas, spaces or signs"`,
    );
  });

  test('a number below zero', () => {
    expect(withCell('165.5', '-1')).toMatchInlineSnapshot(
      `"data/officers.csv:2:fte — received "-1", expected a number, 0 or more, with a point before decimals, or an empty cell; write digits alone, without commas, spaces or signs"`,
    );
  });

  test('a number in hexadecimal or scientific notation is not guessed at', () => {
    expect(withCell('165.5', '1e3')).toMatchInlineSnapshot(
      `"data/officers.csv:2:fte — received "1e3", expected a number, 0 or more, with a point before decimals, or an empty cell; write digits alone, without commas, spaces or signs"`,
    );
    expect(withCell('165.5', '0x10')).toMatchInlineSnapshot(
      `"data/officers.csv:2:fte — received "0x10", expected a number, 0 or more, with a point before decimals, or an empty cell; write digits alone, without commas, spaces or signs"`,
    );
  });

  test('a number of more digits than a computer’s number holds', () => {
    for (const long of ['9007199254740993', '12345678901234.56'])
      expect(withCell('165.5', long)).toMatch(`data/officers.csv:2:fte — received "${long}", expected a number`);
    expect(withCell('165.5', '1234567890123.45')).toBe('');
  });

  test('a percent sign', () => {
    expect(withCell('4.6', '4.6%')).toMatchInlineSnapshot(
      `"data/officers.csv:2:percent — received "4.6%", expected a percentage from 0 to 100, such as 43.6, or an empty cell; write the number alone, without the percent sign and not as a fraction of 1"`,
    );
  });

  test('a fraction', () => {
    expect(withCell('4.6', '1/4')).toMatchInlineSnapshot(
      `"data/officers.csv:2:percent — received "1/4", expected a percentage from 0 to 100, such as 43.6, or an empty cell; write the number alone, without the percent sign and not as a fraction of 1"`,
    );
  });

  test('more than a hundred percent', () => {
    expect(withCell('4.6', '436')).toMatchInlineSnapshot(
      `"data/officers.csv:2:percent — received "436", expected a percentage from 0 to 100, such as 43.6, or an empty cell; write the number alone, without the percent sign and not as a fraction of 1"`,
    );
  });

  test('a value that is not among those allowed', () => {
    expect(withCell('armed', 'Armed')).toMatchInlineSnapshot(
      `"data/officers.csv:2:measure — received "Armed", expected one of armed, all; choose one of these, spelt the same way"`,
    );
  });

  test('a day that does not exist', () => {
    expect(withCell('2019-03-31', '2017-02-30')).toMatchInlineSnapshot(
      `"data/officers.csv:2:date — received "2017-02-30", expected a date as 2017-01-31, or 2017-01 or 2017 where no more is known; write year, month, day with hyphens; format the cell as text if the spreadsheet changes it"`,
    );
  });

  test('a date as a spreadsheet rewrites it', () => {
    expect(withCell('2019-03-31', '31/03/2019')).toMatchInlineSnapshot(
      `"data/officers.csv:2:date — received "31/03/2019", expected a date as 2017-01-31, or 2017-01 or 2017 where no more is known; write year, month, day with hyphens; format the cell as text if the spreadsheet changes it"`,
    );
  });

  test('a yes for a 1', () => {
    expect(withCell(',1,', ',yes,')).toMatchInlineSnapshot(
      `"data/officers.csv:2:preferred — received "yes", expected 1 for yes or 0 for no; write 1 or 0"`,
    );
  });

  test('an empty cell where one is needed', () => {
    expect(withCell('Kent', '')).toMatchInlineSnapshot(
      `"data/officers.csv:2:place — received "", expected some text; fill the cell"`,
    );
    expect(withCell('170', '')).toMatchInlineSnapshot(
      `"data/officers.csv:2:value — received "", expected a whole number, 0 or more; write digits alone, without commas, spaces or signs"`,
    );
  });

  test('a list with nothing between its semicolons', () => {
    expect(withCell('S01;S02', ' ; ')).toMatchInlineSnapshot(
      `"data/officers.csv:2:source_id — received " ; ", expected one or more ids of sources.csv, with semicolons between; copy the id from the first column of sources.csv, or add the source there first"`,
    );
  });
});

describe('a table that does not fit', () => {
  test('a column that is missing', () => {
    expect(errors(header.replace(',note', ''), kent.replace(',counted by hand', ''))).toMatchInlineSnapshot(
      `"data/officers.csv:1:note — received "no such column", expected a column named note; put it back, spelt the same way"`,
    );
  });

  test('a column that nobody knows', () => {
    expect(errors(`${header},colour`, `${kent},red`)).toMatchInlineSnapshot(
      `"data/officers.csv:1 — received "colour", expected one of place, date, measure, value, fte, percent, preferred, source_id, note; remove or rename the column"`,
    );
  });

  test('a column that is there twice', () => {
    expect(errors(`${header},value`, `${kent},171`)).toMatchInlineSnapshot(
      `"data/officers.csv:1:value — received "the column twice", expected each column once; remove one of the two"`,
    );
  });

  test('a column that is misspelt is missing under one name and unknown under the other', () => {
    expect(errors(header.replace('value', 'Value'), kent)).toMatchInlineSnapshot(`
      "data/officers.csv:1:value — received "no such column", expected a column named value; put it back, spelt the same way
      data/officers.csv:1 — received "Value", expected one of place, date, measure, value, fte, percent, preferred, source_id, note; remove or rename the column"
    `);
  });

  test('semicolons or tabs are one fault, not every column missing', () => {
    expect(errors(header.replaceAll(',', ';'), kent.replaceAll(',', ';'))).toMatchInlineSnapshot(
      `"data/officers.csv:1 — received "cells with semicolons between", expected the names of the columns, place,date,measure,…, in row 1 with commas between; save it again as “CSV UTF-8” with commas; if the spreadsheet offers none, save it as XLSX and run npm run data:add with it"`,
    );
    expect(errors(header.replaceAll(',', '\t'), kent.replaceAll(',', '\t'))).toMatch(
      /^data\/officers.csv:1 — received "cells with tabs between", expected [^\n]*$/,
    );
  });

  test('a row of column names that a spreadsheet put on top is one fault', () => {
    expect(
      errors('Column1,Column2,Column3,Column4,Column5,Column6,Column7,Column8,Column9', header, kent),
    ).toMatchInlineSnapshot(
      `"data/officers.csv:1 — received "Column1,Column2,Column3,Column4,Column5,Column6,Column7,Column8,Column9", expected the names of the columns, place,date,measure,…, in row 1 with commas between; delete the row above them"`,
    );
    expect(errors('Officers', '', header, kent)).toMatch(/delete the 2 rows above them$/);
  });

  test('no bytes at all', () => {
    expect(parseTable(definition, new Uint8Array()).errors).toHaveLength(9);
  });

  test('an empty row, also as a spreadsheet writes it', () => {
    expect(errors(header, '', kent)).toMatchInlineSnapshot(
      `"data/officers.csv:2 — received "an empty row", expected a row with figures; delete the row"`,
    );
    expect(errors(header, ',,,,,,,,', kent)).toMatchInlineSnapshot(
      `"data/officers.csv:2 — received "an empty row", expected a row with figures; delete the row"`,
    );
  });

  test('a row with a cell too many, or too few', () => {
    expect(errors(header, `${kent}, and again`)).toMatchInlineSnapshot(
      `"data/officers.csv:2 — received "10 cells", expected 9 cells, as in the header; look for a comma too many or too few"`,
    );
    expect(errors(header, kent.replace(',170', ''))).toMatchInlineSnapshot(
      `"data/officers.csv:2 — received "8 cells", expected 9 cells, as in the header; look for a comma too many or too few"`,
    );
  });

  test('a quotation mark that is not closed', () => {
    expect(errors(header, kent, 'Essex,2019,all,1,,,0,S01,"as published')).toMatchInlineSnapshot(
      `"data/officers.csv:3 — received "Quoted field unterminated", expected cells with commas between, quoted where they hold a comma; look at the quotation marks of this row and the one before it"`,
    );
  });

  test('a quotation mark inside a quoted cell', () => {
    expect(errors(header, kent, 'Essex,2019,all,1,,,0,S01,"the "armed" officers"')).toMatchInlineSnapshot(
      `"data/officers.csv:3 — received "Trailing quote on quoted field is malformed", expected cells with commas between, quoted where they hold a comma; look at the quotation marks of this row and the one before it"`,
    );
  });

  test('a file that is not UTF-8 is told by its kind, with the row in which that shows', () => {
    const saved = (encoding: 'latin1' | 'utf16le', text: string) =>
      parseTable(definition, Buffer.from(`${text}\n`, encoding))
        .errors.map(formatError)
        .join('\n');
    expect(saved('latin1', `${header}\n${kent.replace('counted', 'compt\u00E9')}`)).toMatchInlineSnapshot(
      `"data/officers.csv:2 — received "compté, if the file was saved as Windows-1252", expected a file saved as UTF-8; save it again as “CSV UTF-8”"`,
    );
    expect(saved('utf16le', `\uFEFF${header}\n${kent}`)).toMatchInlineSnapshot(
      `"data/officers.csv — received "a file saved as UTF-16, also called Unicode text", expected a file saved as UTF-8; save it again as “CSV UTF-8”"`,
    );
  });

  test('two rows that say the same', () => {
    expect(errors(header, kent, 'Essex,2019,all,1,,,0,S01,', kent)).toMatchInlineSnapshot(
      `"data/officers.csv:4:place+date+measure — received "Kent, 2019-03-31, armed", expected one row for each; row 2 says the same; delete one, or name the release that makes them differ"`,
    );
  });

  test('two rows of which the key only looks the same are kept apart', () => {
    expect(errors(header, kent, kent.replace('armed', 'all'), kent.replace('2019-03-31', '2019'))).toBe('');
  });
});

test('all faults come at once', () => {
  expect(
    errors(
      header,
      kent.replace('Kent', '').replace('170', 'many'),
      '',
      'Essex,2019,all,1,,,0,S01,',
      'Essex,2019,all,2,,,maybe,S01,',
      kent,
      kent,
    ),
  ).toMatchInlineSnapshot(`
    "data/officers.csv:2:place — received "", expected some text; fill the cell
    data/officers.csv:2:value — received "many", expected a whole number, 0 or more; write digits alone, without commas, spaces or signs
    data/officers.csv:3 — received "an empty row", expected a row with figures; delete the row
    data/officers.csv:5:preferred — received "maybe", expected 1 for yes or 0 for no; write 1 or 0
    data/officers.csv:7:place+date+measure — received "Kent, 2019-03-31, armed", expected one row for each; row 6 says the same; delete one, or name the release that makes them differ"
  `);
});

test('a row is counted as the spreadsheet counts it, also below a cell of several lines', () => {
  const note = '"first line\nsecond line\n\nfourth line"';
  expect(
    errors(
      header,
      kent.replace('counted by hand', note),
      kent.replace('2019', '2020').replace('170', 'many'),
    ),
  ).toMatchInlineSnapshot(
    `"data/officers.csv:3:value — received "many", expected a whole number, 0 or more; write digits alone, without commas, spaces or signs"`,
  );
});

test.each(tableNames)('data/%s.csv fits', (name) => {
  expect(parseTable(tableDefinitions[name], readFileSync(`data/${name}.csv`)).errors.map(formatError)).toEqual(
    [],
  );
});

describe('whatever a file holds', () => {
  const real = tableDefinitions['survey-counts'];

  /** Never throws; rows that come back are as the schema has them; where there are none, something is said. */
  function expectRowsOrFaults(bytes: Uint8Array) {
    const { rows, errors } = parseTable(real, bytes);
    expect(rowsSchema(real).safeParse(rows).error).toBeUndefined();
    for (const error of errors)
      expect(formatError(error)).toMatch(
        /^data\/survey-counts\.csv(:\d+)?(:[a-z_+]+)? — received "[^]*", expected .+; .+$/,
      );
    return { rows, errors };
  }

  test('random bytes are rows or faults', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(expectRowsOrFaults(bytes).errors).not.toEqual([]);
      }),
    );
  });

  test('random text below the right header is rows or faults', () => {
    const line = fc.array(
      fc.oneof(
        fc.constantFrom('"', ',', '\n', '\r\n', ';', '1', 'MPF2017', 'members'),
        fc.string({ unit: 'binary', maxLength: 4 }),
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(line, (parts) => {
        expectRowsOrFaults(
          Buffer.from(`survey_id,measure,value,qualifier,preferred,source_id\n${parts.join('')}`),
        );
      }),
    );
  });
});
