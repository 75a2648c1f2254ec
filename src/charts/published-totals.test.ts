import { expect, test } from 'vitest';
import { loadTables } from '../data/generated.ts';
import { rowWhere } from './kit/rows-and-phrases.ts';
import { addUpYears, deriveShotsFired } from './shots-fired/rows.ts';
import { cells, drawn } from './testing/drawn.ts';

/** Figures that the sources print, against those that the charts show: the one place that repeats figures of data/. */

test('as known on a day', () => {
  const valuesOf = (id: string, cells: object, ...days: string[]) =>
    [...days.map((day) => `known-${day}`), 'now'].map(
      (state) => rowWhere(drawn(id, state).shown, cells).value,
    );
  const of2014 = valuesOf('firearms-operations', { year: '2013/14' }, '2015-07-09', '2016-04-28');
  expect(of2014).toEqual([14_864, 14_939, 14_939]);
  const of2019 = valuesOf('armed-officers', { year: 2019 }, '2019-07-31', '2021-02-08');
  expect(of2019).toEqual([6653, 6621, 6621]);
});

test('as charts show them', () => {
  const { shown } = drawn('armed-officers', 'now');
  const headline = shown.filter(({ series, year }) => series === 'headline' && Number(year) >= 2014);
  expect(cells(headline, 'year', 'first_published', 'value')).toEqual(
    expect.arrayContaining([
      [2014, 5875, 5864],
      [2016, 5639, 5639],
      [2019, 6653, 6621],
      [2020, 6518, 6584],
      [2021, 6543, 6543],
    ]),
  );
  expect(rowWhere(shown, { year: 2021, series: 'deployable' }).value).toBe(6478);
  const shots = deriveShotsFired(loadTables()).filter(({ period }) => period <= '2023-04/2024-03');
  const { span, totals, oneIn } = addUpYears(shots);
  expect([span, totals.incidents, totals.deaths]).toEqual(['2014/15 to 2023/24', 73, 28]);
  expect(oneIn / 2400).toBeCloseTo(1, 1);
});
