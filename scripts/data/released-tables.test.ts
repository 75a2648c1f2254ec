import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { parseReleasedTables } from './released-tables.ts';
import { fixtureTables } from './testing/fixture-tables.ts';

const root = mkdtempSync(join(tmpdir(), 'released-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});

test('the tables of an edition are as frozen; what they lack is as it is now: a column, a cell of another kind, a source', () => {
  const folder = join(root, 'data/editions/2026-11-23/tables');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'sources.csv'), 'source_id,title\nA,first\n');
  writeFileSync(
    join(folder, 'threat-levels.csv'),
    'start_date,level,source_id,context\n2006-08-01,severe,A;B,as then\n2006-08-10,unheard of,A,\n2006-08-14,severe,A,\n',
  );
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
  expect(
    edition?.tables['threat-levels'].map(({ level, source_id, context, confidence }) => [
      ...[level, source_id, context, confidence],
    ]),
  ).toEqual([
    ['severe', ['A', 'B'], 'as then', 'high'],
    ['critical', ['A'], null, 'medium'],
    ['severe', ['A'], null, null],
  ]);
});
