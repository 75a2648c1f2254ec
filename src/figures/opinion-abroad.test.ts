import { expect, test } from 'vitest';
import { readTables } from '../read-generated.ts';
import { readOpinionAbroad } from './opinion-abroad.ts';

test('a day that the calendar does not have is no day of the month after', () => {
  const tables = readTables();
  const arming = tables['international-arming'].map((row) => ({
    ...row,
    note: row.note?.replace('25 November 2014', '31 November 2014') ?? null,
  }));
  expect(() =>
    readOpinionAbroad({ ...tables, 'international-arming': arming }),
  ).toThrowErrorMatchingInlineSnapshot(`[Error: opinion-abroad: no such day as 31 November 2014]`);
});
