import { z } from 'astro/zod';
import { expect, test } from 'vitest';
import { count, factsOf, isDate, isPeriod, optional } from './schema.ts';

test('a date is a day of the calendar, a month or a year', () => {
  const dates = ['2017', '2017-02', '2017-02-28', '2016-02-29'];
  const others =
    '2017-02-30, 2017-02-29, 2017-04-31, 2017-13, 2017-00, 2017-1-1, 31/03/2017, 17, 2017-03-31T00:00,  2017, ';
  expect([...dates, ...others.split(', ')].filter(isDate)).toEqual(dates);
});

test('a period has two ends of one kind, the earlier first', () => {
  const periods = ['2016-04/2017-03', '2016/2017', '2016-04-01/2017-03-31', '2016-04/2016-04'];
  const others =
    '2017-03/2016-04, 2016-04/2017, 2016-04, 2016-04/, /2017-03, 2016-04/2017-03/2018-03, 2016-04/2017-02-30, 2016/17';
  expect([...periods, ...others.split(', ')].filter(isPeriod)).toEqual(periods);
});

test('an optional column has the facts of its kind; a schema made elsewhere has none', () => {
  expect(factsOf(optional(count))).toEqual({ ...factsOf(count), optional: true });
  expect(() => factsOf(z.string())).toThrowErrorMatchingInlineSnapshot(`[Error: column without facts]`);
});
