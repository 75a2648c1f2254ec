import { expect, test } from 'vitest';
import { asOfFigures, asOfMembers, type KnownRow, noFigure, viewAsOf } from './as-of-states.ts';
import { unique } from './rows-and-phrases.ts';
import type { Write } from './define-chart.ts';

type Row = KnownRow & { year: number };

const row = (as_known: string, year: number, value: number | null, first_published = value): Row => ({
  ...noFigure.figure,
  ...noFigure.release,
  as_known,
  year,
  value,
  first_published,
  revised: value === first_published ? 'no' : 'yes',
  source_id: null,
});
const write = ((name, own = {}) => [name, ...Object.values(own)].join(' ')) as Write;
const { of, label } = asOfMembers.states;
const changed = (rows: Row[], state = 'now') => {
  const shown = rows.filter((row) => of(row) === state);
  return asOfFigures(viewAsOf(shown, rows), ({ year }) => String(year), write);
};

/** 2018 is revised twice, 2020 in a text without a day; 2019 stands. */
const rows = [
  ...[row('now', 2018, 103, 100), row('now', 2019, 90), row('now', 2020, 81, 80)],
  ...[row('2021-02-08', 2018, 103, 100), row('2021-02-08', 2019, 90), row('2021-02-08', 2020, 80)],
  ...[row('2020-08-06', 2018, 101, 100), row('2020-08-06', 2019, 90), row('2020-08-06', 2020, null)],
  row('2019-07', 2018, 100),
];

test('a month has its last day as its address, and is labelled as it is given', () => {
  expect(unique(rows.map((row) => `${of(row)} ${label(row, write, rows)}`))).toEqual([
    'now now',
    'known-2021-02-08 2021',
    'known-2020-08-06 2020',
    'known-2019-07-31 2019',
  ]);
});

test('what is another figure now is listed figure by figure, or that nothing is', () => {
  expect(changed(rows, 'known-2020-08-06').changed).toBe('changed 2018 101 103');
  expect(changed(rows).changed).toBe('changed 2018 100 103; changed 2020 80 81');
  const still = rows.filter(({ year }) => year === 2019);
  expect(changed(still, 'known-2020-08-06')).toMatchObject({ changed: '', 'none-changed': 'none changed' });
  expect(changed(still)).toMatchObject({ changed: '', 'none-changed': undefined });
});
