import { expect, test } from 'vitest';
import { dataVersion } from './data-version.ts';
import type { Tables } from '../data/tables/index.ts';

const edition = (date: string, version: string) => ({ date, version, changed: ['arming-view'] });
const corrected = (day: string): Tables['corrections'][number] => ({
  row: 2,
  correction_id: day,
  corrected: day,
  wrong_since: '2026-11-23',
  what_was_wrong: 'x',
  what_it_says_now: 'y',
  charts: null,
  numbers: null,
});
const released = {
  editions: [edition('2026-11-23', '1.0.0'), edition('2027-01-02', '1.1.0')],
  unreleased: [],
};

test('it is that of the newest edition, with the corrections that the edition holds', () => {
  expect(dataVersion(released, [corrected('2026-12-01'), corrected('2027-01-02')])).toBe('1.1.0');
});

test('figures and corrections that no edition holds yet are told', () => {
  expect(dataVersion({ ...released, unreleased: ['timeline'] }, [])).toBe('1.1.0+unreleased');
  expect(dataVersion(released, [corrected('2027-01-03')])).toBe('1.1.0+unreleased');
  expect(dataVersion({ editions: [], unreleased: ['timeline'] }, [])).toBe('0.0.0+unreleased');
});
