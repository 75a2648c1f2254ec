import { expect, test } from 'vitest';
import { loadTables } from '../../src/data/generated.ts';
import { findOverdue, heldReleases, yearlySeries } from './releases-due.ts';

const tables = loadTables();

test.for(yearlySeries)('$name: three releases that are held bear out the month', (series) => {
  const inMonth = heldReleases(tables, series).filter((day) => Number(day.slice(5, 7)) === series.month);
  expect(new Set(inMonth.map((day) => day.slice(0, 4))).size).toBeGreaterThanOrEqual(3);
});

const held = (...days: string[]) => ({
  sources: days.map((published) => ({
    publisher: 'Home Office',
    title: 'Police use of firearms statistics: April to March',
    published,
  })) as typeof tables.sources,
});
const monthsOn = (today: string, ...days: string[]) =>
  findOverdue(held(...days), today).flatMap(({ months }) => months);

test('a release of July is awaited until July is over, and is overdue from then on', () => {
  expect(monthsOn('2025-07-31', '2023-07-13', '2024-07-11')).toEqual([]);
  expect(monthsOn('2025-08-01', '2023-07-13', '2024-07-11')).toEqual(['2025-07']);
  expect(monthsOn('2026-11-24', '2024-07-11')).toEqual(['2025-07', '2026-07']);
});

test('an edition put right in winter is of the July before it', () => {
  expect(monthsOn('2022-07-31', '2022-02-03')).toEqual([]);
  expect(monthsOn('2022-08-01', '2022-02-03')).toEqual(['2022-07']);
});

test('where no release is held, none is overdue', () => {
  expect(monthsOn('2026-11-24')).toEqual([]);
});
