import { expect, test } from 'vitest';
import { asOf, type Dated, datesOfNews, dateVintages, isOut, lastDay, vintages } from './as-of.ts';
import { fixtureTables } from '../../scripts/data/testing/fixture-tables.ts';

const publish = (released: string | null, value: number) => ({ released, value });
const revised = [publish('2019-07', 3), publish('2020-02-01', 4), publish('2021', 5), publish(null, 6)];
const known = (day: string | null) => asOf(revised, day, () => 'one figure').map(({ value }) => value);

test('a publication counts from its day, or from the last of its month or year; without a day only at present', () => {
  const days = ['2019-07-30', '2019-07-31', '2020-01-31', '2020-02-01', '2021-12-30', '2021-12-31'];
  expect(days.map(known)).toEqual([[], [3], [3], [4], [4], [5]]);
  expect([known('2099-12-31'), known(null)]).toEqual([[5], [6]]);
  expect([isOut(null, '2099-12-31'), isOut(null, null)]).toEqual([false, true]);
});

test('the last day of a month is the calendar’s, and of a period that of its last month', () => {
  const dates = ['2024-02', '2023-02', '2019-12', '2019', '2019-07-25', '2019-03/2020-02'];
  const days = ['2024-02-29', '2023-02-28', '2019-12-31', '2019-12-31', '2019-07-25', '2020-02-29'];
  expect(dates.map(lastDay)).toEqual(days);
});

test('each figure has a history of its own, oldest first, what has no day last', () => {
  const others = [...revised.toReversed(), publish('2019', 7)];
  const histories = vintages(others, ({ value }) => (value === 7 ? 'another' : 'one figure'));
  expect(histories).toEqual([revised, [publish('2019', 7)]]);
});

test('of two publications of a day the later row counts; a copy without a day has the place of the release that it carries', () => {
  const rows = [
    publish('2026-07-22', 8),
    publish('2026-07-22', 7),
    { ...publish(null, 9), release_of: '2025' },
  ];
  expect(asOf(rows, null, () => 'one figure')).toEqual([rows[1]]);
});

/** The dates by which figures had been announced that the Home Office or a newspaper published. */
function datesOf(publications: string[], derived = '') {
  const tables = fixtureTables({
    sources: 'source_id | standing | published \n own | official | \n press | press or other | 2019-08-19',
    'armed-officers': ['release_of | released | source_id', ...publications].join('\n'),
    'worked-out': `table | source_id \n ${derived}`,
  });
  return dateVintages(tables, 'armed-officers').map(({ announced }) => announced);
}

test('the Home Office’s own text counts from its day, a copy from the release that it carries, and what carries none from its own day', () => {
  const [copy, own] = ['2019-07 | 2019-08-19 | press', '2019-07 | 2019-07-25 | own'];
  expect(datesOf([copy], 'armed-officers | press')).toEqual(['2019-07', '2019-07']);
  expect(datesOf([own, copy])).toEqual(['2019-07-25', '2019-07-25']);
  expect(datesOf([copy, ' | 2023-09-25 | press'])).toEqual(['2019-07', '2023-09-25']);
});

const dated = (date: string, value: number, announced: string | null) =>
  ({ date, value, announced }) as Dated;

test('a date is news where a figure is new or another; repeats are not, nor what is still the present', () => {
  const first = [dated('2019-03-31', 10, '2019-07'), dated('2019-03-31', 10, '2020-02-01')];
  const revised = dated('2019-03-31', 12, '2020-03-01');
  const later = [dated('2020-03-31', 9, '2020-04-01'), dated('2020-03-31', 9, '2020-05-01')];
  expect(datesOfNews([...first, revised, ...later])).toEqual(['2020-03-01', '2019-07']);
});
