import { describe, expect, test } from 'vitest';
import { changeRow, findRow, print, realTables } from '../testing/real-tables.ts';
import { checkForceTotals } from './force-totals.ts';

const all = 'England and Wales';

test('the forces add to the published totals', () => {
  expect(print(checkForceTotals(realTables()))).toEqual([]);
});

describe('one officer, report or use too many is found', () => {
  test('in the reports of force', () => {
    const tables = realTables();
    changeRow(
      tables['force-reports'],
      { geography: 'Cleveland', period: '2017-04/2018-03' },
      { reports: 6316 },
    );
    const total = findRow(tables['force-reports'], { geography: all, period: '2017-04/2018-03' });
    expect(print(checkForceTotals(tables))).toEqual([
      `data/force-reports.csv:${total.row}:reports — received "313137", expected 313138, the 43 forces of the same release added up (2017-04/2018-03 · 2018-12-13); look for the force or the total that was mistyped`,
    ]);
  });

  test('in the headcount', () => {
    const tables = realTables();
    const total = changeRow(
      tables['police-officers'],
      { geography: all, date: '2010-03-31', measure: 'police_officers_headcount' },
      { value: 146_031 },
    );
    expect(print(checkForceTotals(tables))).toEqual([
      `data/police-officers.csv:${total.row}:value — received "146031", expected 146030, the 43 forces of the same release added up (2010-03-31 · police_officers_headcount · HO 27 Jul 2022 open data); look for the force or the total that was mistyped`,
    ]);
  });

  test('in the full-time equivalents, printed without the noise of binary fractions', () => {
    const tables = realTables();
    const total = findRow(tables['police-officers'], {
      geography: all,
      date: '2010-03-31',
      measure: 'police_officers_fte',
    });
    const published = total.value;
    Object.assign(total, { value: published + 1 });
    const [error, ...others] = checkForceTotals(tables);
    expect(others).toEqual([]);
    expect(error?.expected).toMatch(/^\d{6}\.?\d{0,2}, the 43 forces/);
    expect(Math.abs(Number.parseFloat(error?.expected ?? '') - published)).toBeLessThan(0.5);
  });

  test('in the use of Taser', () => {
    const tables = realTables();
    const whole = { period: '2019-04/2020-03', measure: 'total' } as const;
    const total = findRow(tables['taser-use'], { ...whole, geography: all });
    const kent = findRow(tables['taser-use'], { ...whole, geography: 'Kent' });
    Object.assign(kent, { value: (kent.value ?? 0) + 1 });
    expect(print(checkForceTotals(tables))).toEqual([
      `data/taser-use.csv:${total.row}:value — received "${total.value}", expected ${(total.value ?? 0) + 1}, the 43 forces of the same release added up (2019-04/2020-03 · total · ${total.release}); look for the force or the total that was mistyped`,
    ]);
  });
});

test('a total is not judged where a force is missing from its release', () => {
  const tables = realTables();
  const year = { date: '2010-03-31', measure: 'police_officers_headcount' } as const;
  changeRow(tables['police-officers'], { ...year, geography: all }, { value: 1 });
  const kent = findRow(tables['police-officers'], { ...year, geography: 'Kent' });
  tables['police-officers'] = tables['police-officers'].filter((row) => row !== kent);
  expect(checkForceTotals(tables)).toEqual([]);
});
