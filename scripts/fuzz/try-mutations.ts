import fc from 'fast-check';
import { tableDefinitions, type TableName, tableNames, type Tables } from '../../src/data/tables/index.ts';
import { readFrom, parseTables, loadData } from '../data/load.ts';
import { DataErrors } from '../data/data-error.ts';
import { parseTable } from '../data/parse-table.ts';
import { examineCharts, findUseless } from './find-broken.ts';
import { findUntrue } from './find-untrue.ts';
import { mutate, type Mutation, mutations } from './mutate.ts';

type Outcome = 'refused when read' | 'refused by checks' | 'right';

/** What came of the mutations of one table. */
export interface Tally {
  table: TableName;
  outcomes: Record<Outcome, number>;
  seconds: number;
  /** Seconds of the slowest one. */
  slowest: number;
  /** The first change, made as small as can be, of which the data run makes anything but right figures or faults with places. */
  failure: string | undefined;
}

/** Of those that are read without fault, every so many meets the other tables and the charts, or the whole data run. */
const meetsCharts = 10;
const isRunWhole = 100;

/**
 * Changes the tables of data/ in memory, one at a time, small ones more often, and looks at what the data run makes of
 * each change: figures as the bytes have them, or faults with places.
 * The same seed gives the same changes.
 */
export function* tryMutations(
  root: string,
  { runs, seed }: { runs: number; seed: number },
): Generator<Tally> {
  const readFile = readFrom(root);
  const bytes = new Map(tableNames.map((table) => [`data/${table}.csv`, readFile(`data/${table}.csv`)]));
  const tables = parseTables(readFile);
  const weight = (file: string) => 1 / Math.sqrt(2000 + (bytes.get(file)?.length ?? 0));
  const all = [...bytes.keys()].reduce((sum, file) => sum + weight(file), 0);

  for (const table of tableNames) {
    const file = `data/${table}.csv`;
    const original = readFile(file);
    const tally: Omit<Tally, 'failure'> = {
      table,
      outcomes: { 'refused when read': 0, 'refused by checks': 0, right: 0 },
      seconds: 0,
      slowest: 0,
    };
    const tryOne = (chain: Mutation[]) => {
      const changed = chain.reduce(mutate, original);
      const start = performance.now();
      const accepted = tally.outcomes.right + tally.outcomes['refused by checks'];
      tally.outcomes[judge({ root, tables, table }, changed, accepted)] += 1;
      const seconds = (performance.now() - start) / 1000;
      tally.seconds += seconds;
      tally.slowest = Math.max(tally.slowest, seconds);
    };
    const { failed, counterexample, errorInstance } = fc.check(fc.property(mutations, tryOne), {
      numRuns: Math.ceil((runs * weight(file)) / all),
      seed,
    });
    const failure = failed
      ? `${JSON.stringify(counterexample)}: ${errorInstance instanceof Error ? errorInstance.stack : String(errorInstance)}`
      : undefined;
    yield { ...tally, failure };
  }
}

/** How the data run takes these bytes for a table; throws where it is wrong about them, or its faults help nobody. */
function judge(
  { root, tables, table }: { root: string; tables: Tables; table: TableName },
  bytes: Uint8Array,
  accepted: number,
): Outcome {
  const read = parseTable(tableDefinitions[table], bytes);
  demandNone(findUntrue(tableDefinitions[table], bytes, read));
  if (read.errors.length > 0) return 'refused when read';
  if (accepted % isRunWhole === 0) return runWhole(root, `data/${table}.csv`, bytes);
  if (accepted % meetsCharts !== 0) return 'right';
  const { errors, broken } = examineCharts({ ...tables, [table]: read.rows }, table);
  demandNone([...findUseless(errors), ...broken]);
  return errors.length > 0 ? 'refused by checks' : 'right';
}

function runWhole(root: string, file: string, bytes: Uint8Array): Outcome {
  const readFile = readFrom(root);
  try {
    loadData(root, { readFile: (path) => (path === file ? bytes : readFile(path)) });
    return 'right';
  } catch (error) {
    if (!(error instanceof DataErrors)) throw error;
    demandNone(findUseless(error.errors));
    return 'refused by checks';
  }
}

function demandNone(wrong: string[]): void {
  if (wrong.length > 0) throw new Error(wrong.slice(0, 10).join('\n'));
}
