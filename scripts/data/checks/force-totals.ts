import { group, sum } from 'd3';
import type { Tables } from '../../../src/data/tables/index.ts';
import type { DataError } from '../data-error.ts';

interface Part {
  row: number;
  geography: string;
  value: number | null;
  /** What must be equal for rows to belong together: year, measure, release. */
  set: string;
}

/** Full-time equivalents are published to two decimals, so 43 of them can miss their sum by this much. */
const roundingOf43 = 0.5;

/** The 43 forces add to the figure that the same release gives for England and Wales, wherever all 43 are there. */
export function checkForceTotals(tables: Tables): DataError[] {
  const forces = new Set(tables['police-forces'].map((force) => force.geography));
  const set = (...parts: unknown[]) => parts.join(' · ');
  return [
    ...missedTotals(
      'data/force-reports.csv',
      'reports',
      forces,
      tables['force-reports']
        .filter((row) => row.geography_type !== 'region')
        .map((row) => ({ ...row, value: row.reports, set: set(row.period, row.released) })),
    ),
    ...missedTotals(
      'data/taser-use.csv',
      'value',
      forces,
      tables['taser-use']
        .filter((row) => row.geography_type !== 'region')
        .map((row) => ({ ...row, set: set(row.period, row.measure, row.release) })),
    ),
    ...missedTotals(
      'data/police-officers.csv',
      'value',
      forces,
      tables['police-officers'].map((row) => ({ ...row, set: set(row.date, row.measure, row.release) })),
    ),
    ...missedTotals(
      'data/firearms-reports.csv',
      'value',
      forces,
      tables['firearms-reports']
        .filter((row) => row.dimension === 'age' && row.group === 'all')
        .map((row) => ({ ...row, set: set(row.period, row.released) })),
    ),
  ];
}

function missedTotals(file: string, column: string, forces: Set<string>, rows: Part[]): DataError[] {
  const errors: DataError[] = [];
  for (const [set, parts] of group(rows, (row) => row.set)) {
    const total = parts.find((part) => part.geography === 'England and Wales');
    const ofForces = parts.filter((part) => forces.has(part.geography));
    if (total?.value == null || ofForces.length < forces.size) continue;
    const added = Math.round(sum(ofForces, (part) => part.value ?? 0) * 100) / 100;
    if (Math.abs(added - total.value) <= roundingOf43) continue;
    errors.push({
      file,
      row: total.row,
      column,
      received: String(total.value),
      expected: `${added}, the ${forces.size} forces of the same release added up (${set})`,
      fix: 'look for the force or the total that was mistyped',
    });
  }
  return errors;
}
