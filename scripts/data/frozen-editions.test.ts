import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, onTestFinished } from 'vitest';
import {
  collectEditions,
  formatEdition,
  freezeRows,
  parseReleasedTables,
  readFrozenTable,
} from './frozen-editions.ts';
import { fixtureTables } from './testing/fixture-tables.ts';
import type { ChartRow } from '../../src/data/chart-row.ts';
import { charts } from '../../src/charts/index.ts';
import { loadEditions, loadTables } from '../../src/data/generated.ts';
import { keyOf } from '../../src/editions/carry-over.ts';
import { listFrozen } from '../../src/editions/pin-chart.ts';
import type { TableName } from '../../src/data/tables/index.ts';
import { makeFolder, writeFiles } from '../../tests/support/folders.ts';

let root: string;
beforeEach(() => {
  root = makeFolder(onTestFinished);
});

function writeEdition(
  date: string,
  version: string,
  charts: Record<string, ChartRow[]>,
  tables: Record<string, string> = {},
): void {
  const bytes = Object.entries(tables).map(
    ([name, text]) => [name as TableName, Buffer.from(text)] satisfies [TableName, Uint8Array],
  );
  writeFiles(root, formatEdition(root, { date, version, charts, tables: bytes }));
}

const first = {
  'arming-view': [{ answer: 'yes', percent: 26 }],
  'threat-level': [{ level: 'severe', note: null }],
};
const revised = { ...first, 'arming-view': [{ answer: 'yes', percent: 27 }] };
const changed = ['arming-view', 'threat-level'];

test('before the first release every chart is unreleased', () => {
  expect(collectEditions(root, first)).toEqual({ editions: [], unreleased: changed });
});

test('an edition freezes the rows of every chart, and a chart whose rows change later is unreleased', () => {
  writeEdition('2026-11-23', '1.0.0', first);
  const folder = join(root, 'data/editions/2026-11-23');
  expect(readdirSync(folder).toSorted()).toEqual(['arming-view.json', 'edition.json', 'threat-level.json']);
  expect(JSON.parse(readFileSync(join(folder, 'threat-level.json'), 'utf8'))).toEqual(first['threat-level']);
  expect(collectEditions(root, first)).toEqual({
    editions: [{ date: '2026-11-23', version: '1.0.0', changed, rows: first, corrected: {} }],
    unreleased: [],
  });
  expect(collectEditions(root, revised).unreleased).toEqual(['arming-view']);
});

test('editions are listed oldest first, each with the charts that it changed', () => {
  writeEdition('2027-01-02', '1.0.1', revised);
  writeEdition('2026-11-23', '1.0.0', first);
  const rows = { 'arming-view': revised['arming-view'] };
  expect(collectEditions(root, { ...revised, timeline: [] })).toEqual({
    editions: [
      { date: '2026-11-23', version: '1.0.0', changed, rows: first, corrected: {} },
      { date: '2027-01-02', version: '1.0.1', changed: ['arming-view'], rows, corrected: {} },
    ],
    unreleased: ['timeline'],
  });
});

test('an edition freezes the tables that differ, and has those of before and those that came later', () => {
  writeEdition('2026-11-23', '1.0.0', first, { operations: 'a\n1\n', discharges: 'a\n1\n' });
  writeEdition('2027-01-02', '1.1.0', first, {
    operations: 'a\n1\n',
    discharges: 'a\n2\n',
    surveys: 'a\n3\n',
  });
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

test('a column that came later changes no chart', () => {
  writeEdition('2026-11-23', '1.0.0', first);
  const later = { ...first, 'arming-view': [{ qualifier: null, answer: 'yes', percent: 26 }] };
  const { unreleased } = collectEditions(root, later, (chart, row) =>
    chart === 'arming-view' ? { ...row, qualifier: null } : row,
  );
  expect(unreleased).toEqual([]);
});

test('frozen rows are one a line, so that git shows which changed', () => {
  const rows = [
    { a: 1, b: null },
    { a: 2, b: 'x\ny' },
  ];
  expect(freezeRows(rows)).toBe('[\n{"a":1,"b":null},\n{"a":2,"b":"x\\ny"}\n]\n');
  expect(JSON.parse(freezeRows([]))).toEqual([]);
});

test('an edition without a version is an error', () => {
  writeEdition('2026-11-23', '1.0', first);
  expect(() => collectEditions(root, first)).toThrowErrorMatchingInlineSnapshot(
    `[Error: data/editions/2026-11-23/edition.json — received "{"version":"1.0"}", expected the version of the edition, as {"version":"1.2.0"}; take the file back from git]`,
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

test('every row that an edition froze follows from its tables, by its key, so that a correction finds it', () => {
  const released = parseReleasedTables(process.cwd(), loadTables());
  const lost = charts.flatMap((chart) =>
    listFrozen(chart, loadEditions()).flatMap(({ date, rows }) => {
      const had = released.find((edition) => edition.date === date);
      const derived = new Set(had && chart.rows(had.tables).map((row) => keyOf(chart, row)));
      return rows.map((row) => keyOf(chart, row)).filter((key) => !derived.has(key));
    }),
  );
  expect(lost).toEqual([]);
});
