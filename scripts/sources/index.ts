import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import Papa from 'papaparse';
import { tableDefinitions, type TableName } from '../../src/data/tables/index.ts';
import { type DataError, DataErrors, formatError } from '../data/data-error.ts';
import { parseTable } from '../data/parse-table.ts';
import {
  compareRow,
  isSameRelease,
  readTextTables,
  seriesKey,
  type TextTables,
  valueOf,
} from '../diff/compare-rows.ts';
import { type ComparedRow, formatSummary } from './format-summary.ts';
import { loadFile } from './load-file.ts';
import type { LoadedRow } from './loader.ts';
import { findMissing, namePublication, withPublication } from './publication.ts';

/**
 * `npm run data:add -- <file>`: shows which rows a published file would add to the tables; with `--write` it adds them,
 * all or none. data/README.md tells editors how.
 */
const usage =
  'npm run data:add -- <file> [--source <id>] [--released <day>] [--release <name>] [--all] [--write]';

interface TableRows {
  table: TableName;
  compared: ComparedRow[];
}

function main(root: string): void {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const options = { source: text, released: text, release: text, all: flag, write: flag };
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const [path = '', ...others] = positionals;
  if (others.length > 0 || !statSync(path, { throwIfNoEntry: false })?.isFile()) {
    const received = positionals.join(' ');
    throw new DataErrors([{ file: 'data:add', received, expected: 'the path of one file', fix: usage }]);
  }

  const file = basename(path);
  const existing = readTextTables((name) => readFileSync(join(root, name)));
  const loaded = loadFile(file, readFileSync(path));
  const { loader } = loaded;
  const unused = loader ? [] : (['source', 'release', 'released'] as const).filter((name) => values[name]);
  if (unused.length > 0)
    throw new DataErrors(
      unused.map((name) => ({
        file: 'data:add',
        received: `--${name}`,
        expected: 'no such option for a table of ours',
        fix: 'leave it out; each row of the table says it',
      })),
    );
  const publication = namePublication(loaded, values);
  const rows = loader ? loaded.rows.map((row) => withPublication(row, publication)) : loaded.rows;
  const tables = [...Map.groupBy(rows, ({ table }) => table)].map(([table, ofTable]) =>
    compareWith(existing, table, ofTable),
  );
  console.log(
    `${file} is ${loader ? `${loader.about} (scripts/sources/${loader.id}.ts)` : 'a table of data/'}`,
  );
  if (publication.released) console.log(`Published ${publication.released} as “${publication.release}”`);
  for (const { table, compared } of tables) console.log(`\n${formatSummary(table, compared, values.all)}`);

  const missing = loader ? findMissing(publication, existing) : [];
  const errors = [
    ...tables.flatMap((rows) => findContradictions(file, rows)),
    ...(values.write ? missing : []),
  ];
  if (errors.length > 0) throw new DataErrors(errors);
  const texts = missing.length > 0 ? [] : tables.flatMap((rows) => appendRows(root, rows));
  if (!values.write) {
    console.log('\nNothing was written. To write, give the same with --write.');
    for (const error of missing) console.log(`Needed for that: ${formatError(error)}`);
    return;
  }
  for (const [name, text] of texts) writeFileSync(join(root, name), text);
  const written = texts.map(([name]) => name).join(', ') || 'nothing, as every row is there';
  console.log(`\nWritten: ${written}. Run npm run data, and look at git diff before you commit.`);
}

function compareWith(existing: TextTables, table: TableName, rows: LoadedRow[]): TableRows {
  // A table has thousands of rows: each is compared with those of its series alone.
  const bySeries = Map.groupBy(existing[table], ({ cells }) => seriesKey(table, cells));
  const compared = rows.map((row): ComparedRow => {
    const series = bySeries.get(seriesKey(table, row.cells)) ?? [];
    return { row, ...compareRow(table, row.cells, { ...existing, [table]: series }) };
  });
  return { table, compared };
}

/** A publication that says one thing in the table and another in the file. Nothing is ever overwritten. */
const findContradictions = (file: string, { table, compared }: TableRows): DataError[] =>
  compared.flatMap(({ row, ...one }) =>
    one.is === 'revised' && isSameRelease(one.before.cells, row.cells)
      ? {
          file,
          column: row.cell,
          received: valueOf(table, row.cells),
          expected: `${valueOf(table, one.before.cells)}, as data/${table}.csv:${one.before.row} has it from this source`,
          fix: 'find out which is right; a slip of ours is corrected in data/, a corrected edition is another source',
        }
      : [],
  );

/** The text of a table with new rows below those that are there, which stay byte for byte. It is checked as a whole. */
function appendRows(root: string, { table, compared }: TableRows): [path: string, text: string][] {
  const path = `data/${table}.csv`;
  const fresh = compared.filter(({ is }) => is !== 'repeated' && is !== 'existing');
  if (fresh.length === 0) return [];
  const before = readFileSync(join(root, path), 'utf8');
  const newline = before.includes('\r\n') ? '\r\n' : '\n';
  const [columns = []] = Papa.parse<string[]>(before, { preview: 1 }).data;
  const cells = fresh.map(({ row }) => columns.map((column) => row.cells[column] ?? ''));
  const text = [before.replace(/\r?\n$/, ''), Papa.unparse(cells, { newline }), ''].join(newline);
  const { errors } = parseTable(tableDefinitions[table], new TextEncoder().encode(text));
  if (errors.length > 0) throw new DataErrors(errors);
  return [[path, text]];
}

try {
  main(process.cwd());
} catch (error) {
  const isUsage =
    error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  if (!(error instanceof DataErrors) && !isUsage) throw error;
  console.error(`\n${error.message}${isUsage ? `\n${usage}` : ''}\nNothing was written.`);
  process.exitCode = 1;
}
