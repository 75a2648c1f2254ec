import { z } from 'astro/zod';
import { expect, test } from 'vitest';
import {
  amount,
  count,
  factsOf,
  flag,
  id,
  isDate,
  isPeriod,
  list,
  oneOf,
  optional,
  percent,
  text,
  webAddress,
} from './column.ts';

test.each(['2017', '2017-02', '2017-02-28', '2016-02-29'])('%s is a date', (value) => {
  expect(isDate(value)).toBe(true);
});

test.each([
  '2017-02-30',
  '2017-02-29',
  '2017-13',
  '2017-00',
  '2017-1-1',
  '31/03/2017',
  '17',
  '2017-03-31T00:00',
  ' 2017',
  '',
])('“%s” is not a date', (value) => {
  expect(isDate(value)).toBe(false);
});

test.each(['2016-04/2017-03', '2016/2017', '2016-04-01/2017-03-31', '2016-04/2016-04'])(
  '%s is a period',
  (value) => {
    expect(isPeriod(value)).toBe(true);
  },
);

test.each([
  '2017-03/2016-04',
  '2016-04/2017',
  '2016-04',
  '2016-04/',
  '/2017-03',
  '2016-04/2017-03/2018-03',
  '2016-04/2017-02-30',
  '2016/17',
])('“%s” is not a period', (value) => {
  expect(isPeriod(value)).toBe(false);
});

test.each([
  ['count', count(''), [0, 6621], [-1, 6.5, 2 ** 60, '6621']],
  ['amount', amount(''), [0, 3429.53], [-0.1, Number.POSITIVE_INFINITY]],
  ['percent', percent(''), [0, 43.6, 100], [-1, 100.1]],
  ['flag', flag(''), [true, false], ['yes', 1]],
  ['id', id(''), ['MPF2017', 'not_stated', 'a-b'], ['a b', 'a/b', '', 'é']],
  ['one of', oneOf(['low', 'severe'], ''), ['severe'], ['Severe', 'sever']],
  [
    'web address',
    webAddress(''),
    ['https://www.gov.uk/x', 'http://example.org'],
    ['www.gov.uk', 'javascript:alert(1)', 'ftp://example.org'],
  ],
  ['list', list(''), [['S01']], [[]]],
])('%s takes what belongs there and nothing else', (_name, column, good, bad) => {
  expect(good.filter((value) => !column.safeParse(value).success)).toEqual([]);
  expect(bad.filter((value) => column.safeParse(value).success)).toEqual([]);
});

test('only an optional cell may be empty', () => {
  expect(text('').safeParse(null).success).toBe(false);
  expect(optional(text('')).safeParse(null).success).toBe(true);
  expect(optional(text('')).safeParse('').success).toBe(false);
});

test('an optional column keeps what an editor is told', () => {
  expect(factsOf(optional(count('Officers.')))).toEqual({ ...factsOf(count('Officers.')), optional: true });
});

test('a schema that was not made here has nothing to tell, and is refused', () => {
  expect(() => factsOf(z.string())).toThrowErrorMatchingInlineSnapshot(`[Error: column without facts]`);
});
