import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isDate } from '../../src/data/schema.ts';
import { formatDate } from '../../src/data/format.ts';
import type { TableName } from '../../src/data/tables/index.ts';
import { type DataError, formatError, mergeRepeated, throwIfAny } from '../data/data-error.ts';
import { parseTables, readFrom } from '../data/load.ts';
import { appendRows } from '../data/table-rows.ts';
import {
  compareRow,
  type Comparison,
  idsOf,
  isSameRelease,
  seriesKey,
  valueOf,
} from '../diff/compare-rows.ts';
import { runCommand } from '../run-command.ts';
import { openFile } from './load-file.ts';
import type { LoadedRow } from './workbook.ts';

const usage = `npm run data:add -- <file> [--source <id>] [--released <day>] [--release <name>] [--all] [--write]

Shows which rows a published file, or a table of ours, would add to data/. data/README.md says more.
  --source <id>       its source in data/sources.csv
  --released <day>    the day of publication, where the file does not give it
  --release <name>    the name of the release, where that is not its day
  --all               prints every row, also those that we have
  --write             adds the rows, all or none, and records the file in data/files.csv`;

type ComparedRow = LoadedRow & Comparison;
type Row = Record<string, string>;

function add(): void {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const options = { source: text, released: text, release: text, all: flag, write: flag };
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const opened = openFile(positionals, 'data:add');
  const { file, existing, sha256, records, loader, released: day = '', rows } = opened;
  if (!loader) refuseOptions(['source', 'release', 'released'].filter((name) => name in values));

  // What the editor gives comes before what the file says. A release is named by its day: “HO 26 Jul 2023 open data”.
  const { source: source_id = '', released = day } = values;
  const shortDate = formatDate(released).replace(/(?<= [A-Z][a-z]{2})[a-z]+/, '');
  const release = values.release ?? (released && `HO ${shortDate}${loader?.releaseSuffix ?? ''}`);
  const publication = loader ? { release, released, source_id } : {};
  const compared = rows.map((row): ComparedRow => {
    const cells = { ...row.cells, ...publication };
    return { ...row, cells, ...compareRow(row.table, cells, existing[row.table], existing.sources) };
  });
  const byTable = Map.groupBy(compared, ({ table }) => table);

  console.log(
    `${file} is ${loader ? `${loader.about} (scripts/sources/${loader.id}.ts)` : 'a table of data/'}`,
  );
  if (loader)
    console.log(
      released ? `Published ${released} as “${release}”` : 'Without --released it is taken for the newest',
    );
  for (const [table, ofTable] of byTable) console.log(`\n${formatSummary(table, ofTable, values.all)}`);

  const source = existing.sources.find(({ cells }) => cells['source_id'] === source_id)?.cells;
  const missing = loader ? findMissing(source_id, released, source) : [];
  throwIfAny([...findContradictions(file, compared), ...(values.write ? missing : [])]);
  const fresh = [...byTable].map(([table, ofTable]): [TableName, Row[]] => [
    table,
    ofTable.filter(({ kind }) => kind !== 'repeated').map(({ cells }) => cells),
  ]);
  if (loader && source) {
    const { url = '', licence = '' } = source;
    const isRecorded = records.some((cells) => idsOf(cells).includes(source_id));
    const record = { file, url, published: released, licence, sha256, loader: loader.id, source_id };
    fresh.push(['files', isRecorded ? [] : [record]]);
  }
  const texts = missing.length > 0 ? [] : fresh.flatMap(([table, rows]) => appendRows(table, rows));
  // A loader has checked what it made.
  const needed = loader ? missing : findErrors(texts);
  if (!values.write) {
    console.log('\nNothing was written. To write, give the same with --write.');
    for (const error of needed) console.log(`Needed for that: ${formatError(error)}`);
    return;
  }
  throwIfAny(needed);
  for (const [name, text] of texts) writeFileSync(name, text);
  const written = texts.map(([name]) => name).join(', ') || 'nothing, as every row is there';
  console.log(`\nWritten: ${written}. Run npm run data, and look at git diff before you commit.`);
}

function refuseOptions(names: string[]): void {
  const expected = 'no such option for a table of ours';
  const fix = 'leave it out; each row of the table says it';
  throwIfAny(names.map((name) => ({ file: 'data:add', received: `--${name}`, expected, fix })));
}

/** What the editor must still give before rows can be written. */
function findMissing(source_id: string, released: string, source: Row | undefined): DataError[] {
  const noSource = {
    file: '--source',
    received: source_id,
    expected: 'a source_id of data/sources.csv',
    fix: 'if the file has no row there yet, add one: id, title, publisher, address, day, licence and so on',
  };
  const noDay = {
    file: '--released',
    received: released,
    expected: 'the day on which the file was published, as 2023-07-26',
    fix: 'look on the page from which it was downloaded',
  };
  return [...(source ? [] : [noSource]), ...(isDate(released) ? [] : [noDay])];
}

/** What would be wrong in data/ with these tables. */
function findErrors(texts: [path: string, text: string][]): DataError[] {
  const changed = new Map(texts);
  const read = readFrom(process.cwd());
  const readFile = (path: string) => {
    const text = changed.get(path);
    return text === undefined ? read(path) : new TextEncoder().encode(text);
  };
  const { cellErrors, figureErrors } = parseTables(readFile, new Date().toISOString().slice(0, 10));
  return mergeRepeated([...cellErrors, ...figureErrors]);
}

/** A publication that says one thing in the table and another in the file. Nothing is ever overwritten. */
const findContradictions = (file: string, compared: ComparedRow[]): DataError[] =>
  compared.flatMap(({ table, cell, cells, kind, before }) =>
    kind === 'revised' && before && isSameRelease(before.cells, cells)
      ? {
          file,
          column: cell,
          received: valueOf(table, cells),
          expected: `${valueOf(table, before.cells)}, as data/${table}.csv:${before.row} has it from this source`,
          fix: 'find out which is right; a slip of ours is corrected in data/, a corrected edition is another source',
        }
      : [],
  );

const fewRows = 8;
/** In the order in which an editor needs them. */
const kinds = ['revised', 'added', 'repeated'] as const;

/** What a file does to a table: how many rows are of each kind, and those that would be written, or all of them. */
function formatSummary(table: TableName, compared: ComparedRow[], all: boolean): string {
  const byKind = Map.groupBy(compared, ({ kind }) => (kind === 'earlier' ? 'added' : kind));
  const lines = kinds.flatMap((name) =>
    (byKind.get(name) ?? []).map(({ cell, cells, kind, before }) => {
      const was = kind === 'revised' && before ? `${valueOf(table, before.cells)} → ` : '';
      const older = kind === 'earlier' ? ', from before what the table has' : '';
      return `  ${name} ${seriesKey(table, cells)}: ${was}${valueOf(table, cells)} (${cell}${older})`;
    }),
  );
  const written = compared.length - (byKind.get('repeated')?.length ?? 0);
  const listed = all ? lines : lines.slice(0, Math.min(fewRows, written));
  const more = (all ? lines.length : written) - listed.length;
  return [
    `data/${table}.csv: ${kinds.map((name) => `${byKind.get(name)?.length ?? 0} ${name}`).join(', ')}`,
    ...listed,
    ...(more > 0 ? [`  … and ${more} more; --all prints every row`] : []),
  ].join('\n');
}

runCommand(usage, add, 'Nothing was written.');
