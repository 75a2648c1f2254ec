import { expect, test } from 'vitest';
import { asOf, dateVintages, deriveVintages, seriesKeyOf } from '../data/as-of.ts';
import { loadChartRows, loadTables } from '../data/generated.ts';
import { deriveArmedOfficers, view } from './armed-officers/rows.ts';
import { findChart } from './index.ts';
import { atPresent } from './kit/as-of-states.ts';
import { rowWhere } from './kit/rows-and-phrases.ts';
import { addUpYears, deriveShotsFired } from './shots-fired/rows.ts';

/** Figures that the sources print, against those that the charts derive: the one place that repeats figures of data/. */

const tables = loadTables();
const geography = 'England and Wales';
const armedOfficers = deriveArmedOfficers(tables);
const viewNow = () => view(atPresent(armedOfficers), armedOfficers);
const known = (table: 'armed-officers' | 'operations', measure: string, date: string, day: string | null) =>
  asOf(deriveVintages(tables, table), day, seriesKeyOf).find(
    (row) => seriesKeyOf(row) === seriesKeyOf({ geography, date, measure }),
  )?.value;

test('the armed officers of 31 March 2019 are 6,653 until the release that settles 6,621', () => {
  const days = ['2019-08-18', '2019-08-19', '2021-02-07', '2021-02-08', null];
  const values = days.map((day) => known('armed-officers', 'armed_officers', '2019-03-31', day));
  expect(values).toEqual([undefined, 6653, 6653, 6621, 6621]);
});

test('the operations of 2013/14 go from 14,864 to 14,939', () => {
  const days = ['2015-07-08', '2015-07-09', '2016-04-27', '2016-04-28', null];
  const values = days.map((day) => known('operations', 'operations', '2013-04/2014-03', day));
  expect(values).toEqual([undefined, 14_864, 14_864, 14_939, 14_939]);
});

test('the armed officers fall to 5,639 in 2016 and rise to 6,621 in 2019', () => {
  const { low, peak } = viewNow();
  expect([low.year, low.value, peak.year, peak.value]).toEqual([2016, 5639, 2019, 6621]);
});

test('the armed officers that the Home Office revised', () => {
  const { revised } = viewNow();
  expect(revised.slice(0, 3).map((row) => [row.year, row.first_published, row.value])).toEqual([
    [2014, 5875, 5864],
    [2019, 6653, 6621],
    [2020, 6518, 6584],
  ]);
});

test('armed officers can be seen as known in July 2019', () => {
  const chart = findChart('armed-officers');
  const state = 'known-2019-07-31';
  const rows = loadChartRows(chart);
  const last = chart.table(rows, { state }).rows.at(-1);
  expect([last?.value, last?.first_published]).toEqual([6653, 6653]);
  expect(chart.title(rows, { state })).toBe(
    'As known at the end of July 2019: 6,653 armed officers in March 2019',
  );
});

test('2021 has both figures at the break: 6,543 by the headline, 6,478 deployable', () => {
  const rows = atPresent(armedOfficers);
  expect(rowWhere(rows, { year: 2021, series: 'headline' }).value).toBe(6543);
  expect(rowWhere(rows, { year: 2021, series: 'deployable' }).value).toBe(6478);
});

test('the ten years to 2023/24 add up to 73 incidents, about one in 2,400 operations, and 28 people', () => {
  const rows = deriveShotsFired(tables).filter(({ period }) => period <= '2023-04/2024-03');
  const { span, totals, oneIn } = addUpYears(rows);
  expect([span, totals.incidents, totals.deaths]).toEqual(['2014/15 to 2023/24', 73, 28]);
  expect(oneIn / 2400).toBeCloseTo(1, 1);
});

test('the releases of the Home Office and of those who carry them date its figures', () => {
  const dated = (['armed-officers', 'operations'] as const)
    .flatMap((table) => dateVintages(tables, table))
    .filter((row) => row.geography === geography);
  const datesOf = (source: string) => [
    ...new Set(dated.filter((row) => row.source_id.includes(source)).map((row) => row.announced)),
  ];
  expect(['HO2020', 'ES2019', 'DM2018', 'ES2021'].map(datesOf)).toEqual([
    ['2021-02-08'],
    ['2019-07'],
    ['2018-07'],
    ['2022-02-03'],
  ]);
});
