import { group, sum } from 'd3';
import type { TableName, Tables } from '../../../src/data/tables/index.ts';
import type { DataError } from '../data-error.ts';
import { type AnyRow, checkRows, rowsOfTable } from '../table-rows.ts';
import { country } from '../../../src/data/schema.ts';
import { nameRegion } from './references.ts';

interface Term {
  row: number;
  geography: string;
  geography_type?: string;
  value: number | null;
}

/** Full-time equivalents are published to two decimals, so 43 of them can differ from their sum by this much. */
const roundingOf43 = 0.5;

/** Without the noise of binary fractions. */
export const add = (values: Iterable<number | null>) => Math.round(sum(values) * 100) / 100;

export const joinKey = (...terms: unknown[]) => terms.filter(Boolean).join(' · ');

/** The sum of a total’s terms, where it exceeds the total, or where all terms are there and the sum differs. */
function findSum(total: number | null, terms: Term[], { areAll, most }: { areAll: boolean; most: number }) {
  const added = add(terms.map(({ value }) => value));
  if (total === null || terms.length === 0 || Math.abs(added - total) <= most || (!areAll && added < total))
    return undefined;
  return areAll ? String(added) : `at least ${added}`;
}

/** Forces add up to their region and to the country, and regions to the country, in each release that gives them all. */
const checkTotals =
  (table: TableName, setOf: string[], column = 'value') =>
  (tables: Tables) => {
    const forces = tables['police-forces'];
    const regions = [...new Set(forces.map(({ region }) => region))];
    const rows = rowsOfTable(tables, table)
      .filter(({ measure }) => !isShare(String(measure)))
      .map((row) => ({ ...row, value: row[column] }) as Term & AnyRow);
    const nameSet = (row: AnyRow) => joinKey(...setOf.map((name) => row[name]));
    return [...group(rows, nameSet)].flatMap(([set, terms]): DataError[] => {
      const compare = (totals: Term[], summands: Term[], count: number, noun: string): DataError[] =>
        checkRows(table, totals, ({ value }, refuse) => {
          const added = findSum(value, summands, { areAll: summands.length === count, most: roundingOf43 });
          const expected = `${added}, ${noun} of the same release added up (${set}): ${summands.length} of ${count}`;
          const fix = `look for the ${noun.slice(0, -1)} or the total that was mistyped`;
          if (added !== undefined) refuse(column, { expected, fix });
        });
      const total = terms.filter(({ geography }) => geography === country).slice(0, 1);
      const ofRegions = terms.filter(
        ({ geography, geography_type }) => geography_type === 'region' && geography !== country,
      );
      const ofForces = terms.filter(
        ({ geography, geography_type = 'force' }) =>
          geography_type === 'force' && forces.some((force) => force.geography === geography),
      );
      return [
        ...compare(total, ofForces, forces.length, 'forces'),
        ...compare(total, ofRegions, regions.length, 'regions'),
        ...ofRegions.flatMap((term) => {
          const names = forces
            .filter(({ region }) => region === nameRegion(term.geography))
            .map(({ geography }) => geography);
          const summands = ofForces.filter(({ geography }) => names.includes(geography));
          return compare([term], summands, names.length, 'forces');
        }),
      ];
    });
  };

export const placeTotalChecks = [
  checkTotals('armed-officers', ['date', 'measure', 'release']),
  checkTotals('police-officers', ['date', 'measure', 'release']),
  checkTotals('operations', ['period', 'measure', 'release']),
  checkTotals('taser-use', ['period', 'measure', 'release']),
  checkTotals('force-reports', ['period', 'released'], 'reports'),
  checkTotals('firearms-reports', ['period', 'dimension', 'group', 'released']),
];

/** A percentage among counts. */
export const isShare = (measure: string): boolean => measure.endsWith('_pct');

/** The releases’ own definition of each sum. */
const kindsOf = {
  total: ['non_discharge', 'discharge', 'not_stated'],
  non_discharge: ['drawn', 'aimed', 'arced', 'red_dot'],
  discharge: ['drive_stun', 'angled_drive_stun', 'fired'],
};

/** Uses of Taser are the sum of their kinds, for each place, period and release. */
export function checkTaserKinds(tables: Tables): DataError[] {
  const sets = group(tables['taser-use'], (row) =>
    joinKey(row.geography_type, row.geography, row.period, row.release),
  );
  return [...sets.values()].flatMap((rows) =>
    Object.entries(kindsOf).flatMap(([name, kinds]) => {
      const total = rows.filter(({ measure }) => measure === name).slice(0, 1);
      const terms = rows.filter(({ measure, value }) => kinds.includes(measure) && value !== null);
      return checkRows('taser-use', total, ({ value, geography, period }, refuse) => {
        const added = findSum(value, terms, { areAll: terms.length === kinds.length, most: 0 });
        const sum = terms.map(({ value }) => value).join(' + ');
        const fix = `compare the rows of ${geography}, ${period}, with the release`;
        if (added !== undefined) refuse('value', { expected: `${added}, its kinds added up (${sum})`, fix });
      });
    }),
  );
}
