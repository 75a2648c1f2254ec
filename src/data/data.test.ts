import { z } from 'astro/zod';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeCsv } from './csv.ts';
import { formatDate, formatInWords, parseDate, toInstant } from './format.ts';
import { factsOf } from './schema.ts';
import { boundsOfAll, rate, share } from './share.ts';

test('a schema that was made elsewhere has no facts of a column', () => {
  expect(() => factsOf(z.string())).toThrowErrorMatchingInlineSnapshot(`[Error: column without facts]`);
});

test('a written date is read as precisely as it is known; what is no date is not', () => {
  const dates = ['2019-03-31', '2019-03-01', '2019-03', '2019'];
  expect(dates.map(formatDate).map(parseDate)).toEqual(dates);
  const others = ['spring 2019', 'Spring 2019', '12 2019', 'March', ''];
  expect(others.flatMap((text) => parseDate(text) ?? [])).toEqual([]);
});

test('an instant is the first of what is known of a date, in UTC', () => {
  const instants = ['2019-03-31T00:00:00Z', '2019-03-01T00:00:00Z', '2019-01-01T00:00:00Z'];
  expect(['2019-03-31', '2019-03', '2019'].map(toInstant)).toEqual(instants);
});

test('counts up to twenty are words in running text', () => {
  expect([0, 1, 20, 21, 1500].map(formatInWords)).toEqual(['no', 'one', 'twenty', '21', '1,500']);
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

test('a share and a rate are not rounded; a share of nothing, and bounds of fewer than answered, are refused', () => {
  expect(share(6621, 125_811)).toBeCloseTo(0.05262656, 8);
  expect(rate(6621, 125_811, 1000)).toBeCloseTo(52.62656, 5);
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
