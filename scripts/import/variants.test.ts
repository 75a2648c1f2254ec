import { describe, expect, test } from 'vitest';
import type { MadeSheet, Value } from './testing/make-workbook.ts';
import { readBytes, tell, told } from './testing/read.ts';

/** Workbooks of the three kinds that the Home Office publishes, each laid out in another way than those that are held. */

const toldOfCsv = (text: string) => `\n${tell(readBytes('release.csv', Buffer.from(text))).join('\n')}\n`;

describe('police workforce', () => {
  const workforce = (rows: Value[][], name = 'Table_H3'): MadeSheet => ({
    name,
    rows: [
      [
        'Table H3: Police officers in post (full-time equivalent), by police force area, England and Wales, as at 31 March 2024',
      ],
      ['Source: Police workforce, Home Office'],
      [],
      ...rows,
    ],
  });

  test('the total first, spellings of their own, thousands as text and marks for what is not known', () => {
    const rows: Value[][] = [
      ['Police force area', 'Full-time equivalent', '% of workforce female'],
      ['England and Wales', '147,746.21', '35.4%'],
      ['Met Police', '33,972.5', '30.1%'],
      ['Devon & Cornwall', '3,605.00', '35.0%'],
      ['Avon and Somerset [note 2]', '[x]', '[x]'],
      ['City of London Police', '985.4', '27%'],
    ];
    for (const kind of ['xlsx', 'ods'] as const)
      expect(told([workforce(rows)], {}, kind)).toMatchInlineSnapshot(`
      "
      Table_H3!B5 police-officers · country · England and Wales · 2024-03-31 · police_officers_fte = 147746.21
      Table_H3!B6 police-officers · force · Metropolitan · 2024-03-31 · police_officers_fte = 33972.5
      Table_H3!B7 police-officers · force · Devon & Cornwall · 2024-03-31 · police_officers_fte = 3605
      Table_H3!B9 police-officers · force · City of London · 2024-03-31 · police_officers_fte = 985.4
      accepted: numbers with signs between thousands
      left out: % of workforce female
      left out: figures that are not known: 1
      "
    `);
  });

  test('a long table of open data, one row for each force, sex and rank', () => {
    const rows: Value[][] = [
      [
        'As at 31 March...',
        'Geo code',
        'Force name',
        'Region',
        'Sex',
        'Rank description',
        'Total (headcount)',
        'Total (FTE)',
      ],
      [2024, 'E23000036', 'Avon & Somerset', 'South West', 'Female', 'Constable', 1020, 965.4],
      [2024, 'E23000036', 'Avon & Somerset', 'South West', 'Male', 'Constable', 1600, 1588.1],
      [2024, 'E23000036', 'Avon & Somerset', 'South West', 'Male', 'Sergeant', 300, 298],
      [2023, 'E23000036', 'Avon & Somerset', 'South West', 'Female', 'Constable', 1000, 950],
    ];
    expect(
      told([
        {
          name: 'Data',
          rows: [['Police workforce open data table, England and Wales: police officers'], ...rows],
        },
      ]),
    ).toMatchInlineSnapshot(`
      "
      release.xlsx:Data — got "“Police workforce open data table, England and Wales: police officers”: every row is for a part, as Data!E3 “Female · Constable”, and none are added up here; hand in the release’s totals", expected tables about uses of Taser, reports of firearms, reports of force, police officers, the police use of firearms, or the columns of one of our tables; look at the titles and headings of the sheets; or copy the figures into a table with our columns, which data/README.md lists
      "
    `);
  });

  test('of such a table the rows for all are read, where there are any, and one part is never taken for all', () => {
    const sheet = (rows: Value[][]): MadeSheet[] => [
      {
        name: 'Data',
        rows: [
          ['Police workforce open data table, England and Wales: police officers, as at 31 March 2024'],
          ['Force name', 'Sex', 'Total (headcount)'],
          ...rows,
        ],
      },
    ];
    expect(
      told(
        sheet([
          ['Kent', 'Female', 1500],
          ['Kent', 'Total', 4150],
          ['Essex', 'Female', 1400],
          ['Essex', 'All', 3800],
        ]),
      ),
    ).toMatchInlineSnapshot(`
      "
      Data!C4 police-officers · force · Kent · 2024-03-31 · police_officers_headcount = 4150
      Data!C6 police-officers · force · Essex · 2024-03-31 · police_officers_headcount = 3800
      left out: rows for parts, such as “Female”
      "
    `);
    expect(
      told(
        sheet([
          ['Kent', 'Female', 1500],
          ['Essex', 'Female', 1400],
        ]),
      ),
    ).toMatchInlineSnapshot(`
      "
      release.xlsx:Data — got "“Police workforce open data table, England and Wales: police officers, as at 31 M”: every row is for a part, as Data!B3 “Female”, and none are added up here; hand in the release’s totals", expected tables about uses of Taser, reports of firearms, reports of force, police officers, the police use of firearms, or the columns of one of our tables; look at the titles and headings of the sheets; or copy the figures into a table with our columns, which data/README.md lists
      "
    `);
  });

  test('a long table with nothing but force and year is read', () => {
    const rows: Value[][] = [
      ['As at 31 March', 'Force name', 'Region', 'Police officers (headcount)'],
      [2023, 'Avon & Somerset', 'South West', 3300],
      [2024, 'Avon & Somerset', 'South West', 3350],
      [2023, 'Kent', 'South East', 4100],
      [2024, 'Kent', 'South East', 4150],
    ];
    expect(
      told([
        {
          name: 'Data',
          rows: [['Police workforce open data table, England and Wales: police officers'], ...rows],
        },
      ]),
    ).toMatchInlineSnapshot(`
      "
      Data!D3 police-officers · force · Avon & Somerset · 2023-03-31 · police_officers_headcount = 3300
      Data!D4 police-officers · force · Avon & Somerset · 2024-03-31 · police_officers_headcount = 3350
      Data!D5 police-officers · force · Kent · 2023-03-31 · police_officers_headcount = 4100
      Data!D6 police-officers · force · Kent · 2024-03-31 · police_officers_headcount = 4150
      accepted: years are taken as 31 March, the day that the sheet names
      "
    `);
  });
});

