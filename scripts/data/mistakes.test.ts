import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { writeCsv } from '../../src/data/csv.ts';
import { factsOf, type TableDefinition } from '../../src/data/schema.ts';
import { tableDefinitions, type TableName } from '../../src/data/tables/index.ts';
import { readTextTables } from '../diff/compare-rows.ts';
import { checkCorrections, checkReleased } from './checks/check-history.ts';
import { formatError, mergeRepeated } from './data-error.ts';
import { parseTables } from './load.ts';
import { checkCell } from './parse-table.ts';
import { expectAnswers, readTables } from './testing/expect-answers.ts';

const folder = 'scripts/data/testing';
const csv = (records: string[][]) => Papa.unparse(records, { newline: '\n' });

const rightTables = readTables('', readFileSync(`${folder}/right-tables.txt`, 'utf8'));

function writeTable({ name, columns }: TableDefinition): [path: string, text: string] {
  const fitting = Object.entries(columns).map(([column, schema]) => {
    const { options = [] } = factsOf(schema);
    const cells = ['', 'S01', '0', '2018-03-31', '2018-04/2019-03', 'https://example.org/', ...options];
    return [column, cells.find((cell) => checkCell(schema, cell) !== undefined)] as const;
  });
  const rows = rightTables[name as TableName].map((row) => ({ ...Object.fromEntries(fitting), ...row }));
  return [`data/${name}.csv`, writeCsv(rows, Object.keys(columns)).trimEnd()];
}

/** `armed-officers:2:value 6653 → 6,653`: in a cell, a row (`:2`), a whole column (`:*:value`) or the whole file. */
const mistake = /^([\w-]+?)(?::(\d+|\*))?(?::(\w+))? (.*?) → (.*)$/;

/** The same bytes for a table without a mistake, which is then parsed once. */
const rightFiles = new Map(
  Object.values<TableDefinition>(tableDefinitions)
    .map(writeTable)
    .map(([path, text]) => [path, Buffer.from(text)]),
);

/** What an editor reads after these mistakes. */
function describeMistakes(lines: string[]): string[] {
  const files = new Map(rightFiles);
  for (const line of lines) {
    const [, table = '', row, column, before = '', written = ''] = mistake.exec(line) ?? [];
    const path = `data/${table}.csv`;
    const text = files.get(path)?.toString();
    if (text === undefined) throw new Error(`no such mistake: ${line}`);
    const changed = () => change(text, { row, column, before: unescape(before), after: unescape(written) });
    if (written === '(no file)') files.delete(path);
    else files.set(path, Buffer.from(changed()));
  }
  const readFile = readFrom(files);
  const { tables, cellErrors, figureErrors } = parseTables(readFile, '2026-11-28');
  const errors = [...cellErrors, ...figureErrors];
  if (cellErrors.length === 0)
    errors.unshift(
      ...checkCorrections(tables, {
        charts: ['threat-level'],
        numbers: ['armed-2025'],
        released: [{ date, tables: parseTables(readRight).tables }],
      }),
      ...checkReleased(
        { date, tables: readTextTables(readRight) },
        readTextTables(readFile),
        tables.corrections,
      ),
    );
  return mergeRepeated(errors).map(formatError);
}

const readFrom = (files: Map<string, Buffer>) => (path: string) => files.get(path);

/** The edition that released the tables without a mistake. */
const date = '2026-10-23';
const readRight = readFrom(rightFiles);

/** An escape such as \u200B or \n, the empty cell, and x{2001} for so many of them. */
const unescape = (text: string) =>
  (JSON.parse(`"${text.replace('(empty)', '').replaceAll('"', '\\"')}"`) as string).replaceAll(
    /(.)\{(\d+)\}/g,
    (_, character: string, times: string) => character.repeat(Number(times)),
  );

type Change = { row: string | undefined; column: string | undefined; before: string; after: string };

function change(text: string, { row, column, before, after }: Change): string {
  if (row === undefined) return replaceIn(text, before, after);
  const lines = text.split('\n');
  if (after === '(no row)') return lines.toSpliced(Number(row) - 1, 1).join('\n');
  if (column === undefined)
    return lines.with(Number(row) - 1, replaceIn(lines[Number(row) - 1] ?? '', before, after)).join('\n');
  const records = Papa.parse<string[]>(text).data;
  const at = records[0]?.indexOf(column) ?? -1;
  const changed = records.map((record, index) => {
    if (index === 0 || (row !== '*' && index !== Number(row) - 1)) return record;
    if (row !== '*' && record[at] !== before) throw new Error(`${column} is ${record[at]}, not ${before}`);
    return record.with(at, after);
  });
  return csv(changed);
}

function replaceIn(text: string, before: string, after: string): string {
  if (!text.includes(before)) throw new Error(`no ${before} in ${text}`);
  return text.replaceAll(before, after);
}

/**
 * mistakes.txt holds mistakes of editors, each followed by what the data run answers. Of others that have the same answer only
 * what was written stands there, after “or”, and “…” in the answer stands for it. To add one, write it there and let
 * `npx vitest run scripts/data/mistakes.test.ts -u` write the answer; then read it. What is right has no answer, and says so.
 */
test('every mistake of the list is answered with its position, what was received, what was expected and the fix', async () => {
  const right = await expectAnswers(`${folder}/mistakes.txt`, (text) => {
    const isRight = text.startsWith('Right:');
    const lines = text.replace(/^Right:\n?/, '').split('\n');
    const others = lines.filter((line) => line.startsWith('or ')).map((line) => line.slice('or '.length));
    const mistakes = lines.slice(0, lines.length - others.length);
    const last = mistakes.at(-1) ?? '';
    const lasts = [last, ...others.map((written) => last.replace(/(?<= → ).*/, () => written))];
    const answers = lasts.map((each) => {
      const errors = describeMistakes([...mistakes.slice(0, -1), each].filter(Boolean));
      if (isRight !== (errors.length === 0)) throw new Error(`right or wrong? ${each}`);
      const received = (written = '') => `received "${written.replace('(empty)', '')}"`;
      const [, , , , , written] = mistake.exec(each) ?? [];
      const shared = (line: string) => line.replace(received(written), () => received('…'));
      return others.length > 0 ? errors.map(shared) : errors;
    });
    const unlike = new Set(answers.map((errors) => errors.join('\n')));
    return [...unlike].join('\n').split('\n').filter(Boolean);
  });
  expect(right.length).toBeGreaterThan(5);
});
