import { readFileSync } from 'node:fs';
import type { Tables } from '../../../src/data/tables/index.ts';
import { fixtureTables } from './fixture-tables.ts';

/**
 * The text of a file of cases with every answer as it now is. First stand a line on the file and the tables, each with bars
 * between its cells; then each case: its name, what it asks, and indented the answer. What it asks may hold rows, such as
 * `operations: Kent | 300`: they stand in its tables in place of those with the same first cell. To add a case, write its name
 * and what it asks, let Vitest with `-u` write the answer, and read it.
 */
export function answerCases(file: string, answer: (tables: Tables, asked: string[]) => string[]): string {
  const blocks = readFileSync(file, 'utf8').trimEnd().split('\n\n');
  const cases = blocks.filter((block) => block.startsWith('# '));
  const [about = '', ...tables] = blocks.slice(0, -cases.length);
  const answered = cases.map((text) => {
    const asked = text.split('\n').filter((line) => !line.startsWith('  '));
    const changed = tables.map((table) => changeTable(table.split('\n'), asked.slice(1)));
    const answers = answer(fixtureTables(Object.fromEntries(changed)), asked.slice(1));
    return [...asked, ...answers.map((line) => `  ${line}`)].join('\n');
  });
  return `${[about, ...tables, ...answered].join('\n\n')}\n`;
}

function changeTable([name = '', header = '', ...rows]: string[], asked: string[]): [string, string] {
  const keyOf = (row: string) => row.split('|')[0]?.trim();
  const added = asked.flatMap((line) => (line.startsWith(`${name}: `) ? line.slice(name.length + 2) : []));
  const kept = rows.filter((row) => !added.some((other) => keyOf(other) === keyOf(row)));
  return [name, [header, ...kept, ...added].join('\n')];
}
