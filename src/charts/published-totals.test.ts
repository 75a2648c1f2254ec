import { expect, test } from 'vitest';
import { asOf, deriveVintages, seriesKeyOf } from '../data/as-of.ts';
import { loadTables } from '../data/generated.ts';
import { deriveArmedOfficers, view } from './armed-officers/rows.ts';
import { atPresent } from './kit/as-of-states.ts';
import { rowWhere } from './kit/rows-and-phrases.ts';
import { addUpYears, deriveShotsFired } from './shots-fired/rows.ts';

/** Figures that the sources print, against those that the charts derive: the one place that repeats figures of data/. */

const tables = loadTables();
const geography = 'England and Wales';
const armedOfficers = deriveArmedOfficers(tables);
const known = (table: 'armed-officers' | 'operations', measure: string, date: string, day: string | null) =>
  asOf(deriveVintages(tables, table), day, seriesKeyOf).find(
    (row) => seriesKeyOf(row) === seriesKeyOf({ geography, date, measure }),
  )?.value;

test('as known on a day', () => {
  const days = ['2015-07-08', '2015-07-09', '2016-04-28', '2019-08-19', '2021-02-07', '2021-02-08', null];
  const valuesOf = (...of: [table: 'armed-officers' | 'operations', measure: string, date: string]) =>
    days.map((day) => known(...of, day));
  expect(valuesOf('operations', 'operations', '2013-04/2014-03')).toEqual([
    undefined,
    14_864,
    ...Array<number>(5).fill(14_939),
  ]);
  expect(valuesOf('armed-officers', 'armed_officers', '2019-03-31').slice(2)).toEqual([
    undefined,
    6653,
    6653,
    6621,
    6621,
  ]);
});

test('as charts derive them', () => {
  const { low, peak, revised } = view(atPresent(armedOfficers), armedOfficers);
  const figuresOf = (rows: typeof revised) => rows.map((row) => [row.year, row.first_published, row.value]);
  expect(figuresOf([low, peak, ...revised.slice(0, 3)])).toEqual([
    [2016, 5639, 5639],
    [2019, 6653, 6621],
    [2014, 5875, 5864],
    [2019, 6653, 6621],
    [2020, 6518, 6584],
  ]);
  const of2021 = (series: 'headline' | 'deployable') =>
    rowWhere(atPresent(armedOfficers), { year: 2021, series });
  expect([of2021('headline').value, of2021('deployable').value]).toEqual([6543, 6478]);
  const shots = deriveShotsFired(tables).filter(({ period }) => period <= '2023-04/2024-03');
  const { span, totals, oneIn } = addUpYears(shots);
  expect([span, totals.incidents, totals.deaths]).toEqual(['2014/15 to 2023/24', 73, 28]);
  expect(oneIn / 2400).toBeCloseTo(1, 1);
});
