import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { readSheets, tell, readBytes, type Reading } from './testing/read.ts';

const header = 'geography,geography_type,date,measure,value,release,released,source_id,as_described,note';
const row =
  'England and Wales,england_wales,2025-03-31,operationally_deployable,5753,HO Jul 2025,2025-07-10,HO2025,,';
const read = (text: string | Buffer, reading: Reading = {}, file = 'figures.csv') =>
  tell(readBytes(file, Buffer.from(text), reading));
const taken = `A2 armed-officers: ${row}`;
/** The row with one of its cells changed. */
const changed = (from: string, to: string) => read([header, row.replace(from, to)].join('\n')).join('\n');

describe('harmless: taken, and mentioned', () => {
  test.for([
    ['as it should be', `${header}\n${row}\n`, []],
    [
      'with a byte order mark and Windows line ends',
      `\ufeff${header}\r\n${row}\r\n`,
      ['accepted: begins with a byte order mark'],
    ],
    [
      'with semicolons',
      `${header}\n${row}`.replaceAll(',', ';'),
      ['accepted: cells are parted by semicolons, not commas'],
    ],
    [
      'with tabs',
      `${header}\n${row}`.replaceAll(',', '\t'),
      ['accepted: cells are parted by tabs, not commas'],
    ],
    [
      'with its columns in another order',
      'date,geography,geography_type,measure,release,value,released,source_id,as_described,note\n2025-03-31,England and Wales,england_wales,operationally_deployable,HO Jul 2025,5753,2025-07-10,HO2025,,',
      [],
    ],
    [
      'with columns named as people write them',
      `${header.replace('geography_type', 'Geography type').replace('value', 'VALUE')}\n${row}`,
      [],
    ],
    [
      'with thousands',
      `${header}\n${row.replace('5753', '"5,753"')}`,
      ['accepted: numbers with commas between thousands'],
    ],
    [
      'with a day as the country writes it',
      `${header}\n${row.replace('2025-03-31', '31/03/2025')}`,
      ['accepted: dates in another order in date, such as 31/03/2025'],
    ],
    [
      'without leading zeros',
      `${header}\n${row.replace('2025-03-31', '2025-3-31')}`,
      ['accepted: dates in another order in date, such as 2025-3-31'],
    ],
    [
      'with wide spaces',
      `${header}\n${row.replace('england_wales', ' england_wales\u00a0').replace('England and Wales', 'England\u00a0and Wales')}`,
      ['accepted: places under other names: England\u00a0and Wales is England and Wales'],
    ],
    [
      'with the row twice',
      `${header}\n${row}\n${row}`,
      ['accepted: 1 row that stood already, such as A2 and A3'],
    ],
    [
      'with a column too many',
      `${header},remark\n${row},x`,
      ['left out: columns that the table does not have: remark'],
    ],
  ] as const)('%s', ([, text, remarks]) => {
    expect(read(text)).toEqual([taken, ...remarks]);
  });

  test('blank rows and a row “Column1” above', () => {
    expect(
      read(
        ['Column1,Column2,Column3', header, row, '', row.replace('2025-03-31', '2024-03-31')].join('\n'),
      ).slice(2),
    ).toEqual([
      'accepted: blank rows',
      'accepted: rows above the names of the columns, which stand in row 2',
    ]);
  });

  test('Windows-1252 and UTF-16', () => {
    const text = `${header}\n${row}caf\u00e9`;
    expect(read(Buffer.from(text, 'latin1'))).toEqual([
      `${taken}café`,
      'accepted: saved as Windows-1252, not UTF-8',
    ]);
    expect(read(Buffer.from(`\ufeff${text}`, 'utf16le'))).toEqual([
      `${taken}café`,
      'accepted: saved as UTF-16, not UTF-8',
    ]);
  });

  test('a workbook of our table: dates, numbers and percent signs of the spreadsheet', () => {
    const cells = row.split(',');
    const rows = [
      header.split(','),
      cells.map((cell, column) =>
        column === 2 ? new Date('2025-03-31T00:00:00Z') : column === 4 ? 5753 : cell,
      ),
    ];
    for (const kind of ['xlsx', 'ods'] as const)
      expect(tell(readSheets([{ name: 'armed-officers', rows }], {}, kind))).toEqual([
        `armed-officers!A2 armed-officers: ${row}`,
        'accepted: dates of the spreadsheet in date',
      ]);
  });

  test('43.6% as 0.436 under a percent sign', () => {
    const answer = (percent: string | { value: number; format: string }) =>
      tell(
        readSheets([
          {
            name: 'S',
            rows: [
              'survey_id,question_id,option_id,kind,percent,base,preferred,source_id'.split(','),
              ['MPF2017', 'arming_view', 'x', 'option', percent, 'all', 1, 'S01'],
            ],
          },
        ]),
      );
    expect(answer({ value: 0.436, format: '0.0%' })[0]).toContain(',option,43.6,');
    expect(answer('43.6%')[0]).toContain(',option,43.6,');
    expect(answer('0.436')).toMatchInlineSnapshot(`
      [
        "release.xlsx:S!E2 — got "0.436", expected a percentage such as 43.6; this one may be a part of 1; write 43.6 for 0.436; if it is meant to be below one, write it with a percent sign",
      ]
    `);
  });
});

