import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { tableDefinitions, type TableName } from '../src/figures/tables/index.ts';
import { type Fault, Faults, printFault } from './fault.ts';
import { readTable } from './read-table.ts';
import { type Compared, compareRows, valueOf } from './sources/compare-rows.ts';
import { appendCsvRows, loadCsvTables } from './sources/csv-rows.ts';
import { formatSummary } from './sources/format-summary.ts';
import { loadFile } from './sources/load-file.ts';
import type { LoadedRow } from './sources/loader.ts';
import { findMissing, namePublication, withPublication } from './sources/publication.ts';

/**
 * `npm run data:add -- <file>`: shows which rows a published file would add to the tables; with `--write` it adds them,
 * all or none. data/README.md tells editors how.
 */
const usage =
  'npm run data:add -- <file> [--source <id>] [--released <day>] [--release <name>] [--all] [--write]';

interface TableRows {
  table: TableName;
  compared: Compared<LoadedRow>[];
}

function main(root: string): void {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const options = { source: text, released: text, release: text, all: flag, write: flag };
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const [path = '', ...others] = positionals;
  if (others.length > 0 || !existsSync(path)) {
    const got = positionals.join(' ');
    throw new Faults([{ file: 'data:add', got, expected: 'the path of one file', mend: usage }]);
  }

  const file = basename(path);
  const existing = loadCsvTables((name) => readFileSync(join(root, name)));
  const loaded = loadFile(file, readFileSync(path));
  const { loader } = loaded;
  const publication = namePublication(loaded, values);
  const rows = loader ? loaded.rows.map((row) => withPublication(row, publication)) : loaded.rows;
  const tables = [...Map.groupBy(rows, ({ table }) => table)].map(([table, ofTable]): TableRows => ({
    table,
    compared: compareRows(existing, table, ofTable),
  }));
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
  if (errors.length > 0) throw new Faults(errors);
  const texts = missing.length > 0 ? [] : tables.flatMap((rows) => appendRows(root, rows));
  if (!values.write) {
    console.log('\nNothing was written. To write, give the same with --write.');
    for (const error of missing) console.log(`Needed for that: ${printFault(error)}`);
    return;
  }
  for (const [name, text] of texts) writeFileSync(join(root, name), text);
  const written = texts.map(([name]) => name).join(', ') || 'nothing, as every row is there';
  console.log(`\nWritten: ${written}. Run npm run data, and look at git diff before you commit.`);
}

/** A publication that says one thing in the table and another in the file. Nothing is ever overwritten. */
const findContradictions = (file: string, { table, compared }: TableRows): Fault[] =>
  compared.flatMap((one) =>
    one.is !== 'contradicted'
      ? []
      : {
          file,
          column: one.row.cell,
          got: valueOf(table, one.row.cells),
          expected: `${valueOf(table, one.before.cells)}, as data/${table}.csv:${one.before.row} has it from this source`,
          mend: 'find out which is right; a slip of ours is mended in data/, a corrected edition is another source',
        },
  );

/** The text of a table with its new rows, where there are any. It is checked before anything is written. */
function appendRows(root: string, { table, compared }: TableRows): [path: string, text: string][] {
  const path = `data/${table}.csv`;
  const fresh = compared.filter(({ is }) => is !== 'repeated').map(({ row }) => row.cells);
  if (fresh.length === 0) return [];
  const text = appendCsvRows(readFileSync(join(root, path), 'utf8'), fresh);
  const { faults } = readTable(tableDefinitions[table], new TextEncoder().encode(text));
  if (faults.length > 0) throw new Faults(faults);
  return [[path, text]];
}

try {
  main(process.cwd());
} catch (error) {
  const isUsage =
    error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  if (!(error instanceof Faults) && !isUsage) throw error;
  console.error(`\n${error.message}${isUsage ? `\n${usage}` : ''}\nNothing was written.`);
  process.exitCode = 1;
}
