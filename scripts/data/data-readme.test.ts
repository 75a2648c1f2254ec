import { readdirSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { tableDefinitions, tableNames } from '../../src/data/tables/index.ts';
import { describeTables, replaceTables } from './describe-tables.ts';
import { parseTable } from './parse-table.ts';
import { formatErrors } from './testing/fixture-tables.ts';

const guide = readFileSync('data/README.md', 'utf8');
const [byHand = ''] = guide.split('<!-- tables');

test('the guide describes every table as its schema has it, and names nothing that is not there', () => {
  expect(guide, 'data/README.md is behind the schemas: run npm run data:readme').toBe(
    replaceTables(guide, describeTables()),
  );
  expect(guide.match(/(?<=^### ).+(?=\.csv$)/gm)?.toSorted()).toEqual(tableNames.toSorted());
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
