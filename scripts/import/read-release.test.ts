import { describe, expect, test } from 'vitest';
import type { Mapping } from './mappings.ts';
import type { MadeSheet, Value } from './testing/make-workbook.ts';
import { readBytes, readSheets, tell } from './testing/read.ts';

const told = (...parameters: Parameters<typeof readSheets>) => `\n${tell(readSheets(...parameters)).join('\n')}\n`;
const means = (what: Mapping['what'], met: string, meaning: string): Mapping => ({ what, met, means: meaning, first_met: null });

describe('layouts of releases', () => {
  const byForce: MadeSheet[] = [
    { name: 'Cover', rows: [['Police use of firearms statistics, England and Wales'], ['Published: 25 July 2019']] },
    {
      name: 'Table_2',
      rows: [
        ['Table 2: Number of authorised firearms officers by police force, England and Wales, as at 31 March 2018 and 2019 [note 1]'],
        ['This worksheet contains one table.'],
        [],
        ['Geography code', 'Region', 'Police force', '2018', '2019 [r]', '% change'],
        ['E12000005', 'West Midlands', 'West Midlands', 900, '1,000', 0.1],
        ['E23000014', 'West Midlands', 'West Midlands', 500, 510, 0.02],
        ['E23000015', 'West Midlands', 'Staffordshire [note 3]', '..', '[x]', null],
        ['E23000016', 'West Midlands', 'West Mercia Constabulary', '200 r', 210, 0.05],
        ['Notes'],
        ['1. Text of 2018.'],
      ],
    },
  ];

  test.each(['xlsx', 'ods'] as const)('forces down and years across, with codes, notes and changes, as %s', (kind) => {
    expect(told(byForce, {}, kind)).toMatchInlineSnapshot(`
      "
      Table_2!D5 armed-officers · region · West Midlands · 2018-03-31 · armed_officers = 900
      Table_2!E5 armed-officers · region · West Midlands · 2019-03-31 · armed_officers = 1000
      Table_2!D6 armed-officers · force · West Midlands · 2018-03-31 · armed_officers = 500
      Table_2!E6 armed-officers · force · West Midlands · 2019-03-31 · armed_officers = 510
      Table_2!D8 armed-officers · force · West Mercia · 2018-03-31 · armed_officers = 200 (revised)
      Table_2!E8 armed-officers · force · West Mercia · 2019-03-31 · armed_officers = 210
      accepted: years are taken as 31 March, the day that the sheet names
      accepted: numbers with commas between thousands
      left out: % change
      left out: figures that are not known: 2
      "
    `);
  });

  test('years down and what was counted across: each column goes to its table', () => {
    const series: MadeSheet = {
      name: 'Table_1',
      rows: [
        ['Table 1: Police use of firearms, England and Wales, year ending March 2019 to year ending March 2024'],
        ['Source: Home Office'],
        ['Year ending March', 'Number of firearms operations', 'Operations involving armed response vehicles (ARVs)', 'Percentage of operations involving ARVs', 'Incidents in which firearms were intentionally discharged', 'Operationally deployable armed officers as at 31 March', 'Total authorised armed officers', 'Number of ARVs'],
        ['2024 [p]', 17_589, '16,500', { value: 0.938, format: '0.0%' }, 2, 5861, 6367, 99],
      ],
    };
    expect(told([series])).toMatchInlineSnapshot(`
      "
      Table_1!B4 operations · country · England and Wales · 2023-04/2024-03 · operations = 17589
      Table_1!C4 operations · country · England and Wales · 2023-04/2024-03 · arv_operations = 16500
      Table_1!D4 operations · country · England and Wales · 2023-04/2024-03 · arv_share_pct = 93.8
      Table_1!E4 discharges · country · England and Wales · 2023-04/2024-03 · incidents_police_firearm_discharged = 2
      Table_1!F4 armed-officers · country · England and Wales · 2024-03-31 · operationally_deployable = 5861
      Table_1!G4 armed-officers · country · England and Wales · 2024-03-31 · total_authorised = 6367
      accepted: years are taken as years to March
      accepted: numbers with commas between thousands
      accepted: years are taken as 31 March, the day that the sheet names
      left out: Number of ARVs
      "
    `);
  });

  test('forces across', () => {
    const across: MadeSheet = {
      name: 'T3',
      rows: [['Table 3: Firearms operations by police force, England and Wales'], ['Year', 'Kent', 'Essex', 'Metropolitan Police'], ['2022/23', 100, 200, 300], ['2023/24', 110, 210, 310]],
    };
    expect(told([across])).toMatchInlineSnapshot(`
      "
      T3!B3 operations · force · Kent · 2022-04/2023-03 · operations = 100
      T3!B4 operations · force · Kent · 2023-04/2024-03 · operations = 110
      T3!C3 operations · force · Essex · 2022-04/2023-03 · operations = 200
      T3!C4 operations · force · Essex · 2023-04/2024-03 · operations = 210
      T3!D3 operations · force · Metropolitan · 2022-04/2023-03 · operations = 300
      T3!D4 operations · force · Metropolitan · 2023-04/2024-03 · operations = 310
      "
    `);
  });

  const twoHeads = (day: Value): Value[][] => [
    ['Table 4: Police officers by police force area, England and Wales, 31 March 2023'],
    ['Police force area', day, null],
    [null, 'Headcount', 'FTE'],
    ['Kent', 4000, 3900.5],
    ['Essex', 3500, 3400],
    ['London, City of', 900, 890.25],
  ];
  const officersRead = `
      "
      T4!B4 police-officers · force · Kent · 2023-03-31 · police_officers_headcount = 4000
      T4!C4 police-officers · force · Kent · 2023-03-31 · police_officers_fte = 3900.5
      T4!B5 police-officers · force · Essex · 2023-03-31 · police_officers_headcount = 3500
      T4!C5 police-officers · force · Essex · 2023-03-31 · police_officers_fte = 3400
      T4!B6 police-officers · force · City of London · 2023-03-31 · police_officers_headcount = 900
      T4!C6 police-officers · force · City of London · 2023-03-31 · police_officers_fte = 890.25
      "
    `.replace(/^ +/gm, '').replace(/^\n"|"\n$/g, '');

  test.for([
    ['merged', '31 March 2023', ['B2:C2']],
    ['followed by an empty one', '31 March 2023', []],
    ['a date', new Date('2023-03-31T00:00:00Z'), ['B2:C2']],
    ['a date that shows its month alone', 'Mar-23', ['B2:C2']],
  ] as const)('a heading of two columns that is %s', ([, day, merges]) => {
    expect(told([{ name: 'T4', rows: twoHeads(day), merges: [...merges] }])).toBe(officersRead);
  });

  test('reports of firearms: one row of a table of tactics, groups spelt as the table has them', () => {
    const tactics: MadeSheet = {
      name: 'Table_4',
      rows: [
        ['Table 4. Number of times tactics were used, by officer perceived ethnicity of subject, England and Wales, year ending March 2021'],
        [null, null, 'Perceived ethnicity'],
        [null, null, 'White', 'Black (or Black British)1', 'Don’t know', 'Traveller', 'Total'],
        ['Restraint', 'Total Restraint', 214_675, 33_273, 11_489, 1, 259_438],
        ['Firearms', 'Total Firearms', 2000, 900, 5, 1, 2906],
      ],
    };
    expect(told([tactics])).toMatchInlineSnapshot(`
      "
      Table_4!C5 firearms-reports · country · England and Wales · 2020-04/2021-03 · ethnicity · White · 0 · officer reports = 2000
      Table_4!D5 firearms-reports · country · England and Wales · 2020-04/2021-03 · ethnicity · Black (or Black British) · 0 · officer reports = 900
      Table_4!E5 firearms-reports · country · England and Wales · 2020-04/2021-03 · ethnicity · Don't know · 0 · officer reports = 5
      Table_4!G5 firearms-reports · country · England and Wales · 2020-04/2021-03 · ethnicity · all · 1 · officer reports = 2906
      left out: Perceived ethnicity / Traveller
      Table_4!F5 ? heading “Perceived ethnicity / Traveller”: a measure of reports of firearms
      "
    `);
  });

  test('a bare total below forces that are none of the 43 is not taken for theirs', () => {
    const staff: MadeSheet = {
      name: 'T',
      rows: [['Police officers by force, headcount, as at 31 March 2023'], ['Force', 'Headcount'], ['Kent', 1], ['Essex', 2], ['Surrey', 3], ['British Transport Police', 4], ['Total', 10]],
    };
    expect(told([staff])).toMatchInlineSnapshot(`
      "
      T!B3 police-officers · force · Kent · 2023-03-31 · police_officers_headcount = 1
      T!B4 police-officers · force · Essex · 2023-03-31 · police_officers_headcount = 2
      T!B5 police-officers · force · Surrey · 2023-03-31 · police_officers_headcount = 3
      left out: British Transport Police
      left out: Total (not of the 43 forces alone)
      "
    `);
  });
});

