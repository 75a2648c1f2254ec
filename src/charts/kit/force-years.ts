import { cross, descending, sort } from 'd3';
import { sortForces } from '../../data/by-force.ts';
import type { ChartRow } from '../../data/chart-row.ts';
import { formatEnd, formatFinancialYear } from '../../data/format.ts';
import type { Tables } from '../../data/tables/index.ts';
import { firstOfEach, where } from './rows-and-phrases.ts';

/** What charts by force share: a state for each year, and in it a row for each force. */

interface ForceYear extends ChartRow {
  period: string;
  year: string;
  force: string;
}

/** The newest year first, the forces by name. `cellsOf` gives what a chart shows of a force in a year. */
export function deriveForceYears<Cells extends object>(
  tables: Tables,
  periods: string[],
  cellsOf: (geography: string, period: string) => Cells,
) {
  return cross(sort(periods, descending), sortForces(tables)).map(([period, force]) => ({
    period,
    year: formatFinancialYear(period),
    force: force.force_name,
    geography: force.geography,
    tile_name: force.tile_name,
    tile_column: force.tile_column,
    tile_row: force.tile_row,
    nation: force.nation,
    ...cellsOf(force.geography, period),
  }));
}

/** The rows of a state, of the newest year unless another is asked for; `unknown` are those without a figure in a column. */
export function viewForceYear<Row extends ForceYear>(rows: Row[], column: keyof Row, state?: string) {
  const shown = where(rows, { year: state?.replace('-', '/') ?? rows[0]?.year } as Partial<Row>);
  const [first] = shown;
  if (!first) throw new Error(`no year ${state}`);
  const { period, year } = first;
  return { shown, period, year, unknown: shown.filter((row) => row[column] === null) };
}

/** The members that these charts share. */
export const forceYearMembers = {
  spatialCoverage: () => 'England and Wales',
  states: (rows: ForceYear[]) =>
    firstOfEach(rows, 'year').map(({ year }) => ({ id: year.replace('/', '-'), label: year })),
  referenceDate: ({ period }: { period: string }) => formatEnd(period),
};