describe('police use of firearms', () => {
  test('subtotals of regions, the total among the forces, and a sheet of notes', () => {
    const sheets: MadeSheet[] = [
      { name: 'Notes', rows: [['Notes'], ['[x] not available'], ['Figures for 2023/24 are provisional']] },
      {
        name: 'Table_4',
        rows: [
          [
            'Table 4: Number of police firearms operations by region and force, England and Wales, year ending March 2023 and 2024',
          ],
          [null, 'Year ending March 2023 [note 1]', 'Year ending March 2024 (p)', 'Percentage change'],
          ['Cleveland', '300', '1,310', '336.7%'],
          ['Durham', 200, 210, '5%'],
          ['Northumbria', 100, 110, '10%'],
          ['North East', 600, 1630, '171.7%'],
          ['Total', 18_398, 17_589, '-4.4%'],
          ['Essex', 500, '[x]', '[x]'],
        ],
      },
    ];
    expect(told(sheets)).toMatchInlineSnapshot(`
      "
      Table_4!B3 operations · force · Cleveland · 2022-04/2023-03 · operations = 300
      Table_4!C3 operations · force · Cleveland · 2023-04/2024-03 · operations = 1310
      Table_4!B4 operations · force · Durham · 2022-04/2023-03 · operations = 200
      Table_4!C4 operations · force · Durham · 2023-04/2024-03 · operations = 210
      Table_4!B5 operations · force · Northumbria · 2022-04/2023-03 · operations = 100
      Table_4!C5 operations · force · Northumbria · 2023-04/2024-03 · operations = 110
      Table_4!B6 operations · region · North East · 2022-04/2023-03 · operations = 600
      Table_4!C6 operations · region · North East · 2023-04/2024-03 · operations = 1630
      Table_4!B7 operations · country · England and Wales · 2022-04/2023-03 · operations = 18398
      Table_4!C7 operations · country · England and Wales · 2023-04/2024-03 · operations = 17589
      Table_4!B8 operations · force · Essex · 2022-04/2023-03 · operations = 500
      accepted: numbers with commas between thousands
      left out: Percentage change
      left out: figures that are not known: 1
      "
    `);
  });

  test('a total of the country that a force’s figure has slipped into', () => {
    const rows: Value[][] = [
      ['Police force', '2022/23'],
      ['Cleveland', 300],
      ['Durham', 200],
      ['Northumbria', 100],
      ['North East', 100],
    ];
    expect(
      told([
        { name: 'T4', rows: [['Table 4: Number of police firearms operations, England and Wales'], ...rows] },
      ]),
    ).toMatchInlineSnapshot(`
      "
      T4!B3 operations · force · Cleveland · 2022-04/2023-03 · operations = 300
      T4!B4 operations · force · Durham · 2022-04/2023-03 · operations = 200
      T4!B5 operations · force · Northumbria · 2022-04/2023-03 · operations = 100
      T4!B6 operations · region · North East · 2022-04/2023-03 · operations = 100
      release.xlsx:T4!B6 — got "100", expected 600, the forces of North East added up (operations · 2022-04/2023-03 · operations); look whether a row or a column has slipped; if the release is at odds with itself, mend the copy as its notes say
      "
    `);
  });

  test('few forces, beside one that is not known or across, are never taken for the country', () => {
    const title: Value[] = ['Table 4: Number of police firearms operations, England and Wales'];
    expect(
      told([
        {
          name: 'T4',
          rows: [title, ['Police force', '2022/23'], ['Kent', 300], ['Heddlu’r Canolbarth', 200]],
        },
      ]),
    ).toMatchInlineSnapshot(`
      "
      T4!B3 operations · force · Kent · 2022-04/2023-03 · operations = 300
      T4!A4 ? place “Heddlu’r Canolbarth”: a force as in data/police-forces.csv, a region, or \`left out\`
      "
    `);
    expect(
      told([
        {
          name: 'T4',
          rows: [title, ['Year', 'Kent', 'Essex'], ['2022/23', 300, 310], ['2023/24', 320, 330]],
        },
      ]),
    ).toMatchInlineSnapshot(`
      "
      T4!B3 operations · force · Kent · 2022-04/2023-03 · operations = 300
      T4!B4 operations · force · Kent · 2023-04/2024-03 · operations = 320
      T4!C3 operations · force · Essex · 2022-04/2023-03 · operations = 310
      T4!C4 operations · force · Essex · 2023-04/2024-03 · operations = 330
      "
    `);
    expect(told([{ name: 'T4', rows: [title, ['Year', 'Kent'], ['2022/23', 300], ['2023/24', 320]] }]))
      .toMatchInlineSnapshot(`
      "
      T4!B3 operations · force · Kent · 2022-04/2023-03 · operations = 300
      T4!B4 operations · force · Kent · 2023-04/2024-03 · operations = 320
      "
    `);
  });

  test('years down, the newest first, saved with semicolons and decimal commas, a share as a part of 1', () => {
    expect(
      toldOfCsv(
        'Police use of firearms, England and Wales;;\nYear ending March;Number of firearms operations;Percentage of operations involving ARVs\n2024;17 589;93,8%\n2023;18 398;0,921\n',
      ),
    ).toMatchInlineSnapshot(`
      "
      B3 operations · country · England and Wales · 2023-04/2024-03 · operations = 17589
      C3 operations · country · England and Wales · 2023-04/2024-03 · arv_share_pct = 93.8
      B4 operations · country · England and Wales · 2022-04/2023-03 · operations = 18398
      accepted: cells are parted by semicolons, not commas
      accepted: years are taken as years to March
      accepted: numbers with signs between thousands
      accepted: numbers with decimal commas
      release.csv:C4 — got "0,921", expected a number of which the comma is plain; other numbers of this file have a decimal comma; write it with a point for decimals, and nothing between thousands
      "
    `);
  });

  test('years that a spreadsheet has made days of, and days in US order', () => {
    const rows: Value[][] = [
      ['Date', 'Operationally deployable armed officers'],
      ['3/31/2024', 5861],
      ['31/03/2023', 6038],
      [45_382, 5861],
      ['04/03/2022', 6192],
    ];
    expect(told([{ name: 'T1', rows: [['Table 1: Armed officers, England and Wales'], ...rows] }]))
      .toMatchInlineSnapshot(`
      "
      T1!B3 armed-officers · country · England and Wales · 2024-03-31 · operationally_deployable = 5861
      T1!B4 armed-officers · country · England and Wales · 2023-03-31 · operationally_deployable = 6038
      T1!B5 ? time “45382”: a time that can be told; a spreadsheet has made a number of a date
      T1!B6 ? time “04/03/2022”: a time that can be told; the day and the month may have been exchanged
      "
    `);
  });
});

