import { z } from 'astro/zod';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeCsv } from './csv.ts';
import {
  formatCount,
  formatDate,
  formatFinancialYear,
  formatFormula,
  formatInWords,
  formatList,
  formatPercent,
  formatPeriod,
  formatTenths,
  parseDate,
  toInstant,
} from './format.ts';
import { count, factsOf, optional } from './schema.ts';
import { boundsOfAll, rate, share } from './share.ts';

test('an optional column has the facts of its kind; a schema made elsewhere has none', () => {
  expect(factsOf(optional(count))).toEqual({ ...factsOf(count), optional: true });
  expect(() => factsOf(z.string())).toThrowErrorMatchingInlineSnapshot(`[Error: column without facts]`);
});

test('counts have commas, percentages one decimal where it is not 0, and neither the noise of binary fractions', () => {
  expect([0, 999, 6621, 125_811, 6620.5].map(formatCount).join(' ')).toBe('0 999 6,621 125,811 6,621');
  expect([43.6, 26, 8.9375, 99.95, 0, 100 - (6 + 43.6 + 26)].map(formatPercent).join(' ')).toBe(
    '43.6% 26% 8.9% 100% 0% 24.4%',
  );
  expect(formatTenths(0.1 + 0.2)).toBe('0.3');
  expect(formatFormula('14753 - 68 + 2')).toBe('14,753 − 68 + 2');
});

test('dates are written as precisely as they are known, and read back; what is no date is not', () => {
  const dates = ['2019-03-31', '2019-03-01', '2019-03', '2019'];
  expect(dates.map(formatDate)).toEqual(['31 March 2019', '1 March 2019', 'March 2019', '2019']);
  expect(dates.map(formatDate).map(parseDate)).toEqual(dates);
  expect(
    ['spring 2019', 'Spring 2019', '12 2019', 'March', ''].flatMap((text) => parseDate(text) ?? []),
  ).toEqual([]);
});

test('an instant is the first of what is known of a date, in UTC', () => {
  const instants = ['2019-03-31T00:00:00Z', '2019-03-01T00:00:00Z', '2019-01-01T00:00:00Z'];
  expect(['2019-03-31', '2019-03', '2019'].map(toInstant)).toEqual(instants);
});

test('periods are written by their ends, and a year to March as police statistics name it', () => {
  expect(formatPeriod('2019-04/2020-03')).toBe('April 2019 to March 2020');
  expect(['2019-04/2020-03', '1999-04/2000-03'].map(formatFinancialYear)).toEqual(['2019/20', '1999/00']);
});

test('counts up to twenty are words in running text, and lists end with “and”', () => {
  expect([0, 1, 20, 21, 1500].map(formatInWords)).toEqual(['no', 'one', 'twenty', '21', '1,500']);
  const lists = [[], ['a'], ['a', 'b'], ['a', 'b', 'c']];
  expect(lists.map(formatList)).toEqual(['', 'a', 'a and b', 'a, b and c']);
});

test('in a CSV numbers stay numbers, what is not known is empty, and a table without rows keeps its header', () => {
  const rows = [
    { value: -1.5, note: null },
    { value: 0, note: 'a, “b”' },
  ];
  expect(writeCsv(rows)).toBe('value,note\n-1.5,\n0,"a, “b”"\n');
  expect(writeCsv([], ['correction_id', 'corrected'])).toBe('correction_id,corrected\n');
});

test('a cell that a spreadsheet would run as a formula gets an apostrophe, on however many lines', () => {
  const cells = ['=1+1', '+1', '-177, -3%', '@SUM(A1)', '\t=1', '=1+1\nand more'];
  const rows = cells.map((note) => ({ note }));
  expect(writeCsv(rows).match(/'[=+\-@\t]/g)).toHaveLength(cells.length);
});

test('a share and a rate are not rounded', () => {
  expect(share(6621, 125_811)).toBeCloseTo(0.05262656, 8);
  expect(rate(6621, 125_811, 1000)).toBeCloseTo(52.62656, 5);
});

test('of 32,000 members, 26% of 11,000 answers are 8.9% at least and 74.6% at most', () => {
  const { low, high } = boundsOfAll(0.26, 11_000, 32_000);
  expect([(low * 100).toFixed(1), (high * 100).toFixed(1)]).toEqual(['8.9', '74.6']);
});

test('a share of nothing, and bounds of fewer than answered, are refused', () => {
  expect(() => share(3, 0)).toThrow('share of 0');
  expect(() => share(3, Number.NaN)).toThrow('share of NaN');
  expect(() => rate(3, -1, 1000)).toThrow('share of -1');
  expect(() => boundsOfAll(0.26, 0, 0)).toThrow('share of 0');
  expect(() => boundsOfAll(0.26, 32_000, 11_000)).toThrow('32000 respondents of 11000 members');
});

test('bounds hold the share of those who answered, lie within 0 and 1, and as far apart as the share that did not answer', () => {
  const fraction = fc.double({ min: 0, max: 1, noNaN: true });
  const nothing = 1e-12;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), fraction, fraction, (members, answered, agreed) => {
      const respondents = Math.floor(members * answered);
      const { low, high } = boundsOfAll(agreed, respondents, members);
      const ordered = [0, low, agreed, high, 1];
      for (const [index, bound] of ordered.entries())
        expect(bound).toBeGreaterThanOrEqual((ordered[index - 1] ?? 0) - nothing);
      expect(high - low).toBeCloseTo((members - respondents) / members, 10);
    }),
  );
});
