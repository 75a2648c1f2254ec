import { group, sum } from 'd3';
import type { Tables } from '../../../src/data/tables/index.ts';
import type { DataError } from '../data-error.ts';
import { country, nameRegion } from './places.ts';

interface Term {
  row: number;
  geography: string;
  geography_type?: string;
  value: number | null;
}

/** Full-time equivalents are published to two decimals, so 43 of them can miss their sum by this much. */
const roundingOf43 = 0.5;

/** Without the noise of binary fractions, which is neither judged nor printed. */
export const add = (values: Iterable<number | null>) => Math.round(sum(values) * 100) / 100;

export const joinKey = (...parts: unknown[]) => parts.filter(Boolean).join(' · ');

/** What is wrong with a total and its parts: they exceed it, or all are there and come to something else. */
function judge(whole: Term | undefined, parts: Term[], { areAll, most }: { areAll: boolean; most: number }) {
  const added = add(parts.map(({ value }) => value));
  if (whole?.value == null || parts.length === 0) return undefined;
  if (Math.abs(added - whole.value) <= most || (!areAll && added < whole.value)) return undefined;
  const than = areAll ? '' : 'at least ';
  return { row: whole.row, received: String(whole.value), added: `${than}${added}` };
}

/** Forces add to their region and to the country, and regions to the country, in each release that gives them all. */
export function checkPlaceTotals(tables: Tables): DataError[] {
  const forces = tables['police-forces'];
  const regions = [...new Set(forces.map(({ region }) => region))];
  const check = (table: string, column: string, terms: [set: string, term: Term][]) =>
    [...group(terms, ([set]) => set)].flatMap(([set, ofSet]): DataError[] => {
      const all = ofSet.map(([, term]) => term);
      const total = all.find(({ geography }) => geography === country);
      const ofRegions = all.filter(
        ({ geography, geography_type }) => geography_type === 'region' && geography !== country,
      );
      const ofForces = all.filter(
        (term) =>
          (term.geography_type ?? 'force') === 'force' &&
          forces.some(({ geography }) => geography === term.geography),
      );
      const compare = (whole: Term | undefined, parts: Term[], count: number, noun: string): DataError[] => {
        const wrong = judge(whole, parts, { areAll: parts.length === count, most: roundingOf43 });
        if (!wrong) return [];
        const { row, received, added } = wrong;
        return [
          {
            file: `data/${table}.csv`,
            row,
            column,
            received,
            expected: `${added}, ${noun} of the same release added up (${set}): ${parts.length} of ${count}`,
            fix: `look for the ${noun.slice(0, -1)} or the total that was mistyped`,
          },
        ];
      };
      return [
        ...compare(total, ofForces, forces.length, 'forces'),
        ...compare(total, ofRegions, regions.length, 'regions'),
        ...ofRegions.flatMap((term) => {
          const names = forces
            .filter(({ region }) => region === nameRegion(term.geography))
            .map(({ geography }) => geography);
          const parts = ofForces.filter(({ geography }) => names.includes(geography));
          return compare(term, parts, names.length, 'forces');
        }),
      ];
    });
  return [
    ...(['armed-officers', 'police-officers'] as const).flatMap((table) =>
      check(
        table,
        'value',
        tables[table].map((row) => [joinKey(row.date, row.measure, row.release), row]),
      ),
    ),
    ...(['operations', 'taser-use'] as const).flatMap((table) =>
      check(
        table,
        'value',
        tables[table]
          .filter(({ measure }) => !isShare(measure))
          .map((row) => [joinKey(row.period, row.measure, row.release), row]),
      ),
    ),
    ...check(
      'force-reports',
      'reports',
      tables['force-reports'].map((row) => [
        joinKey(row.period, row.released),
        { ...row, value: row.reports },
      ]),
    ),
    ...check(
      'firearms-reports',
      'value',
      tables['firearms-reports'].map((row) => [
        joinKey(row.period, row.dimension, row.group, row.released),
        row,
      ]),
    ),
  ];
}

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
    Object.entries(kindsOf).flatMap(([name, kinds]): DataError[] => {
      const whole = rows.find(({ measure }) => measure === name);
      const parts = rows.filter(({ measure, value }) => kinds.includes(measure) && value !== null);
      const wrong = judge(whole, parts, { areAll: parts.length === kinds.length, most: 0 });
      if (!whole || !wrong) return [];
      return [
        {
          file: 'data/taser-use.csv',
          row: wrong.row,
          column: 'value',
          received: wrong.received,
          expected: `${wrong.added}, its kinds added up (${parts.map(({ value }) => value).join(' + ')})`,
          fix: `compare the rows of ${whole.geography}, ${whole.period}, with the release`,
        },
      ];
    }),
  );
}
