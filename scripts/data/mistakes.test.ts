import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { describeMistakes } from './testing/mistakes.ts';

const file = 'scripts/data/testing/mistakes.txt';

/**
 * mistakes.txt holds mistakes of editors, each followed by what the data run answers. To add one, write it there and let
 * `npx vitest run scripts/data/mistakes.test.ts -u` write the answer; then read it.
 */
test('every mistake of the list is told with its place, what was received, what was expected and the fix', async () => {
  const [head = '', ...blocks] = readFileSync(file, 'utf8').trimEnd().split('\n\n');
  const described = blocks.map((block) => {
    const mistakes = block.split('\n').filter((line) => !line.startsWith('  '));
    return [...mistakes, ...describeMistakes(mistakes).map((line) => `  ${line}`)].join('\n');
  });
  await expect(`${[head, ...described].join('\n\n')}\n`).toMatchFileSnapshot('testing/mistakes.txt');
  expect(blocks.length).toBeGreaterThanOrEqual(120);
  expect(described.filter((block) => !block.includes('\n  ')).join('\n'), 'these pass').toBe('');
});

test('the tables in which the mistakes are made have none', () => {
  expect(describeMistakes([])).toEqual([]);
});
