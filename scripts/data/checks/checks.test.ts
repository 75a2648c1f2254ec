import { expect, test } from 'vitest';
import { readTextTables } from '../../diff/compare-rows.ts';
import { fixtureTables, formatErrors } from '../testing/fixture-tables.ts';
import { checkCorrections, checkReleased } from './check-history.ts';
import { parseFormula } from './check-publications.ts';

test('a formula is published numbers with plus or minus between, and nothing else', () => {
  expect(parseFormula('18061 - 4195 + 286')).toEqual({ numbers: [18_061, 4195, 286], value: 14_152 });
  expect(['6478', '6192 * 2', '6192 + ', '-286 + 6192', '=6192 + 286'].filter(parseFormula)).toEqual([]);
});

test('a correction names an edition, a later day, charts, numbers and forces that there are, and rows that it changed', () => {
  const discharges = (...rows: string[]) =>
    ['geography | period | measure | release | source_id | value', ...rows]
      .join('\n')
      .replaceAll('2012', 'England and Wales | 2011-04/2012-03 | incidents_police_firearm_discharged | HO');
  const released = [
    { date: '2026-11-23', tables: fixtureTables({ discharges: discharges('2012 | A | 5', '2012 | B | 6') }) },
  ];
  const now = discharges('2012 | A | 4', '2012 | B | 6', '2012 | C;D | 7');
  const key = (source: string) =>
    `England and Wales/2011-04\u20442012-03/incidents_police_firearm_discharged/HO/${source}`;
  const check = (cells: string) => {
    const header = 'correction_id | corrected | wrong_since | table | rows | charts | numbers | forces';
    const { corrections, ...others } = fixtureTables({
      discharges: now,
      'police-forces': 'force_id\nkent',
      corrections: `${header}\n${cells}`,
    });
    const tables = {
      ...others,
      corrections: corrections.map((row) => ({
        ...row,
        rows: row.rows?.map((name) => name.replaceAll('/', ' |').replaceAll('\u2044', '/')) ?? null,
      })),
    };
    return formatErrors(
      checkCorrections(tables, { charts: ['threat-level'], numbers: ['armed_2025'], released }),
    );
  };
  expect(check('a | 2026-12-01 | 2026-11-23 | | | threat-level | armed_2025 | kent')).toBe('');
  expect(check(`a | 2026-12-01 | 2026-11-23 | discharges | ${key('A')}; ${key('C; D')} | |`)).toBe('');
  const wrong = [
    check('a | 2026-12-01 | 2026-11 | | | |'),
    check('a | 2026-11-23 | 2026-11-23 | | | | armed_2024'),
    check('a | 2026-12 | 2026-11-23 | | | threat | | essex'),
    check('a | 2026-12-01 | 2026-11-23 | discharge | A | |'),
    check('a | 2026-12-01 | 2026-11-23 | discharges | | |'),
    check(`a | 2026-12-01 | 2026-11-23 | discharges | ${key('B')}; ${key('E')} | |`),
    check(`a | 2026-12-01 | 2026-11-23 | discharges | ${key('A')} | |
b | 2026-12-02 | 2026-11-23 | discharges | ${key('A')} | |`),
  ];
  expect(wrong.join('\n')).toMatchInlineSnapshot(`
    "data/corrections.csv:2:wrong_since — received "2026-11", expected the day of an edition: 2026-11-23; write that of the first edition in which it stood; what was never released needs no correction
    data/corrections.csv:2:corrected — received "2026-11-23", expected a day after that of wrong_since, 2026-11-23; write the day on which it was put right; what is wrong in the edition of today waits until tomorrow
    data/corrections.csv:2:numbers — received "armed_2024", expected ids of numbers in the prose, as the addresses on the page /numbers/ end; correct the id, or take it out where no sentence holds the number any more
    data/corrections.csv:2:corrected — received "2026-12", expected a day after that of wrong_since, 2026-11-23; write the day on which it was put right; what is wrong in the edition of today waits until tomorrow
    data/corrections.csv:2:charts — received "threat", expected ids of charts: threat-level; correct the id
    data/corrections.csv:2:forces — received "essex", expected ids of forces: kent; correct the id
    data/corrections.csv:2:table — received "discharge", expected the name of a table in data/, without .csv, whose rows were wrong; write it, or leave table and rows empty where only words of ours were wrong
    data/corrections.csv:2:rows — received "", expected the rows of data/discharges.csv that were wrong, each as geography | period | measure | release | source_id; copy these cells of each row, with “ | ” between; semicolons between rows
    data/corrections.csv:2:rows — received "England and Wales | 2011-04/2012-03 | incidents_police_firearm_discharged | HO | B", expected a row that the correction changed: data/discharges.csv has it as the edition of 2026-11-23 had it; put the row right in its table, too, or do not name it here
    data/corrections.csv:2:rows — received "England and Wales | 2011-04/2012-03 | incidents_police_firearm_discharged | HO | E", expected a row that stands in data/discharges.csv, or stood there in the edition of 2026-11-23: geography | period | measure | release | source_id; copy these cells from the row; separate them with “ | ”, and rows with semicolons
    data/corrections.csv:2:rows — received "England and Wales | 2011-04/2012-03 | incidents_police_firearm_discharged | HO | A", expected a row that no other correction of the same edition names, as b does; make one correction of them
    data/corrections.csv:3:rows — received "England and Wales | 2011-04/2012-03 | incidents_police_firearm_discharged | HO | A", expected a row that no other correction of the same edition names, as a does; make one correction of them"
  `);
});

