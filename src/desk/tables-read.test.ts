import { expect, test } from 'vitest';
import { claims } from '../prose/registry.ts';
import { readTables } from '../read-generated.ts';
import { tablesRead } from './tables-read.ts';

test('a test on the figures is told with the tables that it looks into', () => {
  expect(tablesRead(readTables(), ({ operations, sources }) => operations.length + sources.length)).toEqual([
    'operations',
    'sources',
  ]);
});

test.for(Object.entries(claims))('%s looks into a table', ([, { holds }]) => {
  expect(tablesRead(readTables(), holds).length).toBeGreaterThan(0);
});
