import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, onTestFinished } from 'vitest';
import { defineChart } from '../../src/charts/kit/define-chart.ts';
import { fixtureChart } from '../../src/charts/testing/fixture-chart.ts';
import type { TableName, Tables } from '../../src/data/tables/index.ts';
import { makeFolder, writeFiles } from '../../tests/support/folders.ts';
import {
  collectEditions,
  formatEdition,
  parseAbout,
  parseReleasedTables,
  readFrozenTable,
  type ReleasedTables,
} from './frozen-editions.ts';
import { fixtureTables } from './testing/fixture-tables.ts';

let root: string;
beforeEach(() => {
  root = makeFolder(onTestFinished);
});

function writeEdition(
  date: string,
  tables: Record<string, string>,
  about = { version: '1.0.0', changed: ['fixture'] },
): void {
  const bytes = Object.entries(tables).map(
    ([name, text]) => [name as TableName, Buffer.from(text)] satisfies [TableName, Uint8Array],
  );
  writeFiles(root, formatEdition(root, { date, ...about, tables: bytes }));
}

const chart = defineChart({
  ...fixtureChart,
  keyColumns: ['year'],
  rows({ discharges }) {
    if (discharges.length === 0) throw new Error('no row of 2019');
    return discharges.map(({ period, value }) => ({ year: period, value }));
  },
  table: (rows) => ({ columns: [], rows }),
});

const edition = (date: string, ...values: number[]): ReleasedTables => {
  const discharges = values.map((value) => ({ period: '2019', value }) as Tables['discharges'][number]);
  return { date, tables: { ...fixtureTables({}), discharges } };
};
const now = (value: number) => ({ fixture: [{ year: '2019', value }] });

test('the rows that an edition changed follow from its tables; a chart that differs from the newest is unreleased', () => {
  writeEdition('2026-11-23', {});
  writeEdition('2026-11-24', {}, { version: '1.0.0', changed: [] });
  writeEdition('2026-11-25', {});
  const released = [edition('2026-11-23', 5), edition('2026-11-24', 5), edition('2026-11-25', 6)];
  const collected = collectEditions(root, { charts: [chart], released, now: now(6) });
  expect(collected.editions.map(({ rows }) => rows)).toEqual([now(5), {}, now(6)]);
  expect(collected.unreleased).toEqual([]);
  expect(collectEditions(root, { charts: [chart], released, now: now(7) }).unreleased).toEqual(['fixture']);
});

test('a chart that the tables of an edition no longer bear is an error', () => {
  writeEdition('2026-11-24', {});
  const { errors } = collectEditions(root, { charts: [chart], released: [edition('2026-11-24')], now: {} });
  expect(errors).toMatchObject([
    { file: 'src/charts/fixture', received: 'no row of 2019' },
    { file: 'src/charts/fixture' },
  ]);
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
  writeEdition('2026-11-23', {}, { version: '1.0', changed: [] });
  expect(() => parseAbout(root, '2026-11-23')).toThrow(
    'received "{"version":"1.0","changed":[]}", expected the version',
  );
});

test('the tables of an edition are as frozen; what they lack is as it is now: a column, a cell of another kind, a source', () => {
  writeFiles(join(root, 'data/editions/2026-11-23/tables'), {
    'sources.csv': 'source_id,title\nA,first\n',
    'threat-levels.csv':
      'start_date,level,source_id,context\n2006-08-01,severe,A;B,as then\n2006-08-10,unheard of,A,\n2006-08-14,severe,A,\n',
  });
  const now = fixtureTables({
    sources: 'source_id | title\nA | second\nB | later',
    'threat-levels': `start_date | level | source_id | context | confidence
      2006-08-01 | critical | A | as now | high
      2006-08-10 | critical | A | | medium`,
    timeline: 'event_id\nevent',
  });
  const [edition] = parseReleasedTables(root, now);
  expect(edition?.date).toBe('2026-11-23');
  expect(edition?.tables.timeline).toEqual(now.timeline);
  expect(edition?.tables.sources.map(({ source_id, title }) => [source_id, title])).toEqual([
    ['A', 'first'],
    ['B', 'later'],
  ]);
  expect(edition?.tables['threat-levels']).toMatchObject([
    { level: 'severe', source_id: ['A', 'B'], context: 'as then', confidence: 'high' },
    { level: 'critical', source_id: ['A'], context: null, confidence: 'medium' },
    { level: 'severe', source_id: ['A'], context: null, confidence: null },
  ]);
});
