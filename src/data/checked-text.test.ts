import { expect, test } from 'vitest';
import { claim, ClaimFailed, text } from './checked-text.ts';

test('text`` puts figures and claims where they belong', () => {
  expect(text`${'26%'} answered, and ${claim('a minority', 26 < 50, { yes: 26 })} agreed`).toBe(
    '26% answered, and a minority agreed',
  );
});

test('a claim that does not hold throws with its phrase and its figures', () => {
  const fails = () => claim('fell every year', false, { 2019: '6,653', 2020: '6,701' });
  expect(fails).toThrow(ClaimFailed);
  expect(fails).toThrowErrorMatchingInlineSnapshot(
    `[Error: “fell every year” is not borne out: 2019 6,653, 2020 6,701]`,
  );
});
