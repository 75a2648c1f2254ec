import { expect, test } from 'vitest';
import { readTables } from '../read-generated.ts';
import { formatAge, newestDay } from './table-age.ts';

test.for([
  ['2024-07-11', '2026-11-24', '2 years 4 months'],
  ['2024-07-11', '2025-07-10', '11 months'],
  ['2024-07-11', '2025-07-11', '1 year'],
  ['2024-07', '2024-08-30', 'less than a month'],
  ['2024-07', '2024-07-30', 'this month'],
  ['2024', '2024-06-01', 'this year'],
] as const)('%s is, on %s, %s ago', ([date, today, age]) => {
  expect(formatAge(date, today)).toBe(age);
});

test('a table is as new as its newest row; without a day in its rows, as its newest source', () => {
  const tables = readTables();
  const [first] = tables['police-officers'];
  const [other] = tables.surveys;
  const own = {
    ...tables,
    'police-officers': [
      { ...first, released: '2022-07' },
      { ...first, released: '2022-07-27' },
    ],
  } as typeof tables;
  expect(newestDay(own, 'police-officers')).toBe('2022-07');
  const [id = ''] = other?.source_id ?? [];
  const dated = tables.sources.map((source) =>
    source.source_id === id ? { ...source, published: '2017-02-01' } : source,
  );
  expect(
    newestDay(
      { ...tables, sources: dated, surveys: [{ ...other, source_id: [id] }] } as typeof tables,
      'surveys',
    ),
  ).toBe('2017-02-01');
  expect(newestDay(tables, 'addresses')).toBeUndefined();
});
