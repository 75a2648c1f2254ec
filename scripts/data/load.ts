import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { charts } from '../../src/charts/index.ts';
import type { ChartRow } from '../../src/data/chart-row.ts';
import type { Editions } from '../../src/data/editions.ts';
import type { Prose } from '../../src/data/prose.ts';
import { tableDefinitions, type TableName, tableNames, type Tables } from '../../src/data/tables/index.ts';
import { claims, numbers } from '../../src/article/registry.ts';
import { checkCorrections } from './checks/check-corrections.ts';
import { checkForceTotals } from './checks/force-totals.ts';
import { checkReleaseDates } from './checks/release-dates.ts';
import { checkReferences } from './checks/references.ts';
import { checkSurveyAnswers } from './checks/survey-answers.ts';
import { checkTaserKinds } from './checks/taser-kinds.ts';
import { checkTextFigures } from './checks/text-figures.ts';
import { checkWorkedOut } from './checks/worked-out.ts';
import { type DataError, DataErrors } from './data-error.ts';
import { collectEditions } from './frozen-editions.ts';
import { type ParsedTable, parseTable } from './parse-table.ts';
import { checkChartClaims, checkChartSource, deriveRows } from './text/check-charts.ts';
import { checkForceWords } from './text/check-forces.ts';
import { parseProse } from './text/read-prose.ts';

/** All that the site is made from, checked. */
export interface Generated {
  tables: Tables;
  /** The rows of each chart, by its id. */
  charts: Record<string, ChartRow[]>;
  prose: Prose;
  editions: Editions;
}

const checks = [
  checkReferences,
  checkReleaseDates,
  checkForceTotals,
  checkTaserKinds,
  checkSurveyAnswers,
  checkTextFigures,
  checkWorkedOut,
];

/** What is wrong among the tables, each of which is right by itself. */
export const checkTables = (tables: Tables): DataError[] => checks.flatMap((check) => check(tables));

/** Bytes of a file of the project, by its path from the root. */
export type ReadFile = (path: string) => Uint8Array;

/** All that could be read, with what is wrong in it. */
export interface Examined extends Generated {
  /** Of the tables among themselves. */
  figureFaults: DataError[];
  /** Of what charts, prose and pages say about them; looked for when it is asked for. */
  findWordFaults: () => DataError[];
}

/**
 * The data run: reads and checks the tables, then what the charts and the prose say about them. Writes nothing.
 * Throws Faults with all that is wrong; words are looked at only when the figures are right.
 */
export function loadData(
  root: string,
  { readFile = readFrom(root) }: { readFile?: ReadFile } = {},
): Generated {
  const { figureFaults, findWordFaults, ...generated } = examine(root, readFile);
  throwIfAny(figureFaults);
  throwIfAny(findWordFaults());
  return generated;
}

/** The same without stopping at what is wrong: a chart or a number that its rows no longer bear is left out. Throws Faults where the tables cannot be read. */
export function examine(root: string, readFile: ReadFile = readFrom(root)): Examined {
  const tables = parseTables(readFile);
  const figureFaults = checkTables(tables);
  const chartFaults: DataError[] = [];
  const rows: Record<string, ChartRow[]> = {};
  for (const chart of charts) {
    const derived = deriveRows(chart, tables, chartFaults);
    if (!derived) continue;
    rows[chart.id] = derived;
    chartFaults.push(...checkChartClaims(chart, derived));
  }
  const decode = (path: string) => new TextDecoder().decode(readFile(path));
  const sections = listFiles(root, 'src/article', '.mdx').map((file) => ({ file, text: decode(file) }));
  const { prose, errors } = parseProse(sections, { numbers, claims, tables });
  const editions = collectEditions(root, rows);
  const findWordFaults = () => [
    ...errors,
    ...['src/charts', 'src/data', 'src/forces', 'src/what-if']
      .flatMap((folder) => listFiles(root, folder, '.ts'))
      .flatMap((file) => checkChartSource(file, decode(file))),
    ...chartFaults,
    ...checkForceWords(tables),
    ...checkCorrections(tables.corrections, {
      charts,
      numbers: prose.numbers.map(({ id }) => id),
      rows,
      editions,
    }),
  ];
  return { tables, charts: rows, prose, editions, figureFaults, findWordFaults };
}

export function readFrom(root: string): ReadFile {
  return (path) => readFileSync(join(root, path));
}

/** The tables of data/. Throws Faults with all cells that do not fit. */
export function parseTables(readFile: ReadFile): Tables {
  const errors: DataError[] = [];
  const tables: Partial<Record<string, unknown[]>> = {};
  for (const name of tableNames) {
    const file = `data/${name}.csv`;
    const bytes = readIfThere(file, readFile);
    if (!bytes) {
      errors.push({
        file,
        received: 'no such file',
        expected: `a table with the columns ${Object.keys(tableDefinitions[name].columns).join(', ')}`,
        fix: 'put it back, spelt the same way',
      });
      continue;
    }
    const table = readOnce(name, bytes);
    errors.push(...table.errors);
    tables[name] = table.rows;
  }
  throwIfAny(errors);
  return tables as Tables;
}

/** The last reading of each table: at the desk one of them is saved at a time. Nobody writes into rows. */
const lastRead = new Map<TableName, { bytes: Uint8Array; table: ParsedTable }>();

function readOnce(name: TableName, bytes: Uint8Array): ParsedTable {
  const last = lastRead.get(name);
  if (last && Buffer.compare(last.bytes, bytes) === 0) return last.table;
  const table = parseTable(tableDefinitions[name], bytes);
  lastRead.set(name, { bytes, table });
  return table;
}

function readIfThere(path: string, readFile: ReadFile): Uint8Array | undefined {
  try {
    return readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function throwIfAny(errors: DataError[]): void {
  if (errors.length > 0) throw new DataErrors(errors);
}

function listFiles(root: string, folder: string, ending: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending) && !name.endsWith('.test.ts'))
    .toSorted()
    .map((name) => `${folder}/${name}`);
}
