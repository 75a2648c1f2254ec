import { expect, test } from 'vitest';
import type { Tables } from '../data/tables/index.ts';
import { dataVersion } from './data-version.ts';

const editions = [
  { date: '2026-11-23', version: '1.0.0', changed: ['arming-view'] },
  { date: '2027-01-02', version: '1.1.0', changed: ['arming-view'] },
];
const correctedOn = (...days: string[]) => days.map((corrected) => ({ corrected })) as Tables['corrections'];

test('the version is that of the newest edition; figures and corrections since are marked', () => {
  const released = { editions, unreleased: [] };
  expect([
    dataVersion(released, correctedOn('2026-12-01', '2027-01-02')),
    dataVersion({ editions, unreleased: ['timeline'] }, []),
    dataVersion(released, correctedOn('2027-01-03')),
    dataVersion({ editions: [], unreleased: ['timeline'] }, []),
  ]).toEqual(['1.1.0', '1.1.0+unreleased', '1.1.0+unreleased', '0.0.0+unreleased']);
});
