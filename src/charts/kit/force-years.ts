import { cross, descending, sort } from 'd3';
import { sortForces } from '../../data/as-of.ts';
import type { ChartRow } from '../../data/chart-row.ts';
import { formatEnd, formatFinancialYear } from '../../data/format.ts';
import type { Tables } from '../../data/tables/index.ts';

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

/** The year of the rows that are shown, and those without a figure in a column. */
export const viewForceYear = <Row extends ForceYear>(shown: Row[], column: keyof Row) => ({
  shown,
  period: shown[0]?.period ?? '',
  unknown: shown.filter((row) => row[column] === null),
});

/** The members that these charts share. */
export const forceYearMembers = {
  states: {
    of: ({ year }: ForceYear) => year.replace('/', '-'),
    label: ({ year }: ForceYear) => year,
  },
  referenceDate: ({ period }: { period: string }) => formatEnd(period),
};
