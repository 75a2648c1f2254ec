import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formatDate } from '../../src/data/format.ts';
import { readTextTables } from '../diff/compare-rows.ts';
import { compareTables } from '../diff/compare-tables.ts';
import { addEntry, type PlannedEdition, formatEntry } from './plan-release.ts';
import { listEditions, parseAbout } from '../data/frozen-editions.ts';

const operations = (value: number) =>
  readTextTables((path) =>
    Buffer.from(path === 'data/operations.csv' ? `geography,period,value\nKent,2010,${value}` : ''),
  );
const tables = compareTables(operations(7), operations(8));

const edition: PlannedEdition = {
  date: '2026-12-01',
  version: '1.1.0',
  previous: { date: '2026-11-23', version: '1.0.0' },
  charts: ['armed-officers', 'threat-level'],
  corrections: [
    { correction_id: 'typo', what_was_wrong: '19,586\noperations.', what_it_says_now: '19,568.' },
  ] as PlannedEdition['corrections'],
  diff: { errors: [], tables, shown: '' },
};

test('an entry lists our corrections, the charts whose rows changed and what the data change, without advice', async () => {
  await expect(formatEntry(edition)).toMatchFileSnapshot('snapshots/entry.md');
});

test('the newest entry stands first, and earlier ones stay', () => {
  const [head, first, second] = ['# Changes\n\nWhat changed.\n', '## 1.0.0\n', '## 1.1.0\n'] as const;
  expect(addEntry(addEntry(head, first), second)).toBe(`${head}\n${second}\n${first}`);
});

test('CHANGELOG.md has an entry for every edition, newest first, and CITATION.cff is of the newest', () => {
  const editions = listEditions('.').map((date) => ({ date, version: parseAbout('.', date).version }));
  expect(readFileSync('CHANGELOG.md', 'utf8').match(/^## .*$/gm)).toEqual(
    editions.toReversed().map(({ date, version }) => `## ${version}, ${formatDate(date)}`),
  );
  const newest = editions.at(-1);
  expect(readFileSync('CITATION.cff', 'utf8')).toContain(
    `version: ${newest?.version}\ndate-released: ${newest?.date}\n`,
  );
});