const title = 'Table 5: Number of police firearms operations by police force, England and Wales';
const heads: Value[] = ['Police force', '2022/23', '2023/24'];
const forces: Value[][] = [['Kent', 100, 110], ['Essex', 200, 210], ['Surrey', 300, 310]];

/** Faults and questions alone; the figures beside them are right. */
const doubts = (rows: Value[][], { headings = heads, mappings = [] as Mapping[], notes = [] as Value[][] } = {}) =>
  tell(readSheets([{ name: 'Table_5', rows: [[title], [], headings, ...rows, ...notes] }], { mappings })).filter((line) => !/^Table_5!\w+ operations/.test(line)).join('\n');

describe('accidents of spreadsheets', () => {
  test('none', () => {
    expect(doubts(forces)).toBe('');
  });

  test('a row that has slipped to the right, or lost its name', () => {
    expect(doubts([...forces, [null, 'Sussex', 50, 51]])).toMatchInlineSnapshot(`
      "release.xlsx:Table_5!D4 — got "", expected a heading above the figures of this column; look it up in the release; or delete the column, if it is not wanted
      release.xlsx:Table_5!A7 — got "", expected the name of a force or region beside the figures of this row; look whether the row has slipped by a column, or delete it"
    `);
    expect(doubts([...forces, [50, 51]])).toMatchInlineSnapshot(`"release.xlsx:Table_5!A7 — got "50", expected the name of a force or region beside the figures of this row; look whether the row has slipped by a column, or delete it"`);
    expect(doubts([...forces, ['Sussex', 'Kent', 51]])).toMatchInlineSnapshot(`"release.xlsx:Table_5!B7 — got "Kent", expected a number; the name of a place stands here; the row has slipped by a column: move it back"`);
  });

  test('a row that stands twice', () => {
    expect(doubts([...forces, ['Kent', 100, 110]])).toMatchInlineSnapshot(`"accepted: 2 figures that stood already, with the same value, such as Table_5!B4 and Table_5!B7"`);
    expect(doubts([...forces, ['Kent', 100, 111]])).toMatchInlineSnapshot(`
      "accepted: 1 figure that stood already, with the same value, such as Table_5!B4 and Table_5!B7
      release.xlsx:Table_5!C7 — got "111", expected 110, as Table_5!C4 says of the same (operations · force · Kent · 2023-04/2024-03 · operations); look which of the two is right, and remove the other"
    `);
  });

  test('a number that became a date, has a decimal comma, is broken or negative', () => {
    expect(doubts([...forces, ['Sussex', new Date('2024-05-04T00:00:00Z'), 51]])).toMatchInlineSnapshot(`"release.xlsx:Table_5!B7 — got "5/4/24", expected a number; the spreadsheet has made a date or a time of it; look up the number in the publication and format the cell as text"`);
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
    const shares: MadeSheet = { name: 'T', rows: [['Firearms operations involving ARVs, England and Wales'], ['Year ending March', 'Percentage of operations involving ARVs'], ['2023/24', 0.938]] };
    expect(tell(readSheets([shares]))).toEqual(['release.xlsx:T!B3 — got "0.938", expected a percentage such as 43.6; this one may be a part of 1; write it with a percent sign, as it is meant']);
  });

  test('dates in headings that became numbers, or may be in US order', () => {
    expect(doubts(forces, { headings: ['Police force', 45_016, '03/04/2024'] })).toMatchInlineSnapshot(`
      "Table_5!B4 ? time “45016”: a time that can be told; a spreadsheet has made a number of a date
      Table_5!C4 ? time “03/04/2024”: a time that can be told; the day and the month may have been exchanged"
    `);
  });

  test('forces that do not add to their region, as when a figure has slipped by a row', () => {
    const east: Value[][] = [['East of England', 21], ['Norfolk', 1], ['Suffolk', 2], ['Essex', 3], ['Bedfordshire', 4], ['Cambridgeshire', 5], ['Hertfordshire', 5]];
    expect(doubts(east)).toMatchInlineSnapshot(`"release.xlsx:Table_5!B4 — got "21", expected 20, the forces of East of England added up (operations · 2022-04/2023-03 · operations); look whether a row or a column has slipped; if the release is at odds with itself, mend the copy as its notes say"`);
  });

  test('a force and a region of one name that the figures do not tell apart', () => {
    expect(doubts([['North East', 1, 1], ['West Midlands', 5, 5], ['West Midlands', 5, 5], ['Kent', 1, 1]])).toMatchInlineSnapshot(`"Table_5!A5 ? place “West Midlands”: it told apart: a force or a region has this name"`);
  });
});

