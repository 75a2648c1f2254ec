import type { Chart } from '../../src/charts/kit/define-chart.ts';
import type { ChartRow } from '../../src/data/chart-row.ts';
import type { Edition } from '../../src/data/editions.ts';
import type { Numbers } from '../../src/article/definitions.ts';
import { tableDefinitions, type TableName, tableNames, type Tables } from '../../src/data/tables/index.ts';
import { isSame } from '../../src/editions/pin-chart.ts';
import { type DataError, messageOf } from './data-error.ts';
import { deriveOnce, tablesRead } from '../../src/data/derive-once.ts';
import type { ReleasedTables } from './frozen-editions.ts';
import { type AnyRow, formatKey, namedRows, rowsOfTable } from './table-rows.ts';
import { formatForces } from './text/check-charts-and-forces.ts';

type Correction = Tables['corrections'][number];

interface Known {
  editions: Edition[];
  /** Oldest first. */
  released: ReleasedTables[];
  charts: readonly Chart[];
  numbers: Numbers;
}

/** The tables of an edition after a correction and those before it. */
interface Step {
  correction: Correction;
  tables: Tables;
}

/** A chart, a number of the prose or the page of a force that a correction changed. */
interface Concerned {
  correction: Correction;
  what: 'charts' | 'numbers' | 'forces';
  id: string;
}

/** What is derived from the tables: the rows of a chart, a number of the prose, or what the page of a force shows. */
interface Derivation extends Pick<Concerned, 'what' | 'id'> {
  derive: (tables: Tables) => unknown;
  /** The tables that it reads. */
  reads: Set<unknown>;
  chart?: Chart;
}

/**
 * Applies our corrections, and nothing else, to what each edition showed. Returns the corrections, too, with the charts,
 * numbers and forces that their rows changed next to those that an editor named.
 */
export function correctEditions(tables: Tables & Known): {
  editions: Edition[];
  corrections: Correction[];
  errors: DataError[];
} {
  const { editions, released, charts, numbers } = tables;
  if (tables.corrections.every(({ table }) => table === null))
    return { editions, corrections: tables.corrections, errors: [] };
  // A derivation reads the same tables now as when the newest edition was released.
  const derivations = listDerivations(released.at(-1)?.tables ?? tables, { charts, numbers });
  const outcomes = released.map((had) => {
    const steps = correctTables(had, tables, released);
    return { date: had.date, ...deriveSteps(had, steps, derivations, editions) };
  });
  const concerned = outcomes.flatMap((outcome) => outcome.concerned);
  const complete = (correction: Correction, what: Concerned['what']) => {
    const found = concerned.filter((one) => one.what === what && one.correction === correction);
    const ids = [...new Set([...(correction[what] ?? []), ...found.map(({ id }) => id)])];
    return ids.length > 0 ? ids : null;
  };
  return {
    editions: editions.map((edition) => ({
      ...edition,
      corrected: outcomes.find(({ date }) => date === edition.date)?.corrected ?? {},
    })),
    corrections: tables.corrections.map((correction) => ({
      ...correction,
      charts: complete(correction, 'charts'),
      numbers: complete(correction, 'numbers'),
      forces: complete(correction, 'forces'),
    })),
    errors: outcomes.flatMap(({ errors }) => errors),
  };
}

function listDerivations(
  tables: Tables,
  { charts, numbers }: Pick<Known, 'charts' | 'numbers'>,
): Derivation[] {
  const readByForces = tablesRead(formatForces, tables);
  return [
    ...charts.map((chart): Derivation => {
      const derive = (had: Tables) => deriveOnce(chart.rows, chart.rows, had);
      return { what: 'charts', id: chart.id, chart, derive, reads: tablesRead(chart.rows, tables) };
    }),
    ...Object.entries(numbers).map(([id, { derive: figure }]): Derivation => {
      return { what: 'numbers', id, derive: figure, reads: tablesRead(figure, tables) };
    }),
    ...tables['police-forces'].map(({ force_id: id }): Derivation => {
      return { what: 'forces', id, derive: (had) => formatForces(had)[id], reads: readByForces };
    }),
  ];
}

