import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import type { Chart, ChartRow } from './drawing/chart.ts';
import { type Frozen, listFrozen, pinChart } from './drawing/pin-chart.ts';
import { chartRowsSchema, type Editions, editionsSchema } from './figures/editions.ts';
import { type Prose, proseSchema } from './figures/prose.ts';
import { rowsSchema } from './figures/table.ts';
import { type TableName, tableDefinitions, tableNames, type Tables } from './figures/tables/index.ts';

/**
 * The one way from src/generated/ into the site: each file is checked against its schema as it is read. A build reads one
 * data run; at the desk the link is turned to a newer one under the pages, and what did not change there stays the same
 * value, so that it is not drawn again.
 */

const folder = join(process.cwd(), 'src/generated');

/** The data run that the link points to. */
function findRun(): string {
  try {
    return readlinkSync(folder);
  } catch {
    throw new Error('src/generated is not there; run npm run data');
  }
}

const theOnlyRun = import.meta.env.PROD ? findRun() : undefined;
const currentRun = () => theOnlyRun ?? findRun();

/** A value that is made once for each data run. */
export function perRun<T>(make: () => T): () => T {
  let made: { run: string; value: T } | undefined;
  return () => {
    const run = currentRun();
    if (made?.run !== run) made = { run, value: make() };
    return made.value;
  };
}

const lastRead = new Map<string, { text: string; value: unknown }>();

function read<S extends z.ZodType>(name: string, schema: S): z.output<S> {
  const text = readText(`${name}.json`);
  const last = lastRead.get(name);
  if (last?.text === text) return last.value as z.output<S>;
  const result = schema.safeParse(JSON.parse(text));
  if (!result.success)
    throw new Error(`src/generated/${name}.json: ${z.prettifyError(result.error)}; run npm run data`);
  lastRead.set(name, { text, value: result.data });
  return result.data;
}

function readText(file: string): string {
  try {
    return readFileSync(join(folder, file), 'utf8');
  } catch {
    throw new Error(`src/generated/${file} is not there; run npm run data`);
  }
}

/** All tables of data/, typed. */
export const readTables: () => Tables = perRun(
  () =>
    Object.fromEntries(
      tableNames.map((name: TableName) => [name, read(name, rowsSchema(tableDefinitions[name]))]),
    ) as Tables,
);

const readAllRows = perRun(() => new Map<string, ChartRow[]>());

/** The rows of a chart, for all its states. */
export function readChartRows({ id }: Chart): ChartRow[] {
  const known = readAllRows();
  const rows = known.get(id) ?? read(`charts/${id}`, chartRowsSchema);
  known.set(id, rows);
  return rows;
}

/** The numbers and claims of the prose. */
export const readProse: () => Prose = perRun(() => read('prose', proseSchema));

/** What this site has released, and what has changed since. */
export const readEditions: () => Editions = perRun(() => read('editions', editionsSchema));

const readAllFrozen = perRun(() => new Map<string, Frozen[]>());

/** The editions that changed a chart, oldest first, with its rows as they froze them: the same rows each time, so that no picture of them is drawn twice. */
export function readFrozen(chart: Chart): Frozen[] {
  const known = readAllFrozen();
  const frozen = known.get(chart.id) ?? listFrozen(chart, readEditions());
  known.set(chart.id, frozen);
  return frozen;
}

/** The rows of a chart pinned to an edition, in a state, with our corrections. Throws where the edition did not change the chart. */
export const readPinned = (chart: Chart, edition: string, { state }: { state: string | undefined }) =>
  pinChart(chart, edition, {
    frozen: readFrozen(chart),
    rows: readChartRows(chart),
    corrections: readTables().corrections,
    state,
  });

/** A name for the figures as they are, eight signs long: what pages fetch later carries it, so that no page mixes two data runs. */
export const readVersion: () => string = perRun(() => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.json'),
  );
  return createHash('sha256').update(files.toSorted().map(readText).join('')).digest('hex').slice(0, 8);
});
