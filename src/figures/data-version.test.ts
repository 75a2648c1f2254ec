import { expect, test } from 'vitest';
import { dataVersion } from './data-version.ts';
import type { Tables } from './tables/index.ts';

const edition = (date: string) => ({ date, changed: ['arming-view'] });
const corrected = (day: string): Tables['corrections'][number] => ({
  row: 2, correction_id: day, corrected: day, wrong_since: '2026-11-23', what_was_wrong: 'x', what_it_says_now: 'y', charts: null, numbers: null,
});
const first = { editions: [edition('2026-11-23')], unreleased: [] };
const second = { editions: [edition('2026-11-23'), edition('2027-01-02')], unreleased: [] };

test('the first edition is 1.0.0, and so is what stands before it', () => {
  expect(dataVersion(first, [])).toBe('1.0.0');
  expect(dataVersion({ editions: [], unreleased: [] }, [])).toBe('1.0.0');
});

test('an edition with added data is a minor step, a correction after it a patch', () => {
  expect(dataVersion(second, [])).toBe('1.1.0');
  expect(dataVersion(second, [corrected('2027-01-03'), corrected('2027-02-01')])).toBe('1.1.2');
});

test('a correction that the newest edition already holds counts no more', () => {
  expect(dataVersion(second, [corrected('2026-12-01'), corrected('2027-01-02')])).toBe('1.1.0');
});

test('figures that no edition holds yet are told', () => {
  expect(dataVersion({ ...first, unreleased: ['timeline'] }, [])).toBe('1.0.0+unreleased');
});
