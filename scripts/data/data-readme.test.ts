import { readdirSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { count, optional, text } from '../../src/data/column.ts';
import { defineTable } from '../../src/data/table.ts';
import { tableDefinitions } from '../../src/data/tables/index.ts';
import { describeTable, describeTables, replaceTables } from './describe-tables.ts';
import { formatError } from './data-error.ts';
import { parseTable } from './parse-table.ts';

const guide = readFileSync('data/README.md', 'utf8');
const [byHand = ''] = guide.split('<!-- tables');

describe('the guide for editors', () => {
  test('describes every table as its schema has it', () => {
    expect(guide, 'data/README.md is behind the schemas: run npm run data:readme').toBe(
      replaceTables(guide, describeTables()),
    );
  });

  test('has a heading for every file in the folder', () => {
    const files = readdirSync('data').filter((name) => name.endsWith('.csv'));
    expect(guide.match(/(?<=^### ).+\.csv$/gm)?.toSorted()).toEqual(files.toSorted());
  });

  test('names only files and folders that are there, or that a release makes', () => {
    const named = [...byHand.matchAll(/`([\w-]+(?:\.csv|\/))`/g)].map(([, name]) => name);
    const made = [...readdirSync('data'), 'editions'].map((name) => name.replace(/\/$/, ''));
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !made.includes(name?.replace(/\/$/, '') ?? ''))).toEqual([]);
  });

  test('shows as its example a row that stands in the table', () => {
    expect(records).toContainEqual(example);
  });

  test('shows the fault that its example really gives when the date is turned round', () => {
    const spoilt = records.map((record) => (isExample(record) ? { ...record, date: '31/03/2024' } : record));
    const { errors } = parseTable(
      tableDefinitions['armed-officers'],
      new TextEncoder().encode(Papa.unparse(spoilt)),
    );
    const withoutRow = (line: string) => line.replace(/:\d+:/, ':row:');
    const shown = /^data\/armed-officers\.csv:.*$/m.exec(byHand)?.[0] ?? '';
    expect(errors.map(formatError).map(withoutRow)).toEqual([withoutRow(shown)]);
  });
});

const records = Papa.parse<Record<string, string>>(readFileSync('data/armed-officers.csv', 'utf8'), {
  header: true,
  skipEmptyLines: true,
}).data;
const example = Object.fromEntries(
  [...byHand.matchAll(/^\| `(\w+)` \| (.*)\|$/gm)].map(([, column = '', cell = '']) => [column, cell.trim()]),
);
const isExample = (record: Record<string, string>) =>
  Object.entries(example).every(([column, cell]) => record[column] === cell);

describe('a table in the guide', () => {
  const loaves = defineTable({
    name: 'loaves',
    about: 'Loaves baked.',
    columns: { bakery: text('Where: town | street.'), loaves: optional(count('How many.')) },
    key: ['bakery'],
  });

  test('says what a cell may hold, where it may be empty and what tells rows apart', () => {
    expect(describeTable(loaves)).toMatchInlineSnapshot(`
      "### loaves.csv

      Loaves baked.

      | column | what it holds | what may stand in it |
      | --- | --- | --- |
      | \`bakery\` | Where: town \\| street. | some text |
      | \`loaves\` | How many. | a whole number, 0 or more, or empty |

      What tells rows apart: \`bakery\`."
    `);
  });

  test('is put between the two marking lines, and the rest stays as written', () => {
    const written = replaceTables(
      'before\n<!-- tables: written by npm run data:readme, not by hand -->\nold\n<!-- /tables -->\nafter\n',
      'new',
    );
    expect(written).toBe(
      'before\n<!-- tables: written by npm run data:readme, not by hand -->\n\nnew\n\n<!-- /tables -->\nafter\n',
    );
    expect(replaceTables(written, 'new')).toBe(written);
  });

  test('has no place in a guide whose marking lines are gone', () => {
    expect(() => replaceTables('all by hand', 'new')).toThrowErrorMatchingInlineSnapshot(
      `[Error: no place for the tables: <!-- tables: written by npm run data:readme, not by hand --> … <!-- /tables -->]`,
    );
  });
});
