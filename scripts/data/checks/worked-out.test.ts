import { describe, expect, test } from 'vitest';
import { changeRow, findRow, print, realTables } from '../testing/real-tables.ts';
import { checkWorkedOut, readFormula } from './worked-out.ts';

describe('a formula', () => {
  test.each([
    ['6192 + 286', { numbers: [6192, 286], value: 6478 }],
    ['14753 - 68', { numbers: [14_753, 68], value: 14_685 }],
    ['6543 + 41 + 37', { numbers: [6543, 41, 37], value: 6621 }],
    ['18061 - 4195 - 3685 - 3277', { numbers: [18_061, 4195, 3685, 3277], value: 6904 }],
  ])('%s is read from left to right', (formula, read) => {
    expect(readFormula(formula)).toEqual(read);
  });

  test.each(['6478', '6192+286', '6,192 + 286', '6192 * 2', '6192 + ', '-286 + 6192', '=6192 + 286', ''])(
    '“%s” is not one',
    (formula) => {
      expect(readFormula(formula)).toBeUndefined();
    },
  );
});

test('every stated change agrees with the vintages', () => {
  expect(print(checkWorkedOut(realTables()))).toEqual([]);
});

describe('a stated change is found', () => {
  test('whose time is of another kind than that of its table', () => {
    const tables = realTables();
    const row = changeRow(
      tables['worked-out'],
      { date: '2021-03-31', measure: 'operationally_deployable' },
      { date: '2020-04/2021-03' },
    );
    expect(print(checkWorkedOut(tables))).toContain(
      `data/worked-out.csv:${row.row}:date — received "2020-04/2021-03", expected a date as 2017-03-31, as data/armed-officers.csv has them; write the time of that row`,
    );
  });

  test('whose formula comes to another value', () => {
    const tables = realTables();
    const row = changeRow(
      tables['worked-out'],
      { date: '2021-03-31', measure: 'operationally_deployable' },
      { value: 6487 },
    );
    expect(print(checkWorkedOut(tables))).toEqual([
      `data/worked-out.csv:${row.row}:value — received "6487", expected 6478, which the formula comes to; correct the value or the formula`,
    ]);
  });

  test('whose formula cannot be read', () => {
    const tables = realTables();
    const row = changeRow(
      tables['worked-out'],
      { date: '2023-03-31', measure: 'operationally_deployable' },
      { formula: '5,861 + 177' },
    );
    expect(print(checkWorkedOut(tables))).toEqual([
      `data/worked-out.csv:${row.row}:formula — received "5,861 + 177", expected numbers with plus or minus between, such as 6192 + 286; write digits alone, with one space on each side of the signs`,
    ]);
  });

  test('that starts from a figure which nobody published', () => {
    const tables = realTables();
    const row = changeRow(
      tables['worked-out'],
      { date: '2014-03-31', measure: 'armed_officers' },
      { formula: '5648 + 216' },
    );
    expect(print(checkWorkedOut(tables))).toEqual([
      `data/worked-out.csv:${row.row}:formula — received "5648 + 216", expected at least one figure that data/armed-officers.csv holds for England and Wales or for 2014-03-31; add the published row that the change was stated from, or correct the number`,
    ]);
  });

  test('that a later release contradicts', () => {
    const tables = realTables();
    const row = findRow(tables['worked-out'], { date: '2015-04/2016-03', measure: 'operations' });
    const published = findRow(tables.operations, {
      geography: 'England and Wales',
      period: row.date,
      measure: 'operations',
    });
    const later = { ...published, row: 999, value: 14_694, release: 'HO Jul 2018', released: '2018-07-26' };
    tables.operations.push(later);
    expect(print(checkWorkedOut(tables))).toEqual([
      `data/worked-out.csv:${row.row}:value — received "14649", expected 14694, as data/operations.csv:${later.row} has it in a later release; one of the two is mistyped, or the later release needs a note`,
    ]);
  });
});
