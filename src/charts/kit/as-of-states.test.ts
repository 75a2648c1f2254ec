import { expect, test } from 'vitest';
import { asOfStates, inAsOfState, type KnownRow, noFigure, viewAsOf } from './as-of-states.ts';

type Row = KnownRow & { year: number };

const row = (as_known: string, year: number, value: number | null, first_published = value): Row => ({
  ...noFigure,
  as_known,
  year,
  value,
  first_published,
  revised: value === first_published ? 'no' : 'yes',
  seen_in: 'Hansard, 2026',
});
const changed = (rows: Row[], state?: string) => viewAsOf(rows, state, ({ year }) => String(year)).asOf;

/** 2018 is revised twice, 2020 in a text without a day; 2019 stands. */
const rows = [
  ...[row('now', 2018, 103, 100), row('now', 2019, 90), row('now', 2020, 81, 80)],
  ...[row('2021-02-08', 2018, 103, 100), row('2021-02-08', 2019, 90), row('2021-02-08', 2020, 80)],
  ...[row('2020-08-06', 2018, 101, 100), row('2020-08-06', 2019, 90), row('2020-08-06', 2020, null)],
  row('2019-07', 2018, 100),
];

test('a month has its last day as its address, and is labelled as it is given', () => {
  expect(asOfStates(rows)).toEqual([
    { id: 'now', label: 'now' },
    { id: 'known-2021-02-08', label: '2021' },
    { id: 'known-2020-08-06', label: '2020' },
    { id: 'known-2019-07-31', label: '2019' },
  ]);
  expect(inAsOfState(rows, 'known-2019-07-31')).toEqual([row('2019-07', 2018, 100)]);
});

test('without a state it is the present, and one that there is not is refused', () => {
  expect(inAsOfState(rows).every(({ as_known }) => as_known === 'now')).toBe(true);
  expect(() => inAsOfState(rows, 'known-2019-07-25')).toThrowErrorMatchingInlineSnapshot(
    `[Error: unknown state: known-2019-07-25]`,
  );
});

test('what is another figure now is listed figure by figure, or that nothing is', () => {
  expect(changed(rows, 'known-2020-08-06').changed).toBe('2018: 101 then, 103 now');
  expect(changed(rows).changed).toBe('2018: 100 first, 103 now; 2020: 80 first, 81 now');
  const still = rows.filter(({ year }) => year === 2019);
  expect(changed(still, 'known-2020-08-06')).toMatchObject({
    changed: undefined,
    'none-changed': 'No figure',
  });
  expect(changed(still)).toMatchObject({ changed: undefined, 'none-changed': undefined });
});
