import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import type { ChartRow } from '../data/chart-row.ts';
import { loadTables } from '../data/generated.ts';
import { tableNames, type Tables } from '../data/tables/index.ts';
import { deriveFacts } from '../forces/facts.ts';
import { deriveSentences, forceSections } from '../forces/sentences.ts';
import { charts } from './index.ts';
import { type Chart, statesOf } from './kit/define-chart.ts';
import { takeApart } from './testing/drawn.ts';

/** Columns that speak to a reader of the table. What a chart must know stands in columns of its own. */
const remarks = ['as_described', 'comparable_with', 'context', 'exact_wording'];
const isRemark = (column: string) => column.endsWith('note') || remarks.includes(column);

const tables = loadTables();
const words: string[] = [];
const reword = ([column, value]: [string, unknown]) =>
  isRemark(column) && typeof value === 'string' ? [column, `⟦${words.push(value) - 1}⟧`] : [column, value];
const reworded = Object.fromEntries(
  tableNames.map((name) => [
    name,
    tables[name].map((row) => Object.fromEntries(Object.entries(row).map(reword)) as unknown),
  ]),
) as Tables;

/** What is shown as it stands is shown reworded; nothing else may differ. */
const restore = (shown: unknown) =>
  JSON.parse(JSON.stringify(shown), (_, value: unknown) =>
    typeof value === 'string'
      ? value.replaceAll(/⟦(\d+)⟧/g, (_, index) => words[Number(index)] ?? '')
      : value,
  ) as unknown;

function describeChart(chart: Chart, rows: ChartRow[]) {
  return statesOf(chart, rows).map((state) => {
    const { title, subtitle, alt, notes, drawing } = takeApart(chart, { rows, state: state?.id });
    return [title, subtitle, alt, notes, drawing];
  });
}

function describeForces(from: Tables) {
  const facts = deriveFacts(from);
  return from['police-forces'].map((force) =>
    [deriveSentences, ...Object.values(forceSections)].map((make) => make(facts, force)),
  );
}

test('rewording every remark changes no row, title or mark', () => {
  const expectSame = (one: unknown, other: unknown, name: string) => {
    expect(restore(one), name).toEqual(restore(other));
  };
  expect(words.length).toBeGreaterThan(500);
  for (const chart of charts) {
    const [rows, before] = [chart.rows(reworded), chart.rows(tables)];
    expectSame(rows, before, chart.id);
    // A chart is drawn from its rows alone.
    if (!isDeepStrictEqual(rows, before))
      expectSame(describeChart(chart, rows), describeChart(chart, before), chart.id);
  }
  expectSame(describeForces(reworded), describeForces(tables), 'forces');
});
