import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadTables } from './generated.ts';
import { asOf, lastDay, vintages } from './as-of.ts';
import { readVintages, seriesKeyOf } from './vintages.ts';

const geography = 'England and Wales';

/** The value of one figure as known on a day; undefined where nothing had been said. */
function known(
  table: 'armed-officers' | 'operations',
  measure: string,
  date: string,
  day: string | null,
): number | undefined {
  return asOf(readVintages(loadTables(), table), day, seriesKeyOf).find(
    (row) => row.geography === geography && row.date === date && row.measure === measure,
  )?.value;
}

describe('the armed officers of 31 March 2019', () => {
  test.each([
    ['nothing before the first release', '2019-08-18', undefined],
    ['6,653 on the day of the first release', '2019-08-19', 6653],
    ['6,653 at the end of 2019', '2019-12-31', 6653],
    ['6,653 to the eve of the release that settles another value', '2021-02-07', 6653],
    ['6,621 from the day of that release', '2021-02-08', 6621],
    ['6,621 at present', null, 6621],
  ])('are %s', (_says, day, value) => {
    expect(known('armed-officers', 'armed_officers', '2019-03-31', day)).toBe(value);
  });
});

test('the operations of 2013/14 go from 14,864 to 14,939', () => {
  const operations = (day: string | null) => known('operations', 'operations', '2013-04/2014-03', day);
  expect([
    operations('2015-07-08'),
    operations('2015-07-09'),
    operations('2016-04-27'),
    operations('2016-04-28'),
    operations(null),
  ]).toEqual([undefined, 14_864, 14_864, 14_939, 14_939]);
});

test('a publication of which only the month is known counts from its last day', () => {
  const officers = (day: string) => known('armed-officers', 'armed_officers', '2017-03-31', day);
  expect([officers('2017-07-30'), officers('2017-07-31')]).toEqual([undefined, 6278]);
});

test('a publication of which only the year is known counts from its last day', () => {
  const officers = (day: string) => known('armed-officers', 'operationally_deployable', '2016-03-31', day);
  expect([officers('2024-12-30'), officers('2024-12-31')]).toEqual([undefined, 5639]);
});

test('a publication without a day counts only at present', () => {
  const officers = (day: string | null) =>
    known('armed-officers', 'operationally_deployable', '2025-03-31', day);
  expect([officers('2099-12-31'), officers(null)]).toEqual([undefined, 5753]);
});

test('a later release of the same day is the one that counts', () => {
  const rows = [
    { released: '2020-03-01', value: 1 },
    { released: '2020-03-01', value: 2 },
  ];
  expect(asOf(rows, '2020-03-01', () => 'one thing')).toEqual([{ released: '2020-03-01', value: 2 }]);
});

test('the last day of a month is the calendar’s', () => {
  expect(['2024-02', '2023-02', '2019-12', '2019', '2019-07-25'].map(lastDay)).toEqual([
    '2024-02-29',
    '2023-02-28',
    '2019-12-31',
    '2019-12-31',
    '2019-07-25',
  ]);
});

describe('for any publications', () => {
  const twoDigits = (max: number) =>
    fc.integer({ min: 1, max }).map((value) => String(value).padStart(2, '0'));
  const day = fc
    .tuple(fc.constantFrom('2019', '2020'), twoDigits(12), twoDigits(28))
    .map((parts) => parts.join('-'));
  const released = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([full, length]) => full.slice(0, length));
  const publication = fc.record({
    thing: fc.constantFrom('a', 'b'),
    released: fc.option(released, { freq: 6 }),
  });
  const publications = fc
    .array(publication, { maxLength: 12 })
    .map((rows) => rows.map((row, index) => ({ ...row, index })));
  const thing = (row: { thing: string }) => row.thing;

  test('vintages stand oldest first, those without a day last, those of one day as they stood', () => {
    fc.assert(
      fc.property(publications, (rows) => {
        for (const history of vintages(rows, thing)) {
          const places = history.map(
            (row) =>
              `${row.released === null ? 'later' : lastDay(row.released)} ${String(row.index).padStart(2, '0')}`,
          );
          expect(places).toEqual(places.toSorted());
        }
      }),
    );
  });

  test('what was known on a day had been published by then, one for each thing', () => {
    fc.assert(
      fc.property(publications, day, (rows, on) => {
        const out = rows.filter((row) => row.released !== null && lastDay(row.released) <= on);
        const found = asOf(rows, on, thing);
        expect(found.map(thing).toSorted()).toEqual([...new Set(out.map(thing))].toSorted());
        for (const row of found) expect(out).toContain(row);
      }),
    );
  });
});