describe('doubtful: refused, with the cell', () => {
  test('a date that may be in US order, or became a number', () => {
    expect(changed('2025-03-31', '03/04/2025')).toMatchInlineSnapshot(
      `"figures.csv:C2 — got "03/04/2025", expected a date as 2017-01-31, or 2017-01 or 2017 where no more is known; the day and the month may have been exchanged; write year, month, day with hyphens; format the cell as text if the spreadsheet changes it"`,
    );
    expect(changed('2025-03-31', '45747')).toMatchInlineSnapshot(
      `"figures.csv:C2 — got "45747", expected a date as 2017-01-31, or 2017-01 or 2017 where no more is known; a spreadsheet has made a number of a date; write year, month, day with hyphens; format the cell as text if the spreadsheet changes it"`,
    );
  });

  test('a fitness level, 5:4, that became a time', () => {
    const [names = [], cells = []] = Papa.parse<string[]>(
      readFileSync('data/fitness-standards.csv', 'utf8'),
      { preview: 2 },
    ).data;
    const spoilt = cells.map((cell) => (/^\d+:\d+$/.test(cell) ? new Date('1899-12-31T05:04:00Z') : cell));
    const told = tell(readSheets([{ name: 'S', rows: [names, spoilt] }])).filter((line) =>
      line.startsWith('release'),
    );
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(
      'the spreadsheet has made a date or a time of it; type it again with the cell formatted as text',
    );
  });

  test('a sign, or nothing, where a number is needed', () => {
    expect(changed('5753', '..')).toMatchInlineSnapshot(
      `"figures.csv:E2 — got "..", expected a whole number, 0 or more; not a sign; leave the cell empty if the figure is not known; write 0 only where somebody counted and found none"`,
    );
    expect(changed('5753', '')).toMatchInlineSnapshot(
      `"figures.csv:E2 — got "", expected a whole number, 0 or more; write digits alone, without commas, spaces or signs"`,
    );
    expect(changed('5753', '57.5')).toMatchInlineSnapshot(
      `"figures.csv:E2 — got "57.5", expected a whole number, 0 or more; write digits alone, without commas, spaces or signs"`,
    );
    expect(changed('5753', '57%')).toMatchInlineSnapshot(
      `"figures.csv:E2 — got "57%", expected a count, not a percentage; look whether the column has slipped"`,
    );
  });

  test('a total among the forces', () => {
    expect(changed('England and Wales,england_wales', 'Total,force')).toMatchInlineSnapshot(
      `"figures.csv:A2 — got "Total", expected a force as the first column of data/police-forces.csv names it; a total or a region among the forces has a geography_type of its own"`,
    );
  });

  test('a row that has slipped', () => {
    expect(read([header, `,${row.slice(0, -1)}`].join('\n'))).toMatchInlineSnapshot(`
      [
        "figures.csv:A2 — got "a row that fits one column further", expected each cell under its own heading; move the cells of the row back by one",
      ]
    `);
  });

  test('a comma between curly quotation marks, which hold nothing together', () => {
    expect(read([header, `${row}“down 177, or 3%”`].join('\n'))).toMatchInlineSnapshot(`
      [
        "figures.csv:K2 — got "or 3%”", expected no cell without a heading; look whether the row has slipped, or a comma stands in a cell whose quotation marks are curly",
      ]
    `);
  });

  test('a table whose columns are those of another, too', () => {
    const two = (measure: string) =>
      `geography,geography_type,period,measure,value,release,released,source_id,note\nKent,force,2024-04/2025-03,${measure},12,HO Jul 2025,2025-07-10,HO2024,`;
    expect(read(two('operations'))[0]).toMatch(/^A2 operations: /);
    expect(read(two('total'))[0]).toMatch(/^A2 taser-use: /);
    expect(read(two('shots'), {}, 'taser-use (1).csv')[0]).toMatch(/^taser-use \(1\).csv:D2 — got "shots"/);
    expect(read(two('shots'))).toMatchInlineSnapshot(`
      [
        "--table — got "", expected one of operations, taser-use, which have the columns of figures.csv; say with --table which of them is meant",
      ]
    `);
  });
});

test('release, day and source may be told on the command line', () => {
  const short =
    'geography,geography_type,date,measure,value\nEngland and Wales,england_wales,2025-03-31,operationally_deployable,5753';
  expect(
    read(short, { told: { release: 'HO Jul 2025', released: '2025-07-10', source_id: 'HO2025' } }),
  ).toEqual([taken]);
  expect(read(short)).toMatchInlineSnapshot(`
    [
      "figures.csv:A2 — got "", expected a column release: some text; give it with --release",
      "figures.csv:A2 — got "", expected a column source_id: one or more ids of sources.csv, with semicolons between; give it with --source",
    ]
  `);
});
