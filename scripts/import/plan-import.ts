import { type TableName, tableDefinitions } from '../../src/figures/tables/index.ts';
import type { TableDefinition } from '../../src/figures/table.ts';
import { factsOf } from '../../src/figures/column.ts';
import { type ReadFile, readTables, runData } from '../data-run.ts';
import { type Fault, Faults } from '../fault.ts';
import { checkCell } from '../read-table.ts';
import type { Candidate } from './candidate.ts';
import { type Compared, compareRows } from './compare.ts';
import { faultIn } from './findings.ts';
import { findReleased, type Released } from './find-released.ts';
import { findSource, settleReleased, type SourceTold } from './find-source.ts';
import { readHeld } from './held.ts';
import { lookIn, type Mapping, type Question } from './mappings.ts';
import { addMappings, addRows } from './new-files.ts';
import { placeReader } from './places.ts';
import { readFileOfRelease, type SheetReport } from './read-release.ts';
import { readWorkbook } from './read-workbook.ts';
import { rowsOfFigures } from './rows-of-figures.ts';
import { groupSpeller } from './spell-groups.ts';
import type { Workbook } from './workbook.ts';

export interface ImportOptions {
  source?: string | undefined;
  /** Columns of sources.csv, for a source that is new. */
  sourceTold: SourceTold;
  released?: string | undefined;
  release?: string | undefined;
  /** Names of the sheets to read; all where none is named. */
  sheets: string[];
  table?: string | undefined;
  /** Also add figures that a later release only repeats. */
  repeats: boolean;
}

export interface Plan {
  workbook: Workbook;
  released: Released | undefined;
  sheets: SheetReport[];
  compared: Compared[];
  added: Candidate[];
  /** Met and not understood. While there are any, nothing is written. */
  questions: Question[];
  faults: Fault[];
  /** What would be written, by path. Complete only without questions and faults. */
  files: Map<string, string>;
}

/** From a file to the rows that it would add, checked with all the rest of data/. Writes nothing. Throws Faults where the file cannot be read, or data/ is not in order. */
export function planImport(
  root: string,
  file: string,
  bytes: Uint8Array,
  options: ImportOptions,
  mappings: { kept: Mapping[]; answers: Mapping[]; text: string },
  readFile: ReadFile,
  progress: (words: string) => void,
): Plan {
  progress(`Reading ${file} …`);
  const workbook = readWorkbook(file, bytes);
  const tables = readTables(readFile);
  const held = readHeld(readFile);
  const placeOf = placeReader(tables['police-forces']);
  const found = findReleased(workbook);
  const source = findSource(options.source, options.sourceTold, options.released ?? found?.day, held);
  const { released, faults } = settleReleased(options.released, found, source.cells, file);
  const edition = {
    source_id: options.source ?? '',
    released: released ?? '',
    release: options.release,
    publisher: source.cells?.publisher ?? 'Home Office',
  };

  const read = readFileOfRelease(workbook, {
    placeOf,
    look: lookIn([...mappings.kept, ...mappings.answers]),
    spell: groupSpeller(tables['firearms-reports']),
    forces: tables['police-forces'],
    sheets: options.sheets,
    table: options.table,
    told: {
      source_id: edition.source_id,
      ...(options.released !== undefined && { released: options.released }),
      ...(options.release !== undefined && { release: options.release }),
    },
    progress,
  });
  const candidates = [...read.rows, ...rowsOfFigures(read.figures, edition, held)];
  const needsEdition = read.figures.length > 0;
  const comparison = compareRows(candidates, {
    held,
    file,
    namedRelease: options.release !== undefined || options.released !== undefined,
  });
  const added = comparison.compared
    .filter(({ is }) => is !== 'held' && (is !== 'repeated' || options.repeats))
    .map(({ candidate }) => candidate);
  const plan: Plan = {
    workbook,
    released: found,
    sheets: read.sheets,
    compared: comparison.compared,
    added,
    questions: read.questions,
    faults: [
      ...read.faults,
      ...comparison.faults,
      ...(needsEdition ? [...source.faults, ...faults] : options.source === undefined ? [] : source.faults),
      ...misfits(added, file),
    ],
    files: new Map(),
  };
  if (plan.questions.length > 0 || plan.faults.length > 0 || added.length === 0) return plan;

  const decode = (path: string) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(readFile(path));
  const sourceRow: Candidate[] =
    source.isNew && source.cells ? [{ table: 'sources', cells: source.cells, at: '--source' }] : [];
  // The source first: rows that rest on it come after.
  plan.files = addRows([...sourceRow, ...added], decode);
  if (mappings.answers.length > 0)
    plan.files.set('data/mappings.csv', addMappings(mappings.answers, mappings.text));
  progress('Checking all of data/ and the article with the new rows …');
  plan.faults.push(...faultsOfRun(root, plan, held, readFile));
  return plan;
}

/** Cells of a release’s figures that a table does not accept, such as a measure that a mapping names wrongly. */
function misfits(candidates: Candidate[], file: string): Fault[] {
  return candidates.flatMap(({ table, cells, at }) => {
    const { columns }: TableDefinition = tableDefinitions[table];
    return Object.entries(columns).flatMap(([name, schema]) => {
      const cell = cells[name] ?? '';
      // Source and day are asked for by name.
      if (
        checkCell(schema, cell) !== undefined ||
        (cell === '' && ['source_id', 'released', 'release'].includes(name))
      )
        return [];
      return [faultIn(file, `${at} (${name})`, cell, factsOf(schema).expected, factsOf(schema).mend)];
    });
  });
}

/** What the data run says of all tables with the new rows. Faults in these name the cell that they came from. */
function faultsOfRun(
  root: string,
  { files, added, workbook }: Plan,
  held: ReturnType<typeof readHeld>,
  readFile: ReadFile,
): Fault[] {
  const encoder = new TextEncoder();
  try {
    runData(root, {
      readFile: (path) => (files.has(path) ? encoder.encode(files.get(path)) : readFile(path)),
    });
    return [];
  } catch (error) {
    if (!(error instanceof Faults)) throw error;
    return error.faults.map((fault) => {
      const [, table] = /^data\/(.+)\.csv$/.exec(fault.file) ?? [];
      const from =
        table === undefined || fault.row === undefined
          ? undefined
          : added.filter((row) => row.table === table)[fault.row - 2 - held[table as TableName].length];
      return from
        ? ({
            ...fault,
            file: workbook.file,
            row: undefined,
            column: `${from.at} (${table}.csv, ${fault.column ?? 'the row'})`,
          } as unknown as Fault)
        : fault;
    });
  }
}
