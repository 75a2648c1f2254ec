import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, onTestFinished } from 'vitest';
import { defineChart } from '../../src/charts/kit/define-chart.ts';
import { fixtureChart } from '../../src/charts/testing/fixture-chart.ts';
import type { Tables } from '../../src/data/tables/index.ts';
import { makeFolder, writeFiles } from '../../tests/support/folders.ts';
import {
  collectEditions,
  formatEdition,
  listEditions,
  parseAbout,
  parseReleasedTables,
  readFrozen,
  type ReleasedTables,
} from './frozen-editions.ts';
import { fixtureTables } from './testing/fixture-tables.ts';

let root: string;
beforeEach(() => {
  root = makeFolder(onTestFinished);
});

function writeEdition(
  date: string,
  texts: Record<string, string>,
  about = { version: '1.0.0', changed: ['fixture'] },
): void {
  const files = Object.fromEntries(
    Object.entries(texts).map(([path, text]) => [path, Buffer.from(text)] as const),
  );
  writeFiles(root, formatEdition(root, { date, ...about, files }));
}

const chart = defineChart({
  ...fixtureChart,
  rows({ discharges }) {
    if (discharges.length === 0) throw new Error('no row of 2019');
    return discharges.map(({ period, value }) => ({ year: period, value }));
  },
});

const edition = (date: string, ...values: number[]): ReleasedTables => {
  const discharges = values.map((value) => ({ period: '2019', value }) as Tables['discharges'][number]);
  return { date, tables: { ...fixtureTables({}), discharges } };
};
const now = (...values: number[]) => ({ fixture: values.map((value) => ({ year: '2019', value })) });

test('the rows that an edition changed follow from its tables; a chart that differs from the newest is unreleased', () => {
  writeEdition('2026-11-23', {});
  writeEdition('2026-11-24', {}, { version: '1.0.0', changed: [] });
  writeEdition('2026-11-25', {});
  const released = [edition('2026-11-23', 5), edition('2026-11-24', 5), edition('2026-11-25', 6)];
  const collected = collectEditions(root, { charts: [chart], released, now: now(6) });
  expect(collected.editions.map(({ rows }) => rows)).toEqual([now(5), {}, now(6)]);
  expect(collected.unreleased).toEqual([]);
  const newest = { charts: [chart], released: [edition('2026-11-25', 5, 6)] };
  const unreleased = (...values: number[]) =>
    collectEditions(root, { ...newest, now: now(...values) }).unreleased.join();
  expect([unreleased(5, 6), unreleased(6, 5)]).toEqual(['', '']);
  expect([unreleased(5, 7), unreleased(5)]).toEqual(['fixture', 'fixture']);
});

test('a chart that the tables of an edition no longer bear is an error', () => {
  writeEdition('2026-11-24', {});
  const { errors } = collectEditions(root, { charts: [chart], released: [edition('2026-11-24')], now: {} });
  expect(errors).toMatchObject([
    { file: 'src/charts/fixture', received: 'no row of 2019' },
    { file: 'src/charts/fixture' },
  ]);
});

test('an edition freezes the tables and texts that differ, and has those of before and those that came later', () => {
  writeEdition('2026-11-23', { 'tables/operations.csv': '1', 'tables/discharges.csv': '1' });
  writeEdition('2027-01-02', {
    'tables/operations.csv': '1',
    'tables/discharges.csv': '2',
    'tables/surveys.csv': '3',
    'texts/fixture.md': 'as then',
  });
  const written = readdirSync(join(root, 'data/editions/2027-01-02/tables'));
  expect(written.toSorted()).toEqual(['discharges.csv', 'surveys.csv']);
  const read = (date: string, table: string) => readFrozen(root, date, `tables/${table}.csv`)?.toString();
  expect(read('2027-01-02', 'operations')).toBe('1');
  const hadFirst = ['discharges', 'surveys', 'timeline'].map((table) => read('2026-11-23', table));
  expect(hadFirst).toEqual(['1', '3', undefined]);
  const released = ['2026-11-23', '2027-01-02'].map((date) => edition(date, 5));
  const frozen = { file: 'data/editions/2027-01-02/texts/fixture.md', source: 'as then' };
  const collected = collectEditions(root, { charts: [chart], released, now: now(5) });
  expect(collected.editions.map(({ texts }) => texts)).toEqual([{ fixture: frozen }, { fixture: frozen }]);
});

test('an edition without a version is an error, and so is a broken file; what is no edition is passed over', () => {
  writeEdition('2026-11-23', {}, { version: '1.0', changed: [] });
  expect(() => parseAbout(root, '2026-11-23')).toThrow(
    'received "{"version":"1.0","changed":[]}", expected the version',
  );
  writeFiles(root, { 'data/editions/2026-11-24/edition.json': '{"version"', 'data/editions/.DS_Store': '' });
  expect(() => parseAbout(root, '2026-11-24')).toThrow('received "{"version"", expected the version');
  expect(listEditions(root)).toEqual(['2026-11-23', '2026-11-24']);
});

test('the tables of an edition are as frozen; what they lack is as in the next: a column, a cell of another kind, a source', () => {
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
  const later = 'start_date,level,source_id,context,confidence\n2006-08-01,critical,A,as now,medium\n';
  writeFiles(join(root, 'data/editions/2026-12-01/tables'), { 'threat-levels.csv': later });
  expect(parseReleasedTables(root, now)[0]?.tables['threat-levels'][0]?.confidence).toBe('medium');
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