const parsePublications = (...rows: string[]) =>
  readTextTables((path) =>
    Buffer.from(
      path === 'data/armed-officers.csv'
        ? [
            'geography,geography_type,date,measure,value,release,released,source_id,as_described,note',
            ...rows,
          ].join('\n')
        : '',
    ),
  );
const kent = (value: string, note = '', release = 'HO Jul 2020') =>
  `Kent,force,2020-03-31,armed_officers,${value},${release},2020-07-09,HO,,${note}`;
const essex = kent('210').replace('Kent', 'Essex');

test('a released figure stays, or a correction that is not released yet names its row; words may change', () => {
  const released = { date: '2026-11-23', tables: parsePublications(kent('200'), essex) };
  const check = (rows: string[], corrections = '') =>
    formatErrors(
      checkReleased(
        released,
        parsePublications(...rows),
        fixtureTables({ corrections }).corrections.map((row) => ({
          ...row,
          rows: row.rows?.map((name) => name.replaceAll('/', '|')) ?? null,
        })),
      ),
    );
  const right = [
    [essex, kent('200', 'about')],
    [essex, kent('200.0', '', 'HO July 2020')],
    [essex, kent('200'), kent('210', '', 'HO Jul 2021')],
  ];
  expect(right.map((rows) => check(rows))).toEqual(['', '', '']);
  const named = (corrected: string, place = 'Kent') =>
    `corrected | table | rows\n${corrected} | armed-officers | ${place} / 2020-03-31 / armed_officers / HO Jul 2020 / HO`;
  expect(check([kent('202'), essex], named('2026-11-24'))).toBe('');
  expect(check([kent('200')], named('2026-11-24', 'Essex'))).toBe('');
  expect(
    [
      check([kent('202'), essex], named('2026-11-23')),
      check([kent('200').replace('2020-03-31', '2021-03-31'), essex]),
      check([kent('200').replace('armed_officers', 'total_authorised'), essex]),
      check([essex]),
    ].join('\n'),
  ).toMatchInlineSnapshot(`
    "data/armed-officers.csv:2:value — received "202", expected 200, as released on 2026-11-23; if the publisher revised it, put the released row back and add a new one; if we were wrong, add a correction to data/corrections.csv with the table armed-officers and the rows Kent | 2020-03-31 | armed_officers | HO Jul 2020 | HO
    data/armed-officers.csv:2:date — received "2021-03-31", expected 2020-03-31, as released on 2026-11-23; if the publisher revised it, put the released row back and add a new one; if we were wrong, add a correction to data/corrections.csv with the table armed-officers and the rows Kent | 2020-03-31 | armed_officers | HO Jul 2020 | HO; Kent | 2021-03-31 | armed_officers | HO Jul 2020 | HO
    data/armed-officers.csv:2:measure — received "total_authorised", expected armed_officers, as released on 2026-11-23; if the publisher revised it, put the released row back and add a new one; if we were wrong, add a correction to data/corrections.csv with the table armed-officers and the rows Kent | 2020-03-31 | armed_officers | HO Jul 2020 | HO; Kent | 2020-03-31 | total_authorised | HO Jul 2020 | HO
    data/armed-officers.csv — received "no such row", expected the row Kent | 2020-03-31 | armed_officers | HO Jul 2020 | HO, as released on 2026-11-23; if the publisher revised it, put the released row back and add a new one; if we were wrong, add a correction to data/corrections.csv with the table armed-officers and the rows Kent | 2020-03-31 | armed_officers | HO Jul 2020 | HO"
  `);
});
