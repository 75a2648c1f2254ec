import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadTables } from './generated.ts';
import { asOf } from './as-of.ts';
import { boundsOfAll, rate, share } from './share.ts';
import { readVintages, seriesKeyOf } from './vintages.ts';

describe('the share of officers in England and Wales who are armed', () => {
  const tables = loadTables();
  const present = asOf(readVintages(tables, 'armed-officers'), null, seriesKeyOf);
  const on = (date: string, measure: string) => ({
    armed: present.find(
      (row) => row.geography === 'England and Wales' && row.date === date && row.measure === measure,
    )?.value,
    officers: tables['police-officers'].find(
      (row) =>
        row.geography === 'England and Wales' &&
        row.date === date &&
        row.measure === 'police_officers_headcount',
    )?.value,
  });

  test.each([
    ['2010-03-31', 'armed_officers', 6976, 146_030, '4.78'],
    ['2014-03-31', 'armed_officers', 5864, 130_514, '4.49'],
    ['2015-03-31', 'armed_officers', 5647, 129_879, '4.35'],
    ['2016-03-31', 'armed_officers', 5639, 126_766, '4.45'],
    ['2017-03-31', 'armed_officers', 6278, 125_851, '4.99'],
    ['2018-03-31', 'armed_officers', 6459, 125_094, '5.16'],
    ['2019-03-31', 'armed_officers', 6621, 125_811, '5.26'],
    ['2020-03-31', 'armed_officers', 6584, 131_576, '5.00'],
    ['2022-03-31', 'operationally_deployable', 6192, 142_505, '4.35'],
  ])('on %s (%s) is %i of %i, or %s%%', (date, measure, armed, officers, percent) => {
    const figures = on(date, measure);
    expect(figures).toEqual({ armed, officers });
    expect((share(armed, officers) * 100).toFixed(2)).toBe(percent);
  });
});

test('a share of nothing is refused, not given as zero or infinity', () => {
  expect(() => share(3, 0)).toThrowErrorMatchingInlineSnapshot(`[RangeError: share of 0]`);
  expect(() => share(3, Number.NaN)).toThrowErrorMatchingInlineSnapshot(`[RangeError: share of NaN]`);
  expect(() => rate(3, -1, 1000)).toThrowErrorMatchingInlineSnapshot(`[RangeError: share of -1]`);
});

test('a rate is so many for each base, not rounded', () => {
  expect(rate(6621, 125_811, 1000)).toBeCloseTo(52.6266, 4);
});

describe('what 11,000 answers say about 32,000 members', () => {
  const bounds = (percent: number) => {
    const { low, high } = boundsOfAll(percent / 100, 11_000, 32_000);
    return [(low * 100).toFixed(1), (high * 100).toFixed(1)];
  };

  test.each([
    ['everyone armed', 26, ['8.9', '74.6']],
    ['would carry', 57, ['19.6', '85.2']],
    ['would resign', 8.2, ['2.8', '68.4']],
  ])('%s: %d%% of those who answered', (_answer, percent, expected) => {
    expect(bounds(percent)).toEqual(expected);
  });

  test('more answers than members are refused', () => {
    expect(() => boundsOfAll(0.26, 32_000, 11_000)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: 32000 respondents of 11000 members]`,
    );
  });

  test('nobody asked is refused', () => {
    expect(() => boundsOfAll(0.26, 0, 0)).toThrowErrorMatchingInlineSnapshot(`[RangeError: share of 0]`);
  });
});

describe('bounds of all members, for any survey', () => {
  const survey = fc
    .record({
      members: fc.integer({ min: 1, max: 1_000_000 }),
      answered: fc.double({ min: 0, max: 1, noNaN: true }),
      agreed: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ members, answered, agreed }) => ({
      members,
      respondents: Math.floor(members * answered),
      agreed,
    }));
  const nothing = 1e-12;

  test('hold the share of those who answered, and lie between none and all', () => {
    fc.assert(
      fc.property(survey, ({ members, respondents, agreed }) => {
        const { low, high } = boundsOfAll(agreed, respondents, members);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(agreed + nothing);
        expect(high).toBeGreaterThanOrEqual(agreed - nothing);
        expect(high).toBeLessThanOrEqual(1 + nothing);
      }),
    );
  });

  test('lie as far apart as the share that did not answer', () => {
    fc.assert(
      fc.property(survey, ({ members, respondents, agreed }) => {
        const { low, high } = boundsOfAll(agreed, respondents, members);
        expect(high - low).toBeCloseTo((members - respondents) / members, 10);
      }),
    );
  });

  test('meet in the share itself when all answered', () => {
    fc.assert(
      fc.property(survey, ({ members, agreed }) => {
        const { low, high } = boundsOfAll(agreed, members, members);
        expect(low).toBeCloseTo(agreed, 10);
        expect(high).toBeCloseTo(agreed, 10);
      }),
    );
  });
});
