import { expect, test } from 'vitest';
import { loadTables } from './generated.ts';
import { dateInName, datesOfNews, readDated, saidBy } from './publisher-releases.ts';
import { seriesKeyOf } from './vintages.ts';

const tables = loadTables();
const dated = [...readDated(tables, 'armed-officers'), ...readDated(tables, 'operations')].filter(
  (row) => row.geography === 'England and Wales',
);
/** When each figure of a source had been said. */
const datesOf = (source: string) =>
  new Set(dated.filter((row) => row.source_id.includes(source)).map((row) => row.said));

test.each([
  ['HO Jul 2019 (YE Mar 2019) via press', '2019-07'],
  ['HO Jul 2021', '2021-07'],
  ['HO 2025 via press', '2025'],
  ['HO 2011/12 figures via Evening Standard', null],
  ['HO table as quoted by press', null],
  ['Yahoo Sep 2023', null],
])('the name “%s” dates a release: %s', (name, date) => {
  expect(dateInName(name)).toBe(date);
});

test('the Home Office’s own text counts from its day', () => {
  expect(datesOf('HO2020')).toEqual(new Set(['2021-02-08']));
});

test('a copy counts from the month of the release that it carries, not from its own day', () => {
  expect(datesOf('ES2019')).toEqual(new Set(['2019-07']));
  // With what is worked out from it.
  expect(datesOf('DM2018')).toEqual(new Set(['2018-07']));
});

test('a copy of a release that is held itself counts from the day of that', () => {
  expect(datesOf('ES2021')).toEqual(new Set(['2022-02-03']));
});

test('a press text that carries no release keeps its day, whatever else its source carries', () => {
  const yahoo = dated.filter((row) => row.source_id.includes('YAHOO2023'));
  expect(yahoo.map(({ release, said }) => [release, said])).toEqual([
    ['HO Jul 2023 via Yahoo', '2023-07-13'],
    ['Yahoo Sep 2023', '2023-09-25'],
  ]);
});

test('by a month is by its last day; at present everything counts, dated or not', () => {
  const rows = ['2019-07', '2019-07-31', '2019-08-01', null].map((said) => ({
    ...dated[0],
    said,
  })) as typeof dated;
  expect(saidBy(rows, '2019-07').map(({ said }) => said)).toEqual(['2019-07', '2019-07-31']);
  expect(saidBy(rows, null)).toHaveLength(4);
});

test('a date is news where a figure is new or another; repeats are not, nor what is still the present', () => {
  const said = (date: string, of: string, value: number) =>
    ({ ...dated[0], date: of, value, said: date }) as (typeof dated)[number];
  const rows = [
    said('2019-07', '2019-03-31', 10),
    said('2020-02-01', '2019-03-31', 10),
    said('2020-03-01', '2019-03-31', 12),
    said('2020-04-01', '2020-03-31', 9),
    said('2020-05-01', '2020-03-31', 9),
  ];
  expect(datesOfNews(rows, seriesKeyOf)).toEqual(['2020-03-01', '2019-07']);
});
