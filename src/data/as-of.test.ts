import { expect, test } from 'vitest';
import { asOf, isOut, lastDay, vintages } from './as-of.ts';

const publish = (released: string | null, value: number) => ({ released, value });
const revised = [publish('2019-07', 3), publish('2020-02-01', 4), publish('2021', 5), publish(null, 6)];
const known = (day: string | null) => asOf(revised, day, () => 'one figure').map(({ value }) => value);

test('a publication counts from its day, or from the last day of its month or year', () => {
  const days = ['2019-07-30', '2019-07-31', '2020-01-31', '2020-02-01', '2021-12-30', '2021-12-31'];
  expect(days.map(known)).toEqual([[], [3], [3], [4], [4], [5]]);
});

test('a publication without a day counts only at present', () => {
  expect([known('2099-12-31'), known(null)]).toEqual([[5], [6]]);
  expect([isOut(null, '2099-12-31'), isOut(null, null)]).toEqual([false, true]);
});

test('of two publications of a day the later row counts', () => {
  const rows = [publish('2020-03-01', 1), publish('2020-03-01', 2)];
  expect(asOf(rows, '2020-03-01', () => 'one figure')).toEqual([publish('2020-03-01', 2)]);
});

test('the last day of a month is the calendar’s', () => {
  const dates = ['2024-02', '2023-02', '2019-12', '2019', '2019-07-25'];
  const days = ['2024-02-29', '2023-02-28', '2019-12-31', '2019-12-31', '2019-07-25'];
  expect(dates.map(lastDay)).toEqual(days);
});

test('each figure has a history of its own, oldest first, what has no day last', () => {
  const others = [...revised.toReversed(), publish('2019', 7)];
  const histories = vintages(others, ({ value }) => (value === 7 ? 'another' : 'one figure'));
  expect(histories).toEqual([revised, [publish('2019', 7)]]);
});
