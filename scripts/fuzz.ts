import { hash } from 'node:crypto';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { charts } from '../src/charts/index.ts';
import type { Chart } from '../src/charts/kit/define-chart.ts';
import type { ChartRow } from '../src/data/chart-row.ts';
import { makeOnce } from '../src/data/derive-once.ts';
import { isSame } from '../src/editions/pin-chart.ts';
import { tableDefinitions } from '../src/data/tables/index.ts';
import { mergeRepeated, throwIfAny } from './data/data-error.ts';
import { examine, type ReadFile, readFrom } from './data/load.ts';
import { parseTable } from './data/parse-table.ts';
import { formatForces } from './data/text/check-charts-and-forces.ts';
import { findBroken, findBrokenTexts, findMisread, findUseless } from './fuzz/find-wrong.ts';
import { mutate, type Mutation, mutations } from './fuzz/mutate.ts';
import { runCommand } from './run-command.ts';

const usage = `npm run fuzz -- [--runs <2000>] [--seed <1>]

Changes the tables of data/ in memory and runs the data step. Each change must be read as it stands, or be refused with errors
that help. Fails with the smallest change of which that is not so.`;

const root = process.cwd();
const readFile = readFrom(root);
const today = new Date().toISOString().slice(0, 10);
const { examined: present } = examine(root);
const pages = present ? formatForces(present.tables, present.words) : {};
const isChanged = (rows: Record<string, ChartRow[]>, { id }: Chart) => !isSame(rows[id], present?.charts[id]);
type Outcome = 'refused' | 'accepted';
const outcomes = { refused: 0, accepted: 0 };
const judged = new Map<string, Outcome>();

function tryOne(mutation: Mutation): void {
  const file = `data/${mutation.table}.csv`;
  const definition = tableDefinitions[mutation.table];
  const { text, cells } = mutate(readFile(file) ?? Buffer.of(), mutation);
  const bytes = Buffer.from(text);
  const parsed = makeOnce(definition, bytes, () => parseTable(definition, bytes));
  if (parsed.errors.length === 0) demandNone(findMisread(definition, text, cells, parsed));
  // Many changes give the same rows or the same errors: each is judged once.
  const key = hash('md5', JSON.stringify([file, parsed]));
  const outcome = judged.get(key) ?? judge((path) => (path === file ? bytes : readFile(path)));
  judged.set(key, outcome);
  outcomes[outcome] += 1;
  if ((outcomes.accepted + outcomes.refused) % 10_000 === 0) console.log(outcomes);
}

function judge(readChanged: ReadFile): Outcome {
  const { examined, errors } = examine(root, { readFile: readChanged, today });
  const changed = examined ? charts.filter((chart) => isChanged(examined.charts, chart)) : [];
  if (examined && errors.length === 0) errors.push(...examined.findTextErrors(changed));
  demandNone(findUseless(mergeRepeated(errors)));
  if (!examined || errors.length > 0) return 'refused';
  demandNone(changed.flatMap((chart) => findBroken(chart, examined.charts[chart.id] ?? [])));
  demandNone(findBrokenTexts(examined.prose, formatForces(examined.tables, examined.words), pages));
  return 'accepted';
}

function demandNone(wrong: string[]): void {
  if (wrong.length > 0) throw new Error(wrong.slice(0, 10).join('\n'));
}

function fuzz(): void {
  const number = (value: string) => ({ type: 'string', default: value }) as const;
  const { values } = parseArgs({ options: { runs: number('2000'), seed: number('1') } });
  const wrong = Object.entries(values).filter(([, value]) => !/^\d+$/.test(value));
  const text = { expected: 'a whole number', fix: 'correct it' };
  throwIfAny(wrong.map(([name, received]) => ({ file: `--${name}`, received, ...text })));
  fc.assert(fc.property(mutations, tryOne), { numRuns: Number(values.runs), seed: Number(values.seed) });
  console.log(outcomes);
}

runCommand(usage, fuzz, 'Nothing was tried.');