/** What each correction changes in the charts, numbers and pages that are derived from the tables of an edition. */
function deriveSteps(
  { date, tables }: ReleasedTables,
  steps: Step[],
  derivations: Derivation[],
  editions: Edition[],
): { corrected: Edition['corrected']; concerned: Concerned[]; errors: DataError[] } {
  const [concerned, errors]: [Concerned[], DataError[]] = [[], []];
  const corrected: Edition['corrected'] = {};
  for (const { what, id, derive, reads, chart } of derivations) {
    const relevant = steps.filter(({ correction }) => reads.has(correction.table));
    if (relevant.length === 0) continue;
    // A chart that came later was never wrong in this edition.
    if (chart && !editions.some((edition) => edition.date <= date && id in edition.rows)) continue;
    try {
      const values = [tables, ...relevant.map((step) => step.tables)].map(derive);
      const changing = relevant
        .map(({ correction }, index) => ({ correction, before: values[index], after: values[index + 1] }))
        .filter(({ before, after }) => !isSame(before, after));
      concerned.push(...changing.map(({ correction }) => ({ correction, what, id })));
      const isFrozen = editions.some((edition) => edition.date === date && id in edition.rows);
      if (!chart || !isFrozen || changing.length === 0) continue;
      corrected[id] = changing.map(({ correction: { correction_id }, after }) => ({
        correction_id,
        rows: after as ChartRow[],
      }));
    } catch (error) {
      // A number or a page that cannot be derived from the tables of an edition was not in it.
      if (chart) errors.push(...relevant.map((step) => describeFailure(step.correction, id, date, error)));
    }
  }
  return { corrected, concerned, errors };
}

const describeFailure = ({ row }: Correction, chart: string, date: string, error: unknown): DataError => ({
  file: 'data/corrections.csv',
  row,
  column: 'rows',
  received: `${chart}: ${messageOf(error)}`,
  expected: `rows with which the chart can be drawn as the edition of ${date} had it`,
  fix: 'name the other rows that were wrong with them, too',
});

/**
 * The tables of an edition after each correction of what was wrong in it, in the order of their days: the rows named, as
 * they are in the first edition since. A row that a correction got wrong is wrong since that edition, and the next correction continues from it.
 */
function correctTables(
  { date, tables }: ReleasedTables,
  present: Tables,
  released: ReleasedTables[],
): Step[] {
  const steps: Step[] = [];
  const isAsOf = new Map<string, string>();
  const inOrder = present.corrections.toSorted((a, b) => (a.corrected < b.corrected ? -1 : 1));
  for (const correction of inOrder) {
    const name = correction.table as TableName | null;
    if (name === null || !tableNames.includes(name)) continue;
    const wrong = namedRows(correction).filter((key) => {
      const asOf = isAsOf.get(`${name} ${key}`) ?? date;
      return correction.wrong_since <= asOf && asOf < correction.corrected;
    });
    if (wrong.length === 0) continue;
    const since = firstSince(correction, released);
    for (const key of wrong) isAsOf.set(`${name} ${key}`, since?.date ?? correction.corrected);
    const before = steps.at(-1)?.tables ?? tables;
    const existing = rowsOfTable(before, name);
    const rows = deriveOnce(existing, replaceRows, {
      name,
      rows: existing,
      right: rowsOfTable(since?.tables ?? present, name),
      keys: JSON.stringify(wrong),
    });
    steps.push({ correction, tables: { ...before, [name]: rows } });
  }
  return steps;
}

/** The first edition that holds a correction; undefined where it is not released. */
export const firstSince = (
  { corrected }: Correction,
  released: ReleasedTables[],
): ReleasedTables | undefined => released.find(({ date }) => date >= corrected);

interface Replacement {
  name: TableName;
  rows: AnyRow[];
  right: AnyRow[];
  /** A list as JSON, so that the same keys are the same input. */
  keys: string;
}

/** The rows of a table, where those with these keys are as in `right`: replaced, added after the row that they follow there, or removed. */
function replaceRows({ name, rows, right, keys: list }: Replacement): AnyRow[] {
  const keys = JSON.parse(list) as string[];
  const keyOf = (row: AnyRow) => formatKey(tableDefinitions[name], row);
  const rightRows = new Map(right.map((row) => [keyOf(row), row]));
  const replaced = rows.flatMap((row) => {
    if (!keys.includes(keyOf(row))) return [row];
    const now = rightRows.get(keyOf(row));
    return now ? [{ ...now, row: row.row }] : [];
  });
  const existing = new Set(rows.map(keyOf));
  for (const key of keys) {
    const row = rightRows.get(key);
    if (!row || existing.has(key)) continue;
    const earlier = new Set([...rightRows.keys()].slice(0, [...rightRows.keys()].indexOf(key)));
    const position = replaced.findLastIndex((other) => earlier.has(keyOf(other)));
    replaced.splice(position + 1, 0, row);
  }
  return replaced;
}
