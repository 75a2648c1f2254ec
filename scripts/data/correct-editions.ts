import type { Chart } from '../../src/charts/kit/define-chart.ts';
import type { ChartRow } from '../../src/data/chart-row.ts';
import type { CorrectedRows, Edition } from '../../src/data/editions.ts';
import type { Numbers } from '../../src/article/definitions.ts';
import { tableDefinitions, type TableName, tableNames, type Tables } from '../../src/data/tables/index.ts';
import { isSame } from '../../src/editions/pin-chart.ts';
import { type DataError, messageOf } from './data-error.ts';
import { deriveOnce } from '../../src/data/derive-once.ts';
import type { ReleasedTables } from './frozen-editions.ts';
import { type AnyRow, formatKey, namedRows, rowsOfTable } from './table-rows.ts';
import { type ForceWords, formatForces } from './text/check-charts-and-forces.ts';

type Correction = Tables['corrections'][number];

interface Known {
  editions: Edition[];
  /** Oldest first. */
  released: ReleasedTables[];
  charts: readonly Chart[];
  numbers: Numbers;
  /** As they are saved, unless given. */
  words?: ForceWords;
}

/** The tables of an edition after a correction and those before it. */
interface Step {
  correction: Correction;
  tables: Tables;
}

/** What is derived from the tables: the rows of a chart, a number of the prose, or what the page of a force shows. */
interface Derivation {
  what: 'charts' | 'numbers' | 'forces';
  id: string;
  derive: (tables: Tables) => unknown;
  /** The tables that a chart draws on. */
  drawnOn?: TableName[];
}

/**
 * Applies our corrections, and nothing else, to what each edition showed. Returns the corrections, too, with the charts,
 * numbers and forces that their rows changed next to those that an editor named.
 */
export function correctEditions(tables: Tables & Known) {
  const { released, charts, numbers, words } = tables;
  const editions = tables.editions.map((edition) => ({ ...edition, corrected: { ...edition.corrected } }));
  const corrections = tables.corrections.map((correction) => ({ ...correction }));
  const errors: DataError[] = [];
  const derivations: Derivation[] = [
    ...charts.map(({ id, rows, tables: drawnOn }): Derivation => {
      return { what: 'charts', id, derive: (had) => deriveOnce(rows, rows, had), drawnOn };
    }),
    ...Object.entries(numbers).map(([id, { derive }]): Derivation => ({ what: 'numbers', id, derive })),
    ...tables['police-forces'].map(({ force_id: id }): Derivation => {
      return { what: 'forces', id, derive: (had) => formatForces(had, words)[id] };
    }),
  ];
  for (const had of released) {
    const steps = correctTables(had, tables, released);
    for (const derivation of steps.length > 0 ? derivations : []) {
      const { what, id, drawnOn = [] } = derivation;
      const isOut = editions.some(({ date, rows }) => date <= had.date && id in rows);
      // A chart that came later was never wrong in this edition.
      if (what === 'charts' && !isOut) continue;
      const { changes, failure } = findChanges(derivation, had, steps);
      // A number or a page that cannot be derived from the tables of an edition was not in it, and a correction
      // of other tables is not to blame for a chart.
      const isCorrected = steps.some(({ correction }) => drawnOn.some((name) => name === correction.table));
      if (failure && isCorrected) errors.push(failure);
      for (const { correction_id } of changes)
        for (const correction of corrections.filter((one) => one.correction_id === correction_id))
          correction[what] = [...new Set([...(correction[what] ?? []), id])];
      const frozen = editions.find(({ date, rows }) => date === had.date && id in rows);
      if (frozen && what === 'charts' && changes.length > 0) frozen.corrected[id] = changes;
    }
  }
  return { editions, corrections, errors };
}

/**
 * What each correction makes of something that is derived from the tables of an edition, where that differs from before; or
 * why it can no longer be derived.
 */
function findChanges(
  { id, derive }: Derivation,
  { date, tables }: ReleasedTables,
  steps: Step[],
): { changes: CorrectedRows[]; failure?: DataError } {
  const changes: CorrectedRows[] = [];
  let row = steps[0]?.correction.row ?? 1;
  try {
    let before = derive(tables);
    for (const { correction, tables } of steps) {
      row = correction.row;
      const after = derive(tables);
      const { correction_id } = correction;
      if (!isSame(before, after)) changes.push({ correction_id, rows: after as ChartRow[] });
      before = after;
    }
    return { changes };
  } catch (error) {
    const failure = {
      file: 'data/corrections.csv',
      row,
      column: 'rows',
      received: `${id}: ${messageOf(error)}`,
      expected: `rows with which the chart can be drawn as the edition of ${date} had it`,
      fix: 'name the other rows that were wrong with them, too',
    };
    return { changes: [], failure };
  }
}

/**
 * The tables of an edition after each correction of what was wrong in it, in the order of their days: the rows named, as
 * they are in the first edition since. A row that a correction got wrong is wrong since that edition, and the next correction continues from it.
 */
function correctTables({ date, tables }: ReleasedTables, present: Tables, released: ReleasedTables[]) {
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
    const right = rowsOfTable(since?.tables ?? present, name);
    const rows = wrong.reduce((rows, key) => replaceRow(name, rows, right, key), rowsOfTable(before, name));
    steps.push({ correction, tables: { ...before, [name]: rows } });
  }
  return steps;
}

/** The first edition that holds a correction; undefined where it is not released. */
export const firstSince = ({ corrected }: Correction, released: ReleasedTables[]) =>
  released.find(({ date }) => date >= corrected);

/** The rows of a table, where that with this key is as in `right`: replaced, added after the row that it follows there, or removed. */
function replaceRow(name: TableName, rows: AnyRow[], right: AnyRow[], key: string): AnyRow[] {
  const keyOf = (row: AnyRow) => formatKey(tableDefinitions[name], row);
  const [was, now] = [rows, right].map((all) => all.find((row) => keyOf(row) === key));
  if (was) return rows.toSpliced(rows.indexOf(was), 1, ...(now ? [{ ...now, row: was.row }] : []));
  if (!now) return rows;
  const earlier = new Set(right.slice(0, right.indexOf(now)).map(keyOf));
  return rows.toSpliced(rows.findLastIndex((other) => earlier.has(keyOf(other))) + 1, 0, now);
}
