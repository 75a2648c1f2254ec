import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { charts } from '../src/charts/index.ts';
import type { ChartRow } from '../src/drawing/chart.ts';
import type { Editions } from '../src/figures/editions.ts';
import type { Prose } from '../src/figures/prose.ts';
import { tableDefinitions, type TableName, tableNames, type Tables } from '../src/figures/tables/index.ts';
import { claims, numbers } from '../src/prose/registry.ts';
import { checkCorrections } from './checks/corrections.ts';
import { checkForceTotals } from './checks/force-totals.ts';
import { checkReleaseDates } from './checks/release-dates.ts';
import { checkReferences } from './checks/references.ts';
import { checkSurveyAnswers } from './checks/survey-answers.ts';
import { checkTaserKinds } from './checks/taser-kinds.ts';
import { checkTextFigures } from './checks/text-figures.ts';
import { checkWorkedOut } from './checks/worked-out.ts';
import { type Fault, Faults } from './fault.ts';
import { readEditions } from './editions.ts';
import { type ReadTable, readTable } from './read-table.ts';
import { checkChartClaims, checkChartSource, deriveRows } from './words/check-charts.ts';
import { checkForceWords } from './words/check-forces.ts';
import { readProse } from './words/read-prose.ts';

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
export const checkTables = (tables: Tables): Fault[] => checks.flatMap((check) => check(tables));

/** Bytes of a file of the project, by its path from the root. */
export type ReadFile = (path: string) => Uint8Array;

/** All that could be read, with what is wrong in it. */
export interface Examined extends Generated {
  /** Of the tables among themselves. */
  figureFaults: Fault[];
  /** Of what charts, prose and pages say about them; looked for when it is asked for. */
  findWordFaults: () => Fault[];
}

/**
 * The data run: reads and checks the tables, then what the charts and the prose say about them. Writes nothing.
 * Throws Faults with all that is wrong; words are looked at only when the figures are right.
 */
export function runData(
  root: string,
  { readFile = readFrom(root) }: { readFile?: ReadFile } = {},
): Generated {
  const { figureFaults, findWordFaults, ...generated } = examineData(root, readFile);
  throwIfAny(figureFaults);
  throwIfAny(findWordFaults());
  return generated;
}

/** The same without stopping at what is wrong: a chart or a number that its rows no longer bear is left out. Throws Faults where the tables cannot be read. */
export function examineData(root: string, readFile: ReadFile = readFrom(root)): Examined {
  const tables = readTables(readFile);
  const figureFaults = checkTables(tables);
  const chartFaults: Fault[] = [];
  const rows: Record<string, ChartRow[]> = {};
  for (const chart of charts) {
    const derived = deriveRows(chart, tables, chartFaults);
    if (!derived) continue;
    rows[chart.id] = derived;
    chartFaults.push(...checkChartClaims(chart, derived));
  }
  const decode = (path: string) => new TextDecoder().decode(readFile(path));
  const sections = listFiles(root, 'src/prose', '.mdx').map((file) => ({ file, text: decode(file) }));
  const { prose, faults } = readProse(sections, { numbers, claims, tables });
  const editions = readEditions(root, rows);
  const findWordFaults = () => [
    ...faults,
    ...['src/charts', 'src/figures', 'src/forces']
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
export function readTables(readFile: ReadFile): Tables {
  const faults: Fault[] = [];
  const tables: Partial<Record<string, unknown[]>> = {};
  for (const name of tableNames) {
    const file = `data/${name}.csv`;
    const bytes = readIfThere(file, readFile);
    if (!bytes) {
      faults.push({
        file,
        got: 'no such file',
        expected: `a table with the columns ${Object.keys(tableDefinitions[name].columns).join(', ')}`,
        mend: 'put it back, spelt the same way',
      });
      continue;
    }
    const table = readOnce(name, bytes);
    faults.push(...table.faults);
    tables[name] = table.rows;
  }
  throwIfAny(faults);
  return tables as Tables;
}

/** The last reading of each table: at the desk one of them is saved at a time. Nobody writes into rows. */
const lastRead = new Map<TableName, { bytes: Uint8Array; table: ReadTable }>();

function readOnce(name: TableName, bytes: Uint8Array): ReadTable {
  const last = lastRead.get(name);
  if (last && Buffer.compare(last.bytes, bytes) === 0) return last.table;
  const table = readTable(tableDefinitions[name], bytes);
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

function throwIfAny(faults: Fault[]): void {
  if (faults.length > 0) throw new Faults(faults);
}

function listFiles(root: string, folder: string, ending: string): string[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith(ending) && !name.endsWith('.test.ts'))
    .toSorted()
    .map((name) => `${folder}/${name}`);
}
