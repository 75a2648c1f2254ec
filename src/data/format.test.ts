import { expect, test } from 'vitest';
import {
  formatCount,
  formatDate,
  formatFinancialYear,
  formatInWords,
  formatList,
  formatPercent,
  formatPeriod,
  formatTenths,
  readDate,
  toInstant,
} from './format.ts';

test('counts have commas, and are rounded here', () => {
  expect([0, 999, 6621, 125_811, 6620.5].map(formatCount)).toEqual(['0', '999', '6,621', '125,811', '6,621']);
});

test('percentages have one decimal at most, and none where it would be 0', () => {
  expect([43.6, 26, 8.9375, 74.5625, 99.95, 0, 100].map(formatPercent)).toEqual([
    '43.6%',
    '26%',
    '8.9%',
    '74.6%',
    '100%',
    '0%',
    '100%',
  ]);
});

test('the noise of binary fractions is not printed', () => {
  expect(formatPercent(100 - (6 + 43.6 + 26))).toBe('24.4%');
  expect(formatTenths(0.1 + 0.2)).toBe('0.3');
});

test('dates are printed as precisely as they are known', () => {
  expect(['2019-03-31', '2019-03-01', '2019-03', '2019'].map(formatDate)).toEqual([
    '31 March 2019',
    '1 March 2019',
    'March 2019',
    '2019',
  ]);
});

test('a printed date is read back; what is none is not', () => {
  for (const date of ['2019-03-31', '2019-03-01', '2019-03', '2019'])
    expect(readDate(formatDate(date))).toBe(date);
  expect(['spring 2019', 'Spring 2019', '12 2019', 'March', ''].map(readDate)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('a moment is the first of what is known of a date, in UTC', () => {
  expect(['2019-03-31', '2019-03', '2019'].map(toInstant)).toEqual([
    '2019-03-31T00:00:00Z',
    '2019-03-01T00:00:00Z',
    '2019-01-01T00:00:00Z',
  ]);
});

test('periods are printed by their ends, and a year to March as police statistics name it', () => {
  expect(formatPeriod('2019-04/2020-03')).toBe('April 2019 to March 2020');
  expect(['2019-04/2020-03', '1999-04/2000-03'].map(formatFinancialYear)).toEqual(['2019/20', '1999/00']);
});

test('counts up to twenty are words in running text', () => {
  expect([0, 1, 20, 21, 1500].map(formatInWords)).toEqual(['no', 'one', 'twenty', '21', '1,500']);
});

test('lists end with “and”', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(formatList)).toEqual([
    '',
    'a',
    'a and b',
    'a, b and c',
  ]);
});
