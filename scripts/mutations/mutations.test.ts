import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tableDefinitions, tableNames } from '../../src/figures/tables/index.ts';
import { runData } from '../data-run.ts';
import { readTable } from '../read-table.ts';
import { judge, judgeRun, splitCsv } from './judge.ts';
import { mutation } from './mutate.ts';

/** Whatever bytes are in data/: right rows, or faults with places. Never a crash, a hang or a wrong figure. */

const all = 10_000;
const perTable = Math.ceil(all / tableNames.length);
/** A whole data run takes as long as a thousand small tables. */
const wholeRuns = 3;

const bytesOf = (name: string) => readFileSync(`data/${name}.csv`);
const readReal = (path: string) => readFileSync(path);

describe.for(tableNames)('%s.csv', (name) => {
  test('changed at random is read as its bytes say, or refused with places; what is read runs on to a build or to faults', () => {
    const bytes = bytesOf(name);
    const real = readTable(tableDefinitions[name], bytes).rows;
    let runs = 0;
    let refused = 0;
    fc.assert(
      fc.property(mutation, (change) => {
        const changed = change(bytes);
        const verdict = judge(tableDefinitions[name], changed, real);
        if (verdict === 'refused') refused += 1;
        if (verdict !== 'other figures' || runs >= wholeRuns) return;
        runs += 1;
        judgeRun(() => runData(process.cwd(), { readFile: (path) => (path === `data/${name}.csv` ? changed : readReal(path)) }));
      }),
      { numRuns: perTable, seed: 2017 },
    );
    // Else nothing was tried.
    expect(refused).toBeGreaterThan(perTable / 10);
  });
});

describe('the judge', () => {
  test.for([
    ['a,b\n1,"2,3"\n', [['a', 'b'], ['1', '2,3']]],
    ['a\r\n"say ""so"""\r\n', [['a'], ['say "so"']]],
    ['a,b\n,\n', [['a', 'b'], ['', '']]],
  ] as const)('splits %j', ([text, records]) => {
    expect(splitCsv(text)).toEqual(records);
  });

  test('sees a figure that is not what the bytes say, a row too few, and a fault that does not help', () => {
    const definition = tableDefinitions['responses'];
    const bytes = bytesOf('responses');
    const whole = readTable(definition, bytes);
    const judgeAs = (read: typeof readTable) => () => judge(definition, bytes, whole.rows, { read });
    expect(judge(definition, bytes, whole.rows)).toBe('as it was');
    expect(judgeAs(() => ({ ...whole, rows: whole.rows.map((row, index) => (index === 4 ? { ...row, percent: 44 } : row)) }))).toThrow(/^row 6, percent: 44 from/);
    expect(judgeAs(() => ({ ...whole, rows: whole.rows.slice(1) }))).toThrow('records');
    expect(judgeAs(() => ({ rows: [], faults: [{ file: 'data/responses.csv', got: '', expected: '', mend: '' }] }))).toThrow('a fault that does not help');
  });
});
