import { describe, expect, test } from 'vitest';
import type { Mapping } from './mappings.ts';
import type { MadeSheet, Value } from './testing/make-workbook.ts';
import { readBytes, readSheets, tell, told } from './testing/read.ts';

const means = (what: Mapping['what'], met: string, meaning: string): Mapping => ({
  what,
  met,
  means: meaning,
  first_met: null,
});

const title = 'Table 5: Number of police firearms operations by police force, England and Wales';
const heads: Value[] = ['Police force', '2022/23', '2023/24'];
const forces: Value[][] = [
  ['Kent', 100, 110],
  ['Essex', 200, 210],
  ['Surrey', 300, 310],
];

/** Faults and questions alone; the figures beside them are right. */
const doubts = (
  rows: Value[][],
  { headings = heads, mappings = [] as Mapping[], notes = [] as Value[][] } = {},
) =>
  tell(readSheets([{ name: 'Table_5', rows: [[title], [], headings, ...rows, ...notes] }], { mappings }))
    .filter((line) => !/^Table_5!\w+ operations/.test(line))
    .join('\n');

describe('accidents of spreadsheets', () => {
  test('none', () => {
    expect(doubts(forces)).toBe('');
  });

  test('a row that has slipped to the right, or lost its name', () => {
    expect(doubts([...forces, [null, 'Sussex', 50, 51]])).toMatchInlineSnapshot(`
      "release.xlsx:Table_5!D4 — got "", expected a heading above the figures of this column; look it up in the release; or delete the column, if it is not wanted
      release.xlsx:Table_5!A7 — got "", expected the name of a force or region beside the figures of this row; look whether the row has slipped by a column, or delete it"
    `);
    expect(doubts([...forces, [50, 51]])).toMatchInlineSnapshot(
      `"release.xlsx:Table_5!A7 — got "50", expected the name of a force or region beside the figures of this row; look whether the row has slipped by a column, or delete it"`,
    );
    expect(doubts([...forces, ['Sussex', 'Kent', 51]])).toMatchInlineSnapshot(
      `"release.xlsx:Table_5!B7 — got "Kent", expected a number; the name of a place stands here; the row has slipped by a column: move it back"`,
    );
  });

  test('a row that stands twice', () => {
    expect(doubts([...forces, ['Kent', 100, 110]])).toMatchInlineSnapshot(
      `"accepted: 2 figures that stood already, with the same value, such as Table_5!B4 and Table_5!B7"`,
    );
    expect(doubts([...forces, ['Kent', 100, 111]])).toMatchInlineSnapshot(`
      "accepted: 1 figure that stood already, with the same value, such as Table_5!B4 and Table_5!B7
      release.xlsx:Table_5!C7 — got "111", expected 110, as Table_5!C4 says of the same (operations · force · Kent · 2023-04/2024-03 · operations); look which of the two is right, and remove the other"
    `);
  });

  test('a number that became a date, has a decimal comma, is broken or negative', () => {
    expect(doubts([...forces, ['Sussex', new Date('2024-05-04T00:00:00Z'), 51]])).toMatchInlineSnapshot(
      `"release.xlsx:Table_5!B7 — got "5/4/24", expected a number; the spreadsheet has made a date or a time of it; look up the number in the publication and format the cell as text"`,
    );
    expect(doubts([...forces, ['Sussex', '43,6', '1,234']])).toMatchInlineSnapshot(`
      "release.xlsx:Table_5!B7 — got "43,6", expected a whole number; look the figure up in the release; the row or the column may have slipped
      release.xlsx:Table_5!C7 — got "1,234", expected a number of which the comma is plain; other numbers of this file have a decimal comma; write it with a point for decimals, and nothing between thousands"
    `);
    expect(doubts([...forces, ['Sussex', -5, { value: 0.5, format: '0%' }]])).toMatchInlineSnapshot(`
      "release.xlsx:Table_5!B7 — got "-5", expected a number, 0 or more, with a point before decimals; look the figure up in the release; the row or the column may have slipped
      release.xlsx:Table_5!C7 — got "50%", expected a count, not a percentage; look whether the column has slipped"
    `);
  });

  test('a share without its percent sign', () => {
    const shares: MadeSheet = {
      name: 'T',
      rows: [
        ['Firearms operations involving ARVs, England and Wales'],
        ['Year ending March', 'Percentage of operations involving ARVs'],
        ['2023/24', 0.938],
      ],
    };
    expect(tell(readSheets([shares]))).toEqual([
      'release.xlsx:T!B3 — got "0.938", expected a percentage such as 43.6; this one may be a part of 1; write it with a percent sign, as it is meant',
    ]);
  });

  test('dates in headings that became numbers, or may be in US order', () => {
    expect(doubts(forces, { headings: ['Police force', 45_016, '03/04/2024'] })).toMatchInlineSnapshot(`
      "Table_5!B4 ? time “45016”: a time that can be told; a spreadsheet has made a number of a date
      Table_5!C4 ? time “03/04/2024”: a time that can be told; the day and the month may have been exchanged"
    `);
  });

  test('forces that do not add to their region, as when a figure has slipped by a row', () => {
    const east: Value[][] = [
      ['East of England', 21],
      ['Norfolk', 1],
      ['Suffolk', 2],
      ['Essex', 3],
      ['Bedfordshire', 4],
      ['Cambridgeshire', 5],
      ['Hertfordshire', 5],
    ];
    expect(doubts(east)).toMatchInlineSnapshot(
      `"release.xlsx:Table_5!B4 — got "21", expected 20, the forces of East of England added up (operations · 2022-04/2023-03 · operations); look whether a row or a column has slipped; if the release is at odds with itself, mend the copy as its notes say"`,
    );
  });

  test('a force and a region of one name that the figures do not tell apart', () => {
    expect(
      doubts([
        ['North East', 1, 1],
        ['West Midlands', 5, 5],
        ['West Midlands', 5, 5],
        ['Kent', 1, 1],
      ]),
    ).toMatchInlineSnapshot(
      `"Table_5!A5 ? place “West Midlands”: it told apart: a force or a region has this name"`,
    );
  });
});

