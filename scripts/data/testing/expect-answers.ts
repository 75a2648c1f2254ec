import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'vitest';
import { tableDefinitions, type Tables } from '../../../src/data/tables/index.ts';
import { messageOf } from '../data-error.ts';
import { fixtureTables } from './fixture-tables.ts';

/**
 * Holds what is answered to the texts of a file, each with its answers below it, after an arrow; “====” stands between. Write a new
 * text there without an answer, which `npx vitest run <test> -u` adds; then read it. What is thrown is an answer, line by line.
 * Returns the texts that have none.
 */
export async function expectAnswers(
  file: string,
  answer: (text: string, head: string) => string[],
): Promise<string[]> {
  const [head = '', ...cases] = readFileSync(file, 'utf8').split('\n====\n');
  const texts = cases.map((text) => text.replace(/(\n→ .*)+\n?$/, '').replace(/\n$/, ''));
  const answers = texts.map((text) => {
    try {
      return answer(text, head);
    } catch (error) {
      return messageOf(error).split('\n');
    }
  });
  const written = texts.map((text, index) => [text, ...(answers[index] ?? []).map((line) => `→ ${line}`)]);
  const all = [head, ...written.map((lines) => lines.join('\n'))].join('\n====\n');
  await expect(`${all}\n`).toMatchFileSnapshot(resolve(file));
  return texts.filter((_, index) => answers[index]?.length === 0);
}

/**
 * The tables of the head of such a file, each with bars between its cells, below a line on the file. A text may hold rows, such as
 * `operations: Kent | 300`: they stand in its tables in place of those with the same first cell.
 */
export function readTables(text: string, head: string): Tables {
  const keyOf = (row: string) => row.split('|')[0]?.trim();
  const tables = head.split('\n\n').slice(1);
  const changed = tables.map((table) => {
    const [name = '', header = '', ...rows] = table.trimEnd().split('\n');
    if (!(name in tableDefinitions)) throw new Error(`no table ${name}`);
    const added = text
      .split('\n')
      .flatMap((line) => (line.startsWith(`${name}: `) ? line.slice(name.length + 2) : []));
    const kept = rows.filter((row) => !added.some((other) => keyOf(other) === keyOf(row)));
    return [name, [header, ...kept, ...added].join('\n')];
  });
  return fixtureTables(Object.fromEntries(changed) as Parameters<typeof fixtureTables>[0]);
}
