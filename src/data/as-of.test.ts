import { expect, test } from 'vitest';
import { asOf, type Dated, datesOfNews, dateVintages, isOut, lastDay, vintages } from './as-of.ts';
import { loadTables } from './generated.ts';
import type { Tables } from './tables/index.ts';

const publish = (released: string | null, value: number) => ({ released, value });
const revised = [publish('2019-07', 3), publish('2020-02-01', 4), publish('2021', 5), publish(null, 6)];
const known = (day: string | null) => asOf(revised, day, () => 'one figure').map(({ value }) => value);

test('a publication counts from its day, or from the last of its month or year; without a day only at present', () => {
  const days = ['2019-07-30', '2019-07-31', '2020-01-31', '2020-02-01', '2021-12-30', '2021-12-31'];
  expect(days.map(known)).toEqual([[], [3], [3], [4], [4], [5]]);
  expect([known('2099-12-31'), known(null)]).toEqual([[5], [6]]);
  expect([isOut(null, '2099-12-31'), isOut(null, null)]).toEqual([false, true]);
});

test('of two publications of a day the later row counts', () => {
  const rows = [publish('2020-03-01', 1), publish('2020-03-01', 2)];
  expect(asOf(rows, '2020-03-01', () => 'one figure')).toEqual([publish('2020-03-01', 2)]);
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

test('a copy without a day has the place of the release that it carries, so that a later one replaces it', () => {
  const rows = [publish('2026-07-22', 8), { ...publish(null, 9), release_of: '2025' }];
  expect(asOf(rows, null, () => 'one figure')).toEqual([publish('2026-07-22', 8)]);
});

/** A few publications of the Home Office and of a newspaper, in tables that hold nothing else of the kind. */
const tables = loadTables();
const [like, source] = [tables['armed-officers'][0], tables.sources[0]];
const cite = (source_id: string, standing: 'official' | 'press or other') =>
  ({ ...source, source_id, standing, published: '2019-08-19' }) as Tables['sources'][number];
const announce = (release_of: string | null, released: string, source_id: string) =>
  ({ ...like, release_of, released, source_id: [source_id] }) as Tables['armed-officers'][number];
const fixture = (rows: Tables['armed-officers'], derived: Tables['worked-out'] = []): Tables => ({
  ...tables,
  sources: [cite('own', 'official'), cite('press', 'press or other')],
  'armed-officers': rows,
  operations: [],
  'worked-out': derived,
});
const copy = announce('2019-07', '2019-08-19', 'press');
const own = announce('2019-07', '2019-07-25', 'own');
const datesOf = (...from: Parameters<typeof fixture>) =>
  dateVintages(fixture(...from), 'armed-officers').map((row) => row.announced);

test('the Home Office’s own text counts from its day, a copy from the release that it carries, and what carries none from its own day', () => {
  const derived = { ...tables['worked-out'][0], table: 'armed-officers', source_id: ['press'] };
  expect(datesOf([copy], [derived as Tables['worked-out'][number]])).toEqual(['2019-07', '2019-07']);
  expect(datesOf([own, copy])).toEqual(['2019-07-25', '2019-07-25']);
  expect(datesOf([copy, announce(null, '2023-09-25', 'press')])).toEqual(['2019-07', '2023-09-25']);
});

const dated = (date: string, value: number, announced: string | null) =>
  ({ ...like, date, value, announced }) as Dated;

test('a date is news where a figure is new or another; repeats are not, nor what is still the present', () => {
  const first = [dated('2019-03-31', 10, '2019-07'), dated('2019-03-31', 10, '2020-02-01')];
  const revised = dated('2019-03-31', 12, '2020-03-01');
  const later = [dated('2020-03-31', 9, '2020-04-01'), dated('2020-03-31', 9, '2020-05-01')];
  expect(datesOfNews([...first, revised, ...later])).toEqual(['2020-03-01', '2019-07']);
});
