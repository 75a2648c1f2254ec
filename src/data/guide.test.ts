import { readdirSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { parseTable } from '../../scripts/data/parse-table.ts';
import { formatErrors } from '../../scripts/data/testing/fixture-tables.ts';
import { loadGuide } from './guide.ts';
import { factsOf, type TableDefinition } from './schema.ts';
import { tableDefinitions } from './tables/index.ts';

const [byHand = '', listed = ''] = readFileSync('data/README.md', 'utf8').split('\n## The tables\n\n');

/** The part of the guide that is on a table: what it and its columns hold as written there, the rest as it is defined. */
function describeTable({ name, columns, key }: TableDefinition): string {
  const { about = 'Say what a row is.', columns: meanings = {} } = loadGuide()[name] ?? {};
  const rows = Object.entries(columns).map(([column, schema]) => {
    const { expected, optional } = factsOf(schema);
    const meaning = (meanings[column] ?? 'Say what it holds.').replaceAll('|', String.raw`\|`);
    return `| \`${column}\` | ${meaning} | ${optional ? `${expected}, or empty` : expected} |`;
  });
  const header = '| column | what it holds | what may stand in it |\n| --- | --- | --- |';
  const identifying = key.map((column) => `\`${column}\``).join(', ');
  return `### ${name}.csv\n\n${about}\n\n${header}\n${rows.join('\n')}\n\nWhat identifies a row: ${identifying}.\n`;
}

test('the guide lists every table with its columns, in order, says what each holds, and names nothing that is not there', () => {
  expect(listed.split(/\n(?=### )/)).toEqual(
    Object.values<TableDefinition>(tableDefinitions).map(describeTable),
  );
  expect(listed).not.toContain('Say what');
  const named = [...byHand.matchAll(/`([\w-]+(?:\.csv|\/))`/g)].map(([, name = '']) =>
    name.replace(/\/$/, ''),
  );
  const there = [...readdirSync('data'), 'editions'];
  expect(named.filter((name) => !there.includes(name))).toEqual([]);
});

test('the example of the guide is a row of its table, and gives the error that the guide shows when its date is turned round', () => {
  const records = Papa.parse<Record<string, string>>(readFileSync('data/armed-officers.csv', 'utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data;
  const cells = [...byHand.matchAll(/^\| `(\w+)` \| (.*)\|$/gm)].map(([, column = '', cell = '']) => [
    column,
    cell.trim(),
  ]);
  const example = Object.fromEntries(cells) as Record<string, string>;
  expect(records).toContainEqual(example);
  const spoilt = Papa.unparse([{ ...example, date: '31/03/2024' }]);
  const { errors } = parseTable(tableDefinitions['armed-officers'], Buffer.from(spoilt));
  const shown = /^data\/armed-officers\.csv:.*$/m.exec(byHand)?.[0] ?? '';
  expect(formatErrors(errors)).toBe(shown.replace(/:\d+:/, ':2:'));
});
