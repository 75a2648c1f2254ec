import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { tableDefinitions, tableNames } from '../src/figures/tables/index.ts';
import { judge, type Verdict } from './mutations/judge.ts';
import { mutation } from './mutations/mutate.ts';
import { readTable } from './read-table.ts';

/** `npm run bench:mutations -- 200000`: as many random changes of the tables as told, their outcomes, and the time of each table. */
const all = Number(process.argv[2] ?? 100_000);
const table = tableNames.map((name) => {
  const bytes = readFileSync(`data/${name}.csv`);
  const real = readTable(tableDefinitions[name], bytes).rows;
  const outcomes: Record<Verdict, number> = { refused: 0, 'as it was': 0, 'other figures': 0 };
  const start = performance.now();
  fc.assert(fc.property(mutation, (change) => { outcomes[judge(tableDefinitions[name], change(bytes), real)] += 1; }), { numRuns: Math.ceil(all / tableNames.length) });
  return { table: name, kB: Math.round(bytes.length / 1000), ...outcomes, 'ms each': ((performance.now() - start) / Math.ceil(all / tableNames.length)).toFixed(2) };
});
console.table(table);
