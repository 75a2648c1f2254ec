import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findStrayTables } from './stray-tables.ts';

test('no table in data/ is left unread', () => {
  expect(findStrayTables(process.cwd())).toEqual([]);
});

test('a second copy, a workbook and a table of another name are found', () => {
  const root = mkdtempSync(join(tmpdir(), 'stray-tables-'));
  mkdirSync(join(root, 'data'));
  for (const name of [
    'armed-officers.csv',
    'armed-officers (1).csv',
    'operations.xlsx',
    'README.md',
  ])
    writeFileSync(join(root, 'data', name), '');
  expect(findStrayTables(root)).toEqual(['armed-officers (1).csv', 'operations.xlsx']);
  rmSync(root, { recursive: true });
});
