import { describe, expect, test } from 'vitest';
import type { MadeSheet, Value } from './testing/make-workbook.ts';
import { told } from './testing/read.ts';

describe('layouts of releases', () => {
  const byForce: MadeSheet[] = [
    {
      name: 'Cover',
      rows: [['Police use of firearms statistics, England and Wales'], ['Published: 25 July 2019']],
    },
    {
      name: 'Table_2',
      rows: [
        [
          'Table 2: Number of authorised firearms officers by police force, England and Wales, as at 31 March 2018 and 2019 [note 1]',
        ],
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

  test.each(['xlsx', 'ods'] as const)(
    'forces down and years across, with codes, notes and changes, as %s',
    (kind) => {
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
    },
  );

  test('years down and what was counted across: each column goes to its table', () => {
    const series: MadeSheet = {
      name: 'Table_1',
      rows: [
        [
          'Table 1: Police use of firearms, England and Wales, year ending March 2019 to year ending March 2024',
        ],
        ['Source: Home Office'],
        [
          'Year ending March',
          'Number of firearms operations',
          'Operations involving armed response vehicles (ARVs)',
          'Percentage of operations involving ARVs',
          'Incidents in which firearms were intentionally discharged',
          'Operationally deployable armed officers as at 31 March',
          'Total authorised armed officers',
          'Number of ARVs',
        ],
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
      rows: [
        ['Table 3: Firearms operations by police force, England and Wales'],
        ['Year', 'Kent', 'Essex', 'Metropolitan Police'],
        ['2022/23', 100, 200, 300],
        ['2023/24', 110, 210, 310],
      ],
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
    `
    .replace(/^ +/gm, '')
    .replace(/^\n"|"\n$/g, '');

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
        [
          'Table 4. Number of times tactics were used, by officer perceived ethnicity of subject, England and Wales, year ending March 2021',
        ],
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
      rows: [
        ['Police officers by force, headcount, as at 31 March 2023'],
        ['Force', 'Headcount'],
        ['Kent', 1],
        ['Essex', 2],
        ['Surrey', 3],
        ['British Transport Police', 4],
        ['Total', 10],
      ],
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