describe('what is not understood', () => {
  test('a force by a name that was never met is asked for, and known from then on', () => {
    const rows = [...forces, ['Heddlu’r Canolbarth', 3, 4]];
    expect(doubts(rows)).toMatchInlineSnapshot(`"Table_5!A7 ? place “Heddlu’r Canolbarth”: a force as in data/police-forces.csv, a region, or \`left out\`"`);
    expect(doubts(rows, { mappings: [means('place', 'Heddlu’r Canolbarth', 'Dyfed-Powys')] })).toBe('');
    expect(doubts(rows, { mappings: [means('place', 'Heddlu’r Canolbarth', 'left out')] })).toBe('left out: Heddlu’r Canolbarth');
  });

  test('a hyphen means what the notes say, or what an editor says', () => {
    const rows = [...forces, ['Sussex', '-', 51]];
    expect(doubts(rows)).toMatchInlineSnapshot(`"Table_5!B7 ? sign “-”: \`zero\` or \`not known\`, as the notes of the release say"`);
    const sussex = (parameters: Parameters<typeof doubts>[1]) => tell(readSheets([{ name: 'Table_5', rows: [[title], [], heads, ...rows, ...(parameters?.notes ?? [])] }], { mappings: parameters?.mappings ?? [] })).filter((line) => line.startsWith('Table_5!B7') || line.startsWith('left out'));
    expect(sussex({ notes: [['Notes'], ["' - ' Denotes nil"]] })).toEqual(['Table_5!B7 operations · force · Sussex · 2022-04/2023-03 · operations = 0']);
    expect(sussex({ notes: [['Notes'], ['- = not available']] })).toEqual(['left out: figures that are not known: 1']);
    expect(sussex({ mappings: [means('sign', '-', 'zero')] })).toEqual(['Table_5!B7 operations · force · Sussex · 2022-04/2023-03 · operations = 0']);
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
    expect(told([{ name: 'Dogs', rows: [['Dogs by force'], ['Force', 'Dogs'], ['Kent', 3]] }, { name: 'Empty', rows: [] }])).toMatchInlineSnapshot(`
      "
      release.xlsx:2 sheets — got "2 sheets, of which none was understood; the reasons stand above", expected tables about uses of Taser, reports of firearms, reports of force, police officers, the police use of firearms, or the columns of one of our tables; look at the titles and headings of the sheets; or copy the figures into a table with our columns, which data/README.md lists
      "
    `);
  });

  test('a sheet that is not there', () => {
    expect(tell(readSheets([{ name: 'Table_5', rows: [[title], heads, ...forces] }], { sheets: ['Table_6'] }))).toEqual(['--sheet — got "Table_6", expected a sheet of the file: Table_5; spell it the same way']);
  });

  test.for([
    ['a PDF', '%PDF-1.7', 'release.ods — got "a PDF", expected a table saved as CSV, XLSX or ODS; look for the data tables of the same release'],
    ['nothing', '', 'release.ods — got "an empty file", expected a table saved as CSV, XLSX or ODS; save it again'],
    ['a web page', '<!DOCTYPE html>', 'release.ods — got "a web page", expected a table saved as CSV, XLSX or ODS; download the table itself, not the page that shows it'],
    ['an old workbook', '\xd0\xcf\x11\xe0', 'release.ods — got "an old .xls workbook, or one with a password", expected a table saved as CSV, XLSX or ODS; open it and save it as XLSX without a password'],
    ['a zip', 'PK\x03\x04', 'release.ods — got "a zip file that is no workbook", expected a table saved as CSV, XLSX or ODS; unpack it, and hand in the table that is inside'],
  ] as const)('%s', ([, start, fault]) => {
    expect(() => readBytes('release.ods', Buffer.from(start, 'latin1'))).toThrow(fault);
  });
});
