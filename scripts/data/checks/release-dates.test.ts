import { expect, test } from 'vitest';
import { changeRow, print, realTables } from '../testing/real-tables.ts';
import { checkReleaseDates } from './release-dates.ts';

const newest = { geography: 'England and Wales', date: '2024-03-31', measure: 'total_authorised' } as const;

test('every figure was published after the day or period that it is for', () => {
  expect(print(checkReleaseDates(realTables()))).toEqual([]);
});

test('a figure published before its day is a fault', () => {
  const tables = realTables();
  const row = changeRow(tables['armed-officers'], newest, { released: '2023-07-11' });
  expect(print(checkReleaseDates(tables))).toEqual([
    `data/armed-officers.csv:${row.row}:released — received "2023-07-11", expected a day after 2024-03-31, which the figure is for; look whether the year of the one or the other was mistyped`,
  ]);
});

test('so is one of a period that is not over; a month or a year that may be late enough is none', () => {
  const tables = realTables();
  const period = { geography: 'England and Wales', period: '2019-04/2020-03' } as const;
  changeRow(tables['force-reports'], period, { released: '2020-02-29' });
  expect(checkReleaseDates(tables)).toHaveLength(1);
  for (const released of ['2020', '2020-03', '2020-04-01']) {
    changeRow(tables['force-reports'], period, { released });
    expect(checkReleaseDates(tables)).toEqual([]);
  }
});
