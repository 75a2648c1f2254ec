import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ChartRow } from '../../src/data/chart-row.ts';
import { freezeRows, listEditions, formatEdition, collectEditions } from './frozen-editions.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'editions-'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

function writeEdition(date: string, version: string, charts: Record<string, ChartRow[]>): void {
  for (const [path, text] of Object.entries(formatEdition(date, version, charts))) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

const first = {
  'arming-view': [{ answer: 'yes', percent: 26 }],
  'threat-level': [{ level: 'severe', note: null }],
};
const revised = { ...first, 'arming-view': [{ answer: 'yes', percent: 27 }] };

test('before the first release there is no edition, and every chart is unreleased', () => {
  expect(collectEditions(root, first)).toEqual({ editions: [], unreleased: ['arming-view', 'threat-level'] });
});

test('a release freezes the rows of every chart, and nothing is unreleased', () => {
  writeEdition('2026-11-23', '1.0.0', first);
  expect(readdirSync(join(root, 'data/editions/2026-11-23')).toSorted()).toEqual([
    'arming-view.json',
    'edition.json',
    'threat-level.json',
  ]);
  expect(JSON.parse(readFileSync(join(root, 'data/editions/2026-11-23/threat-level.json'), 'utf8'))).toEqual(
    first['threat-level'],
  );
  expect(collectEditions(root, first)).toEqual({
    editions: [
      { date: '2026-11-23', version: '1.0.0', changed: ['arming-view', 'threat-level'], rows: first },
    ],
    unreleased: [],
  });
});

test('a figure that changes after a release makes its chart unreleased, and only its chart', () => {
  writeEdition('2026-11-23', '1.0.0', first);
  expect(collectEditions(root, revised).unreleased).toEqual(['arming-view']);
});

test('an edition says which charts it changed; editions stand oldest first', () => {
  writeEdition('2027-01-02', '1.0.1', revised);
  writeEdition('2026-11-23', '1.0.0', first);
  expect(listEditions(root)).toEqual(['2026-11-23', '2027-01-02']);
  expect(collectEditions(root, { ...revised, timeline: [] })).toEqual({
    editions: [
      { date: '2026-11-23', version: '1.0.0', changed: ['arming-view', 'threat-level'], rows: first },
      {
        date: '2027-01-02',
        version: '1.0.1',
        changed: ['arming-view'],
        rows: { 'arming-view': revised['arming-view'] },
      },
    ],
    unreleased: ['timeline'],
  });
});

test('frozen rows stand one a line, so that git shows which changed', () => {
  expect(
    freezeRows([
      { a: 1, b: null },
      { a: 2, b: 'x\ny' },
    ]),
  ).toBe('[\n{"a":1,"b":null},\n{"a":2,"b":"x\\ny"}\n]\n');
  expect(JSON.parse(freezeRows([]))).toEqual([]);
});

test('an edition without a version is an error', () => {
  writeEdition('2026-11-23', '1.0', first);
  expect(() => collectEditions(root, first)).toThrowErrorMatchingInlineSnapshot(
    `[Error: data/editions/2026-11-23/edition.json — received "{"version":"1.0"}", expected the version of the edition, as {"version":"1.2.0"}; take the file back from git]`,
  );
});
