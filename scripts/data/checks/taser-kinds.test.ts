import { expect, test } from 'vitest';
import { changeRow, findRow, print, realTables } from '../testing/real-tables.ts';
import { checkTaserKinds } from './taser-kinds.ts';

const kent = { geography: 'Kent', period: '2019-04/2020-03' } as const;

test('every total is its kinds added up', () => {
  expect(print(checkTaserKinds(realTables()))).toEqual([]);
});

test('a discharge too many is found at the total', () => {
  const tables = realTables();
  const row = (measure: 'total' | 'non_discharge' | 'discharge' | 'not_stated') =>
    findRow(tables['taser-use'], { ...kent, measure });
  const [total, discharge] = [row('total'), row('discharge')];
  Object.assign(discharge, { value: (discharge.value ?? 0) + 1 });
  expect(print(checkTaserKinds(tables))).toEqual([
    `data/taser-use.csv:${total.row}:value — received "${total.value}", expected ${(total.value ?? 0) + 1}, its parts added up (${row('non_discharge').value} + ${discharge.value} + ${row('not_stated').value}); compare the rows of Kent, 2019-04/2020-03, with the release`,
  ]);
});

test('a kind that was not given is not taken for none', () => {
  const tables = realTables();
  changeRow(tables['taser-use'], { ...kent, measure: 'discharge' }, { value: null });
  expect(checkTaserKinds(tables)).toEqual([]);
});
