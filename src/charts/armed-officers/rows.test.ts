import { expect, test } from 'vitest';
import { loadTables } from '../../data/generated.ts';
import { changes, readArmedOfficers, turningPoints } from './rows.ts';

const rows = readArmedOfficers(loadTables());

test('the figures revised within one definition are those that the Home Office revised', () => {
  const revised = rows.filter((row) => row.revised === 'yes');
  expect(
    revised.map(({ year, series, first_published, value }) => [year, series, first_published, value]),
  ).toEqual([
    [2014, 'headline', 5875, 5864],
    [2019, 'headline', 6653, 6621],
    [2020, 'headline', 6518, 6584],
  ]);
});

test('years without an official figure stand as gaps, not as zero and not as ministers’ statements', () => {
  const gaps = rows.filter((row) => row.value === null);
  expect(gaps.map(({ year, series }) => `${series} ${year}`)).toEqual([
    'headline 2011',
    'headline 2012',
    'headline 2013',
  ]);
});

test('the headline ends where the new counts begin', () => {
  const years = (series: string) => rows.filter((row) => row.series === series).map((row) => row.year);
  expect(years('headline').at(-1)).toBe(2021);
  expect([years('deployable')[0], years('authorised')[0]]).toEqual([2021, 2022]);
});

test('the low and the peak after it are those of the headline', () => {
  const { low, peak } = turningPoints(rows);
  expect([low.year, low.value, peak.year, peak.value]).toEqual([2016, 5639, 2019, 6621]);
});

test('no change is taken across a gap or across definitions', () => {
  const between = (year: number) =>
    changes(rows)
      .filter((row) => row.year === year)
      .map((row) => row.change);
  expect([2011, 2012, 2013, 2014].flatMap(between)).toEqual([]);
  expect(between(2021)).toEqual([6543 - 6584]);
  expect(between(2022)).toEqual([6192 - 6478]);
});

test('as known in July 2019 the year was 6,653 and not yet revised, and what came later is not there', () => {
  const then = readArmedOfficers(loadTables(), '2019-07').filter((row) => row.value !== null);
  expect(then.map(({ year, value, first_published }) => [year, value, first_published])).toEqual([
    [2010, 6976, 6976],
    [2014, 5864, 5875],
    [2015, 5647, 5647],
    [2016, 5639, 5639],
    [2017, 6278, 6278],
    [2018, 6459, 6459],
    [2019, 6653, 6653],
  ]);
});
