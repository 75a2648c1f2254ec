import type { LoadedRow } from './load-file.ts';
import { type PlaceRow, type PlaceTable, readPlaceTable } from './place-table.ts';
import type { Workbook } from './workbook.ts';

/** Measures of data/taser-use.csv by what the Home Office’s tables call them. */
const measures: Record<string, string> = {
  Total: 'total',
  'Total non-discharge': 'non_discharge',
  Drawn: 'drawn',
  Aimed: 'aimed',
  'Red-dot': 'red_dot',
  Arced: 'arced',
  'Total discharge': 'discharge',
  'Drive stun': 'drive_stun',
  Fired: 'fired',
  'Angled drive stun': 'angled_drive_stun',
  'Not stated': 'not_stated',
};
export const taserLabels = Object.keys(measures);

const sums = {
  Total: ['Total non-discharge', 'Total discharge', 'Not stated'],
  'Total non-discharge': ['Drawn', 'Aimed', 'Red-dot', 'Arced'],
  'Total discharge': ['Drive stun', 'Fired', 'Angled drive stun'],
};
/** All that data/taser-use.csv holds of regions and forces. */
const labelsOfForces = ['Total', ...sums.Total];

/** The uses in one place and period. Checks that the kinds add up. */
export function loadTaserUses(
  workbook: Workbook,
  { geography, geography_type, cellOf }: Omit<PlaceRow, 'row' | 'parts'>,
  period: string,
): LoadedRow[] {
  for (const [total, parts] of Object.entries(sums)) workbook.expectSum(cellOf(total), parts.map(cellOf));
  // Our table tells the region from the force of the same name.
  const place =
    geography_type === 'region' && geography === 'West Midlands' ? 'West Midlands region' : geography;
  return (geography_type === 'england_wales' ? taserLabels : labelsOfForces).map((label) => ({
    table: 'taser-use',
    cell: cellOf(label),
    cells: {
      geography: place,
      geography_type,
      period,
      measure: measures[label] ?? '',
      value: String(workbook.count(cellOf(label))),
    },
  }));
}

/** A sheet of one row a place and one column a kind of use. */
export const loadTaserTable = (workbook: Workbook, table: PlaceTable, period: string): LoadedRow[] =>
  readPlaceTable(workbook, table, taserLabels).flatMap((place) => loadTaserUses(workbook, place, period));
