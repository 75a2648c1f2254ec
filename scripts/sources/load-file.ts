import { hash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import Papa from 'papaparse';
import { factsOf, type TableDefinition } from '../../src/data/schema.ts';
import { tableDefinitions } from '../../src/data/tables/index.ts';
import { fail, throwIfAny } from '../data/data-error.ts';
import { parseTable } from '../data/parse-table.ts';
import { readTextTables } from '../diff/compare-rows.ts';
import { policeWorkforceOpenData } from './police-workforce-open-data.ts';
import { taserUse2016 } from './taser-use-2016.ts';
import { useOfForce2018 } from './use-of-force-2018.ts';
import { type LoadedRow, type Loader, Workbook } from './workbook.ts';

const loaders: Loader[] = [policeWorkforceOpenData, useOfForce2018, taserUse2016];

/** The one file that a command is given, loaded, with the rows of data/ and the records of a file with the same bytes. */
export function openFile(positionals: string[], command: string) {
  const path = positionals.join(' ');
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) {
    const fix = `look at the path, and quote it if it holds spaces; npm run ${command} -- --help says more`;
    fail(command, { received: path, expected: 'the path of one file', fix });
  }
  const [file, bytes] = [basename(path), readFileSync(path)];
  const existing = readTextTables(readFileSync);
  const sha256 = hash('sha256', bytes);
  const records = existing.files.map(({ cells }) => cells).filter((cells) => cells['sha256'] === sha256);
  return { file, existing, sha256, records, ...loadFile(file, bytes) };
}

/**
 * Reads a file with the loader that knows it; with none where it is a table of ours, whose rows name their publication
 * themselves. Throws all that is not as that loader expects, or what no loader knows.
 */
export function loadFile(
  file: string,
  bytes: Uint8Array,
): { rows: LoadedRow[]; loader?: Loader; released?: string | undefined } {
  const isWorkbook = String.fromCharCode(...bytes.slice(0, 2)) === 'PK';
  if (!isWorkbook) return { rows: loadOwnTable(file, bytes, '') };
  const workbook = new Workbook(file, bytes);
  const loader = loaders.find(
    ({ sheets, title }) =>
      sheets.join() === workbook.sheetNames.join() && workbook.text(title.cell) === title.text,
  );
  if (!loader) {
    const sheets = `sheets ${workbook.sheetNames.join(', ')}; `;
    return { rows: loadOwnTable(file, new TextEncoder().encode(workbook.toCsv()), sheets) };
  }
  const released = loader.released?.(workbook);
  const rows = loader.load(workbook);
  throwIfAny(
    workbook.errors.map((error) => ({ ...error, fix: `${error.fix} (scripts/sources/${loader.id}.ts)` })),
  );
  return { rows, loader, released };
}

/**
 * A CSV with the columns of one of our tables, in any order; those that may be empty may be missing. Where several have
 * these columns, their measures differ, and it is the table that accepts its rows. Throws where none has them.
 */
function loadOwnTable(file: string, bytes: Uint8Array, sheets: string): LoadedRow[] {
  const csv = new TextDecoder().decode(bytes);
  const [header = [], ...records] = Papa.parse<string[]>(csv, { skipEmptyLines: true }).data;
  const [best] = Object.values(tableDefinitions)
    .filter((definition) => isHeaderOf(definition, header))
    .map((definition) => {
      const given = Object.entries(definition.columns).filter(([name]) => header.includes(name));
      const { errors } = parseTable({ ...definition, columns: Object.fromEntries(given) }, bytes);
      return { ...definition, errors };
    })
    .toSorted((a, b) => a.errors.length - b.errors.length);
  throwIfAny((best?.errors ?? []).map((error) => ({ ...error, file })));
  if (best)
    return records.map((record, index) => ({
      table: best.name,
      cell: `row ${index + 2}`,
      cells: Object.fromEntries(
        Object.keys(best.columns).map((name) => [name, record[header.indexOf(name)] ?? '']),
      ),
    }));
  const files = loaders.map(({ about, title }) => `${about} (${title.cell} “${title.text}”)`);
  return fail(file, {
    received: `${sheets}first row ${csv.split(/\r?\n/).find((line) => /[^,]/.test(line)) ?? 'empty'}`,
    expected: `one of the files that the loaders know: ${files.join('; ')}; or a table of data/, as CSV UTF-8 with commas`,
    fix: 'add a loader in scripts/sources/ (see data/README.md)',
  });
}

const isHeaderOf = ({ columns }: TableDefinition, header: string[]): boolean =>
  header.every((name) => name in columns) &&
  Object.entries(columns).every(([name, column]) => header.includes(name) || factsOf(column).optional);
