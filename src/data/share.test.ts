import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundsOfAll, rate, share } from './share.ts';

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