describe('use of force', () => {
  test('Taser by force, headings two rows deep and below them the notes', () => {
    const rows: Value[][] = [
      [
        'Table 8: Use of conducted energy devices (CED) by police force, England and Wales, year ending March 2021',
      ],
      [],
      ['Force', 'Use of CEDs', null, null, null],
      [null, 'Non-discharge', 'Discharge', 'Not stated', 'Total'],
      ['England and Wales', 31_000, 3400, 29, 34_429],
      ['“Kent”', 500, 50, 0, 550],
      ['Kent', 500, 50, 0, 550],
      ['Hampshire & Isle of Wight', 400, 40, 1, 441],
      ['Note: figures are as reported by forces'],
    ];
    expect(told([{ name: 'CED', rows }])).toMatchInlineSnapshot(`
      "
      CED!B5 taser-use · country · England and Wales · 2020-04/2021-03 · non_discharge = 31000
      CED!C5 taser-use · country · England and Wales · 2020-04/2021-03 · discharge = 3400
      CED!D5 taser-use · country · England and Wales · 2020-04/2021-03 · not_stated = 29
      CED!E5 taser-use · country · England and Wales · 2020-04/2021-03 · total = 34429
      CED!B6 taser-use · force · Kent · 2020-04/2021-03 · non_discharge = 500
      CED!C6 taser-use · force · Kent · 2020-04/2021-03 · discharge = 50
      CED!D6 taser-use · force · Kent · 2020-04/2021-03 · not_stated = 0
      CED!E6 taser-use · force · Kent · 2020-04/2021-03 · total = 550
      CED!B8 taser-use · force · Hampshire · 2020-04/2021-03 · non_discharge = 400
      CED!C8 taser-use · force · Hampshire · 2020-04/2021-03 · discharge = 40
      CED!D8 taser-use · force · Hampshire · 2020-04/2021-03 · not_stated = 1
      CED!E8 taser-use · force · Hampshire · 2020-04/2021-03 · total = 441
      accepted: 4 figures that stood already, with the same value, such as CED!B6 and CED!B7
      "
    `);
  });

  test('a column that has slipped by one place', () => {
    const rows: Value[][] = [
      [
        'Table 8: Use of conducted energy devices (CED) by police force, England and Wales, year ending March 2021',
      ],
      ['Force', 'Non-discharge', 'Discharge', 'Not stated', 'Total'],
      ['Kent', null, 500, 50, 0, 550],
      ['Essex', 300, 30, 0, 330],
    ];
    expect(told([{ name: 'CED', rows }])).toMatchInlineSnapshot(`
      "
      CED!C3 taser-use · force · Kent · 2020-04/2021-03 · discharge = 500
      CED!D3 taser-use · force · Kent · 2020-04/2021-03 · not_stated = 50
      CED!E3 taser-use · force · Kent · 2020-04/2021-03 · total = 0
      CED!B4 taser-use · force · Essex · 2020-04/2021-03 · non_discharge = 300
      CED!C4 taser-use · force · Essex · 2020-04/2021-03 · discharge = 30
      CED!D4 taser-use · force · Essex · 2020-04/2021-03 · not_stated = 0
      CED!E4 taser-use · force · Essex · 2020-04/2021-03 · total = 330
      release.xlsx:CED!F3 — got "550", expected a heading above the figures of this column; look it up in the release; or delete the column, if it is not wanted
      release.xlsx:CED!F3 — got "550", expected 0, as CED!E3 says of the same (taser-use · force · Kent · 2020-04/2021-03 · total); look which of the two is right, and remove the other
      "
    `);
  });
});
