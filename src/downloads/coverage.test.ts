import { expect, test } from 'vitest';
import { timeCovered } from './coverage.ts';

test('dates and periods are covered from the first to the last, in whatever order the rows stand', () => {
  expect(timeCovered([{ date: '2025-03-31' }, { date: '2010-03-31' }, { date: null }], '31 March 2025')).toBe(
    '2010-03-31/2025-03-31',
  );
  expect(timeCovered([{ period: '2018-04/2019-03', date: '1999' }, { period: '2019-04/2020-03' }], '')).toBe(
    '2018-04/2020-03',
  );
  expect(timeCovered([{ asked: 'May 2006', year: 2006 }, { year: 1995 }], '2006')).toBe('1995/2006');
});

test('rows of one date cover that date', () => {
  expect(timeCovered([{ date: '2022-03-31', year: 2022 }, { date: '2022-03-31' }], '')).toBe('2022-03-31');
});

test('where no row has a time the chart’s own words are read', () => {
  expect(timeCovered([{ percent: 26 }], 'January 2017')).toBe('2017-01');
  expect(timeCovered([{ year: '2019/20' }], '2013 to 2024')).toBe('2013/2024');
});

test('what is told nowhere is not made up', () => {
  expect(timeCovered([{ percent: 26 }], 'lately')).toBeUndefined();
});
