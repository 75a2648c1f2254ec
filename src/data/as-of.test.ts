import fc from 'fast-check';
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

const twoDigits = (max: number) => fc.integer({ min: 1, max }).map((value) => String(value).padStart(2, '0'));
const day = fc
  .tuple(fc.constantFrom('2019', '2020'), twoDigits(12), twoDigits(28))
  .map((parts) => parts.join('-'));
const released = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([full, length]) => full.slice(0, length));
const publications = fc
  .array(fc.record({ key: fc.constantFrom('a', 'b'), released: fc.option(released, { freq: 6 }) }), {
    maxLength: 12,
  })
  .map((rows) => rows.map((row, index) => ({ ...row, index })));
const keyOf = (row: { key: string }) => row.key;

test('vintages stand oldest first, those without a day last, those of one day as they stood', () => {
  fc.assert(
    fc.property(publications, (rows) => {
      for (const history of vintages(rows, keyOf)) {
        const places = history.map(
          ({ released, index }) =>
            `${released === null ? 'later' : lastDay(released)} ${String(index).padStart(2, '0')}`,
        );
        expect(places).toEqual(places.toSorted());
      }
    }),
  );
});

test('what was known on a day had been published by then, once for each key', () => {
  fc.assert(
    fc.property(publications, day, (rows, on) => {
      const out = rows.filter((row) => row.released !== null && lastDay(row.released) <= on);
      const found = asOf(rows, on, keyOf);
      expect(found.map(keyOf).toSorted()).toEqual([...new Set(out.map(keyOf))].toSorted());
      expect(found.filter((row) => !out.includes(row))).toEqual([]);
    }),
  );
});
