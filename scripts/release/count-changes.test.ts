import { expect, test } from 'vitest';
import { asTable, countRowChanges, countChanges } from './count-changes.ts';

const year = (date: string, measure: string, value: number | null) => ({ date, measure, value });
const before = asTable([
  year('2020', 'headline', 6000),
  year('2021', 'headline', 6100),
  year('2021', 'deployable', 6000),
]);
const same = { added: 0, revised: 0, removed: 0, newColumns: [], lostColumns: [] };

test('rows are told apart by the fewest first columns that tell them all apart', () => {
  const after = asTable([
    year('2021', 'deployable', 5900),
    year('2021', 'headline', 6100),
    year('2022', 'deployable', 5800),
  ]);
  expect(countRowChanges(before, after)).toEqual({ ...same, added: 1, revised: 1, removed: 1 });
});

test('with a key, what is no part of it may differ: a figure that a source revised stands in a row of its own', () => {
  const release = (released: string, value: string) => ({ value, released });
  const [first, both] = [
    asTable([release('2020', '5')]),
    asTable([release('2020', '5'), release('2021', '6')]),
  ];
  expect(countRowChanges(first, both, ['released'])).toEqual({ ...same, added: 1 });
  expect(countRowChanges(first, asTable([release('2020', '7')]), ['released'])).toEqual({
    ...same,
    revised: 1,
  });
});

test('a column more or less is told, and revises no row', () => {
  const after = asTable(before.rows.map((row) => ({ ...row, note: 'x' })));
  expect(countRowChanges(before, after)).toEqual({ ...same, newColumns: ['note'] });
  expect(countRowChanges(after, before)).toEqual({ ...same, lostColumns: ['note'] });
});

test('rows that nothing tells apart are counted one by one', () => {
  const row = { value: 1 };
  expect(countRowChanges(asTable([row, row]), asTable([row, row, row]))).toEqual({ ...same, added: 1 });
});

test('of two sets, only what differs is named', () => {
  const changes = countChanges(
    new Map([
      ['gone', before],
      ['same', before],
      ['shorter', before],
    ]),
    new Map([
      ['same', before],
      ['shorter', asTable(before.rows.slice(1))],
      ['new', before],
    ]),
  );
  expect(changes.map(({ name, state, added, removed }) => [name, state, added, removed])).toEqual([
    ['gone', 'gone', 0, 3],
    ['new', 'new', 3, 0],
    ['shorter', 'changed', 0, 1],
  ]);
});