describe('what is not understood', () => {
  test('a force by a name that was never met is asked for, and known from then on', () => {
    const rows = [...forces, ['Heddlu’r Canolbarth', 3, 4]];
    expect(doubts(rows)).toMatchInlineSnapshot(
      `"Table_5!A7 ? place “Heddlu’r Canolbarth”: a force as in data/police-forces.csv, a region, or \`left out\`"`,
    );
    expect(doubts(rows, { mappings: [means('place', 'Heddlu’r Canolbarth', 'Dyfed-Powys')] })).toBe('');
    expect(doubts(rows, { mappings: [means('place', 'Heddlu’r Canolbarth', 'left out')] })).toBe(
      'left out: Heddlu’r Canolbarth',
    );
  });

  test('a hyphen means what the notes say, or what an editor says', () => {
    const rows = [...forces, ['Sussex', '-', 51]];
    expect(doubts(rows)).toMatchInlineSnapshot(
      `"Table_5!B7 ? sign “-”: \`zero\` or \`not known\`, as the notes of the release say"`,
    );
    const sussex = (parameters: Parameters<typeof doubts>[1]) =>
      tell(
        readSheets([{ name: 'Table_5', rows: [[title], [], heads, ...rows, ...(parameters?.notes ?? [])] }], {
          mappings: parameters?.mappings ?? [],
        }),
      ).filter((line) => line.startsWith('Table_5!B7') || line.startsWith('left out'));
    expect(sussex({ notes: [['Notes'], ["' - ' Denotes nil"]] })).toEqual([
      'Table_5!B7 operations · force · Sussex · 2022-04/2023-03 · operations = 0',
    ]);
    expect(sussex({ notes: [['Notes'], ['- = not available']] })).toEqual([
      'left out: figures that are not known: 1',
    ]);
    expect(sussex({ mappings: [means('sign', '-', 'zero')] })).toEqual([
      'Table_5!B7 operations · force · Sussex · 2022-04/2023-03 · operations = 0',
    ]);
  });

  test('a heading', () => {
    const headings = ['Police force', 'Deployments of dogs 2022/23', null];
    expect(doubts(forces, { headings })).toMatchInlineSnapshot(`
      "left out: Deployments of dogs 2022/23
      Table_5!B4 ? heading “Deployments of dogs”: a measure of the police use of firearms
      Table_5!C4 ? time “Table 5: Number of police firearms operations by police force, England and Wales”: a time that can be told; nothing says for when
      release.xlsx:Table_5!C4 — got "110", expected a heading above the figures of this column; look it up in the release; or delete the column, if it is not wanted"
    `);
  });

  test('a whole file', () => {
    expect(
      told([
        { name: 'Dogs', rows: [['Dogs by force'], ['Force', 'Dogs'], ['Kent', 3]] },
        { name: 'Empty', rows: [] },
      ]),
    ).toMatchInlineSnapshot(`
      "
      release.xlsx:2 sheets — got "2 sheets, of which none was understood; the reasons stand above", expected tables about uses of Taser, reports of firearms, reports of force, police officers, the police use of firearms, or the columns of one of our tables; look at the titles and headings of the sheets; or copy the figures into a table with our columns, which data/README.md lists
      "
    `);
  });

  test('a sheet that is not there', () => {
    expect(
      tell(readSheets([{ name: 'Table_5', rows: [[title], heads, ...forces] }], { sheets: ['Table_6'] })),
    ).toEqual(['--sheet — got "Table_6", expected a sheet of the file: Table_5; spell it the same way']);
  });

  test.for([
    [
      'a PDF',
      '%PDF-1.7',
      'release.ods — got "a PDF", expected a table saved as CSV, XLSX or ODS; look for the data tables of the same release',
    ],
    [
      'nothing',
      '',
      'release.ods — got "an empty file", expected a table saved as CSV, XLSX or ODS; save it again',
    ],
    [
      'a web page',
      '<!DOCTYPE html>',
      'release.ods — got "a web page", expected a table saved as CSV, XLSX or ODS; download the table itself, not the page that shows it',
    ],
    [
      'an old workbook',
      '\xd0\xcf\x11\xe0',
      'release.ods — got "an old .xls workbook, or one with a password", expected a table saved as CSV, XLSX or ODS; open it and save it as XLSX without a password',
    ],
    [
      'a zip',
      'PK\x03\x04',
      'release.ods — got "a zip file that is no workbook", expected a table saved as CSV, XLSX or ODS; unpack it, and hand in the table that is inside',
    ],
  ] as const)('%s', ([, start, fault]) => {
    expect(() => readBytes('release.ods', Buffer.from(start, 'latin1'))).toThrow(fault);
  });
});
