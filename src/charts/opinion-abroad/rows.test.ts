import { expect, test } from 'vitest';
import { loadTables } from '../../data/generated.ts';
import { readOpinionAbroad } from './rows.ts';

test('a day that the calendar does not have is no day of the month after', () => {
  const tables = loadTables();
  const arming = tables['international-arming'].map((row) => ({
    ...row,
    note: row.note?.replace('25 November 2014', '31 November 2014') ?? null,
  }));
  expect(() =>
    readOpinionAbroad({ ...tables, 'international-arming': arming }),
  ).toThrowErrorMatchingInlineSnapshot(`[Error: opinion-abroad: no such day as 31 November 2014]`);
});
