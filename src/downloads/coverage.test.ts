import { expect, test } from 'vitest';
import { timeCovered } from './coverage.ts';

test('rows cover the time from the first to the last, in whatever order they stand; rows of one date that date', () => {
  const days = [{ date: '2025-03-31' }, { date: '2010-03-31' }, { date: null }];
  const periods = [{ period: '2018-04/2019-03', date: '1999' }, { period: '2019-04/2020-03' }];
  const years = [{ asked: 'May 2006', year: 2006 }, { year: 1995 }];
  const day = [{ date: '2022-03-31', year: 2022 }, { date: '2022-03-31' }];
  expect([days, periods, years, day].map((rows) => timeCovered(rows, '2021'))).toEqual([
    '2010-03-31/2025-03-31',
    '2018-04/2020-03',
    '1995/2006',
    '2022-03-31',
  ]);
});

test('where no row has a time the chart’s own text is read, and nothing is made up', () => {
  expect(
    ['January 2017', '2013 to 2024', 'lately'].map((text) => timeCovered([{ year: '2019/20' }], text)),
  ).toEqual(['2017-01', '2013/2024', undefined]);
});
