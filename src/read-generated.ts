import { createHash } from 'node:crypto';
import { z } from 'astro/zod';
import type { Chart, ChartRow } from './drawing/chart.ts';
import { chartRowsSchema, type Editions, editionsSchema } from './figures/editions.ts';
import { pinRows } from './figures/pinned.ts';
import { type Prose, proseSchema } from './figures/prose.ts';
import { rowsSchema } from './figures/table.ts';
import { type TableName, tableDefinitions, tableNames, type Tables } from './figures/tables/index.ts';

/** The one way from src/generated/ into the site: each file is checked against its schema as it is read. */

const files = import.meta.glob('./generated/**/*.json', { eager: true, import: 'default' });

function read<S extends z.ZodType>(name: string, schema: S): z.output<S> {
  const file = files[`./generated/${name}.json`];
  if (file === undefined) throw new Error(`src/generated/${name}.json is not there; run npm run data`);
  const result = schema.safeParse(file);
  if (!result.success) throw new Error(`src/generated/${name}.json: ${z.prettifyError(result.error)}; run npm run data`);
  return result.data;
}

const once = <T>(make: () => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};

/** All tables of data/, typed. */
export const readTables: () => Tables = once(
  () => Object.fromEntries(tableNames.map((name: TableName) => [name, read(name, rowsSchema(tableDefinitions[name]))])) as Tables,
);

const chartRows = new Map<string, ChartRow[]>();

/** The rows of a chart, for all its states. */
export function readChartRows({ id }: Chart): ChartRow[] {
  const rows = chartRows.get(id) ?? read(`charts/${id}`, chartRowsSchema);
  chartRows.set(id, rows);
  return rows;
}

/** The numbers and claims of the prose. */
export const readProse: () => Prose = once(() => read('prose', proseSchema));

/** What this site has released, and what has changed since. */
export const readEditions: () => Editions = once(() => read('editions', editionsSchema));

const frozenRows = new Map<string, { date: string; rows: ChartRow[] }[]>();

/** The editions that changed a chart, oldest first, with its rows as they froze them: the same rows each time, so that no picture of them is drawn twice. */
export function readFrozen(chart: Chart): { date: string; rows: ChartRow[] }[] {
  const frozen = frozenRows.get(chart.id) ?? thawRows(chart);
  frozenRows.set(chart.id, frozen);
  return frozen;
}

const thawRows = (chart: Chart) =>
  readEditions().editions.flatMap(({ date, rows }) => {
    const frozen = rows[chart.id];
    return frozen ? [{ date, rows: frozen.map((row) => chart.thaw?.(row) ?? row) }] : [];
  });

/** The rows of a chart pinned to an edition, in a state, with our corrections. Throws where the edition did not change the chart. */
export function readPinned(chart: Chart, edition: string, { state }: { state: string | undefined }) {
  const versions = [...readFrozen(chart), { date: null, rows: readChartRows(chart) }];
  return pinRows(chart.id, edition, versions, readTables().corrections, { shown: (rows) => chart.table(rows, { state }).rows });
}

/** A name for the figures as they are, eight signs long: what pages fetch later carries it, so that no page mixes two data runs. */
export const readVersion: () => string = once(() => {
  const sorted = Object.entries(files).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 8);
});
