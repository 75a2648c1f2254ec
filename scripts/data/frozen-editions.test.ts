import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defineChart } from '../../src/charts/kit/define-chart.ts';
import { text } from '../../src/data/checked-text.ts';
import type { TableName, Tables } from '../../src/data/tables/index.ts';
import { collectEditions, formatEdition, parseAbout, readFrozenTable } from './frozen-editions.ts';
import type { ReleasedTables } from './released-tables.ts';
import { fixtureTables } from './testing/fixture-tables.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'editions-'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

function writeEdition(
  date: string,
  tables: Record<string, string>,
  about = { version: '1.0.0', charts: ['fixture'] },
) {
  const bytes = Object.entries(tables).map(([name, text]): [TableName, Uint8Array] => [
    name as TableName,
    Buffer.from(text),
  ]);
  const files = formatEdition(root, { date, ...about, tables: bytes });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

const chart = defineChart({
  id: 'fixture',
  name: 'Fixture',
  tables: ['discharges'],
  spatialCoverage: () => '',
  keyColumns: ['year'],
  rows({ discharges }) {
    if (discharges.length === 0) throw new Error('no row of 2019');
    return discharges.map(({ period, value }) => ({ year: period, value }));
  },
  ...{ title: () => text`A`, subtitle: () => text`A`, alt: () => text`A`, tooltip: () => '' },
  table: (rows) => ({ columns: [], rows }),
  draw: () => ({ marks: [] }),
  notes: () => [],
  referenceDate: () => '',
});

const edition = (date: string, ...values: number[]): ReleasedTables => {
  const discharges = values.map((value) => ({ period: '2019', value }) as Tables['discharges'][number]);
  return { date, tables: { ...fixtureTables({}), discharges } };
};
const now = (value: number) => ({ fixture: [{ year: '2019', value }] });

test('the rows of an edition follow from its tables; a chart that differs from the newest edition is unreleased', () => {
  for (const date of ['2026-11-23', '2026-11-24', '2026-11-25']) writeEdition(date, {});
  const released = [edition('2026-11-23', 5), edition('2026-11-24', 5), edition('2026-11-25', 6)];
  const collected = collectEditions(root, { charts: [chart], released, now: now(6) });
  expect(collected.editions.map(({ changed, rows }) => ({ changed, rows }))).toEqual([
    { changed: ['fixture'], rows: now(5) },
    { changed: [], rows: {} },
    { changed: ['fixture'], rows: now(6) },
  ]);
  expect(collected.unreleased).toEqual([]);
  expect(collectEditions(root, { charts: [chart], released, now: now(7) }).unreleased).toEqual(['fixture']);
});

test('an edition has only the charts that there were, and one that its tables no longer bear is an error', () => {
  writeEdition('2026-11-23', {}, { version: '1.0.0', charts: [] });
  writeEdition('2026-11-24', {});
  const released = [edition('2026-11-23', 5), edition('2026-11-24')];
  const { editions, errors } = collectEditions(root, { charts: [chart], released, now: now(6) });
  expect(editions.map(({ rows }) => rows)).toEqual([{}, {}]);
  expect(errors).toMatchObject([{ file: 'src/charts/fixture', received: 'no row of 2019' }]);
});

test('an edition freezes the tables that differ, and has those of before and those that came later', () => {
  writeEdition('2026-11-23', { operations: 'a\n1\n', discharges: 'a\n1\n' });
  writeEdition('2027-01-02', { operations: 'a\n1\n', discharges: 'a\n2\n', surveys: 'a\n3\n' });
  expect(readdirSync(join(root, 'data/editions/2027-01-02/tables'))).toEqual([
    'discharges.csv',
    'surveys.csv',
  ]);
  const read = (date: string, name: TableName) => readFrozenTable(root, date, name)?.toString();
  expect([
    read('2027-01-02', 'operations'),
    read('2026-11-23', 'discharges'),
    read('2026-11-23', 'surveys'),
    read('2026-11-23', 'timeline'),
  ]).toEqual(['a\n1\n', 'a\n1\n', 'a\n3\n', undefined]);
});

test('an edition without a version is an error', () => {
  writeEdition('2026-11-23', {}, { version: '1.0', charts: [] });
  expect(() => parseAbout(root, '2026-11-23')).toThrow(
    'received "{"version":"1.0","charts":[]}", expected the version',
  );
});
