import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { tableDefinitions } from '../src/data/tables/index.ts';
import { DataErrors } from './data/data-error.ts';
import { loadData, readFrom } from './data/load.ts';
import { parseTable } from './data/parse-table.ts';
import { findBrokenCharts, findMisread, findUseless } from './fuzz/find-wrong.ts';
import { mutate, type Mutation, mutations } from './fuzz/mutate.ts';
import { answerHelp } from './run-command.ts';

/**
 * `npm run fuzz -- --runs 20000 --seed 7` changes the tables of data/ in memory and runs the data step. Each change must be
 * read as it stands, or be refused with errors that help. Fails with the smallest change of which that is not so.
 */
answerHelp(`npm run fuzz -- [--runs <2000>] [--seed <1>]

Changes the tables in memory and fails with the smallest change that is misread or refused without help.`);

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '2000' }, seed: { type: 'string', default: '1' } },
});
const root = process.cwd();
const readFile = readFrom(root);
const outcomes = { refused: 0, accepted: 0 };

function tryOne(mutation: Mutation): void {
  const file = `data/${mutation.table}.csv`;
  const definition = tableDefinitions[mutation.table];
  const { text, cells } = mutate(Buffer.from(readFile(file)).toString(), mutation);
  const bytes = Buffer.from(text);
  const parsed = parseTable(definition, bytes);
  if (parsed.errors.length === 0) demandNone(findMisread(definition, text, cells, parsed));
  try {
    const { charts } = loadData(root, { readFile: (path) => (path === file ? bytes : readFile(path)) });
    demandNone(findBrokenCharts(mutation.table, charts));
    outcomes.accepted += 1;
  } catch (error) {
    if (!(error instanceof DataErrors)) throw error;
    demandNone(findUseless(error.errors));
    outcomes.refused += 1;
  }
}

function demandNone(wrong: string[]): void {
  if (wrong.length > 0) throw new Error(wrong.slice(0, 10).join('\n'));
}

fc.assert(fc.property(mutations, tryOne), { numRuns: Number(values.runs), seed: Number(values.seed) });
console.log(outcomes);
