import { max, sum } from 'd3';
import { formatCell } from '../../../src/data/csv.ts';
import { formatCount } from '../../../src/data/format.ts';
import { country, factsOf, isDate, isPeriod, type TableDefinition } from '../../../src/data/schema.ts';
import { type TableName, type Tables, tableDefinitions, tableNames } from '../../../src/data/tables/index.ts';
import { seriesKeyColumns } from '../../diff/compare-rows.ts';
import type { DataError } from '../data-error.ts';
import { type AnyRow, checkRows, formatKey, rowsOfTable } from '../table-rows.ts';
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
    return [...Map.groupBy(rows, nameSet)].flatMap(([set, terms]): DataError[] => {
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

/** The releases’ own definition of each sum of uses of Taser. */
export const taserKinds = {
  total: ['non_discharge', 'discharge', 'not_stated'],
  non_discharge: ['drawn', 'aimed', 'arced', 'red_dot'],
  discharge: ['drive_stun', 'angled_drive_stun', 'fired'],
};

/** Uses of Taser are the sum of their kinds, for each place, period and release. */
export function checkTaserKinds(tables: Tables): DataError[] {
  const sets = Map.groupBy(tables['taser-use'], (row) =>
    joinKey(row.geography_type, row.geography, row.period, row.release),
  );
  return [...sets.values()].flatMap((rows) =>
    Object.entries(taserKinds).flatMap(([name, kinds]) => {
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

/** Nobody knows which of two publications of the same day was the later, so they must agree. */
export const publicationChecks = tableNames
  .filter((name) => 'released' in tableDefinitions[name].columns)
  .map((name) => (tables: Tables) => checkTable(name, rowsOfTable(tables, name)));

function checkTable(name: TableName, rows: AnyRow[]): DataError[] {
  const { columns }: TableDefinition = tableDefinitions[name];
  const figures = Object.entries(columns).filter(([, column]) => factsOf(column).read === 'number');
  const dated = rows.filter(({ released }) => typeof released === 'string' && released.length === 10);
  const key = [...seriesKeyColumns(name), 'released'];
  return [...Map.groupBy(dated, (row) => formatKey({ key }, row)).values()].flatMap(([first, ...others]) =>
    checkRows(name, others, (row, refuse) => {
      for (const [column] of figures.filter(([column]) => row[column] !== first?.[column]))
        refuse(column, {
          expected: `${formatCell(first?.[column]) || 'nothing'}, as row ${first?.row} has it from a publication of the same day, ${String(row['released'])}`,
          fix: 'compare both with their sources; one is mistyped, or came out on another day',
        });
    }),
  );
}

/**
 * A stated change must agree with the vintages: the formula comes to the value, it starts from a figure that the table
 * holds, and a figure published later under the same definition says the same or notes what it revised.
 */
export function checkFormulas(tables: Tables): DataError[] {
  return checkRows('worked-out', tables['worked-out'], (row, refuse) => {
    const { table, geography, date, measure, value, formula } = row;
    const [isTime, time] =
      table === 'operations' ? [isPeriod, 'a period as 2016-04/2017-03'] : [isDate, 'a date as 2017-03-31'];
    if (!isTime(date))
      refuse('date', {
        expected: `${time}, as data/${table}.csv has them`,
        fix: 'write the time of that row',
      });
    if (!/^\d+( [+-] \d+)+$/.test(formula)) {
      refuse('formula', {
        expected: 'numbers with plus or minus between, such as 6192 + 286',
        fix: 'write digits alone, with one space on each side of each plus or minus',
      });
      return;
    }
    const terms = formula.split(/ (?=[+-])/).map((term) => Number(term.replace(' ', '')));
    const result = terms.reduce((sum, term) => sum + term, 0);
    if (result !== value)
      refuse('value', {
        expected: `${result}, which the formula comes to`,
        fix: 'correct the value or the formula',
      });
    const published = tables[table].map((other) => ({
      ...other,
      date: 'date' in other ? other.date : other.period,
    }));
    const near = published.filter((other) => other.geography === geography || other.date === date);
    if (!near.some((other) => terms.map(Math.abs).includes(other.value)))
      refuse('formula', {
        expected: `at least one figure that data/${table}.csv holds for ${geography} or for ${date}`,
        fix: 'add the published row that the change was stated from, or correct the number',
      });
    const contradicting = near.filter(
      (other) =>
        other.geography === geography &&
        other.date === date &&
        other.measure === measure &&
        (other.released ?? '') > releasedBy(tables, row.source_id) &&
        other.value !== value &&
        !other.note?.includes(formatCount(value)),
    );
    for (const other of contradicting)
      refuse('value', {
        expected: `${other.value}, as data/${table}.csv:${other.row} has it in a later release`,
        fix: `one of the two is mistyped; if the later release revised the figure, its note must say so: “${formatCount(value)}”`,
      });
  });
}

const releasedBy = ({ sources }: Tables, ids: string[]): string =>
  max(
    sources.filter(({ source_id }) => ids.includes(source_id)),
    ({ published }) => published,
  ) ?? '';
