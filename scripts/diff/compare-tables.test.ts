import { expect, test } from 'vitest';
import { expectAnswers } from '../data/testing/expect-answers.ts';
import { readTextTables } from './compare-rows.ts';
import { compareTables, describeTableChange } from './compare-tables.ts';

/** What an editor reads of a table of which some lines are new, marked with a plus, and some gone, with a minus. */
function describeChanges(text: string): string[] {
  const [table = '', ...lines] = text.split('\n').filter((line) => !line.startsWith('#'));
  const readWithout = (sign: string) => {
    const kept = lines.filter((line) => !line.startsWith(sign)).map((line) => line.slice(2));
    return readTextTables((path) => Buffer.from(path === `data/${table}.csv` ? kept.join('\n') : ''));
  };
  return compareTables(readWithout('+'), readWithout('-'))
    .flatMap(describeTableChange)
    .filter(({ items }) => items.length > 0)
    .flatMap(({ title, items, fix }) => [
      title.replace(`data/${table}.csv: `, ''),
      ...items.map(({ name, before, after, note }) =>
        [name, [before, after].filter(Boolean).join(' → '), note].filter(Boolean).join(' | '),
      ),
      ...(fix ? [`Fix: ${fix}`] : []),
    ]);
}

test('each change of a table is named for what it means', async () => {
  const unchanged = await expectAnswers('scripts/diff/testing/table-changes.txt', describeChanges);
  expect(unchanged.join()).toMatch(/^armed-officers\n# Rows that only moved/);
});
