import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formatDate } from '../../src/data/format.ts';
import { addEntry, type Edition, formatEntry } from './changelog.ts';
import type { NamedChange } from './count-changes.ts';
import { listEditions, parseEditionVersion } from './frozen-editions.ts';
import { nextVersion } from './release-version.ts';

const change = (name: string, values: Partial<NamedChange> = {}): NamedChange => ({
  name,
  state: 'changed',
  added: 0,
  revised: 0,
  removed: 0,
  newColumns: [],
  lostColumns: [],
  ...values,
});

test('a corrected value is a patch, added data minor, another structure major', () => {
  expect(nextVersion('1.2.3', [])).toBe('1.2.4');
  expect(nextVersion('1.2.3', [change('operations', { revised: 2, removed: 1 })])).toBe('1.2.4');
  expect(nextVersion('1.2.3', [change('operations', { revised: 2 }), change('sources', { added: 1 })])).toBe(
    '1.3.0',
  );
  expect(nextVersion('1.2.3', [change('trials', { state: 'new' })])).toBe('1.3.0');
  expect(nextVersion('1.2.3', [change('trials', { state: 'gone' })])).toBe('2.0.0');
  expect(nextVersion('1.2.3', [change('operations', { added: 1, newColumns: ['region'] })])).toBe('2.0.0');
  expect(nextVersion('1.2.3', [change('operations', { lostColumns: ['region'] })])).toBe('2.0.0');
});

test('an entry says what was corrected, which charts changed and which tables', () => {
  const edition: Edition = {
    date: '2026-12-01',
    version: '2.0.0',
    previous: { date: '2026-11-23', version: '1.0.0' },
    charts: [
      change('armed-officers', { added: 1, revised: 12 }),
      change('threat-level', { newColumns: ['days'] }),
    ],
    tables: [
      change('operations', { removed: 3, lostColumns: ['a', 'b'] }),
      change('trials', { state: 'new', added: 5 }),
      change('old', { state: 'gone', removed: 9 }),
    ],
    corrections: [
      {
        row: 2,
        correction_id: 'typo',
        corrected: '2026-11-30',
        wrong_since: '2026-11-23',
        what_was_wrong: '19,586\noperations.',
        what_it_says_now: '19,568.',
        charts: null,
        numbers: null,
      },
    ],
  };
  expect(formatEntry(edition)).toMatchInlineSnapshot(`
    "## 2.0.0, 1 December 2026

    The tables have another structure. Compared with 1.0.0 of 23 November 2026:

    Mistakes of ours, put right:

    - We said: 19,586 operations. Now: 19,568.

    Charts whose rows changed:

    - Armed officers (\`armed-officers\`): 1 row added, 12 revised
    - Threat level (\`threat-level\`): column \`days\` added

    Tables that changed:

    - \`data/operations.csv\`: 3 rows removed; columns \`a\`, \`b\` gone
    - \`data/trials.csv\`: new; 5 rows added
    - \`data/old.csv\`: gone
    "
  `);
});

test('the newest entry stands first, and earlier ones stay', () => {
  const [head, first, second] = [
    '# Changes\n\nWhat changed.\n',
    '## 1.0.0\n\nFirst.\n',
    '## 1.1.0\n\nSecond.\n',
  ];
  expect(addEntry(addEntry(head, first), second)).toBe(`${head}\n${second}\n${first}`);
});

test('CHANGELOG.md has an entry for every edition, newest first', () => {
  const headings = readFileSync('CHANGELOG.md', 'utf8').match(/^## .*$/gm);
  expect(headings).toEqual(
    listEditions('.')
      .toReversed()
      .map((date) => `## ${parseEditionVersion('.', date)}, ${formatDate(date)}`),
  );
});
