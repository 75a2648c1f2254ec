import type { ChartRow } from '../../data/chart-row.ts';
import { formatEnd, formatFinancialYear } from '../../data/format.ts';
import type { Tables } from '../../data/tables/index.ts';
import { firstOfEach } from './rows-and-phrases.ts';

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
  const forces = tables['police-forces'].toSorted((a, b) =>
    a.force_name.localeCompare(b.force_name, 'en-GB'),
  );
  return periods
    .toSorted()
    .toReversed()
    .flatMap((period) =>
      forces.map(({ force_name, geography, tile_name, tile_column, tile_row, nation }) => ({
        period,
        year: formatFinancialYear(period),
        force: force_name,
        geography,
        tile_name,
        tile_column,
        tile_row,
        nation,
        ...cellsOf(geography, period),
      })),
    );
}

const stateOf = ({ year }: { year: string }) => year.replace('/', '-');

/** The rows of a state, of the newest year unless another is asked for; `unknown` are those without a figure in a column. */
export function viewForceYear<Row extends ForceYear>(rows: Row[], column: keyof Row, state?: string) {
  const shown = rows.filter((row) => (state ? stateOf(row) === state : row.year === rows[0]?.year));
  const [first] = shown;
  if (!first) throw new Error(`no year ${state}`);
  const { period, year } = first;
  return { shown, period, year, unknown: shown.filter((row) => row[column] === null) };
}

/** The members that these charts share. */
export const forceYearMembers = {
  spatialCoverage: () => 'England and Wales',
  states: (rows: ForceYear[]) =>
    firstOfEach(rows, 'year').map((row) => ({ id: stateOf(row), label: row.year })),
  referenceDate: ({ period }: { period: string }) => formatEnd(period),
};
