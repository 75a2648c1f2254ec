import { range } from 'd3';
import { country } from '../../src/data/schema.ts';
import { taserKinds } from '../data/checks/series.ts';
import type { LoadedRow, Workbook } from './workbook.ts';

/** In the order of the Home Office’s tables. */
const forcesByRegion = {
  'North East': ['Cleveland', 'Durham', 'Northumbria'],
  'North West': ['Cheshire', 'Cumbria', 'Greater Manchester', 'Lancashire', 'Merseyside'],
  'Yorkshire and the Humber': ['Humberside', 'North Yorkshire', 'South Yorkshire', 'West Yorkshire'],
  'East Midlands': ['Derbyshire', 'Leicestershire', 'Lincolnshire', 'Northamptonshire', 'Nottinghamshire'],
  'West Midlands': ['Staffordshire', 'Warwickshire', 'West Mercia', 'West Midlands'],
  'East of England': ['Bedfordshire', 'Cambridgeshire', 'Essex', 'Hertfordshire', 'Norfolk', 'Suffolk'],
  London: ['City of London', 'Metropolitan'],
  'South East': ['Hampshire', 'Kent', 'Surrey', 'Sussex', 'Thames Valley'],
  'South West': ['Avon & Somerset', 'Devon & Cornwall', 'Dorset', 'Gloucestershire', 'Wiltshire'],
  Wales: ['Dyfed-Powys', 'Gwent', 'North Wales', 'South Wales'],
};

export const homeOfficeForces: readonly string[] = Object.values(forcesByRegion).flat();

/** What the Home Office’s tables call a place otherwise than ours do. */
const spellings: Record<string, string> = {
  'London, City of': 'City of London',
  'Metropolitan Police': 'Metropolitan',
  Eastern: 'East of England',
  'Total 43 forces': 'England and Wales',
};

export const placeNamed = (label: string): string => spellings[label] ?? label.replace(/^Total /, '');

/** A sheet of one row a place: England and Wales, the regions, and after each region its forces. */
export interface PlaceTable {
  sheet: string;
  title: string;
  headerRow: number;
  header: readonly string[];
  placeColumn: string;
  firstRow: number;
  totalRow: number;
}

/**
 * The rows of such a sheet. Checks its layout, and in the columns of these labels that forces add up to their region
 * and regions to England and Wales.
 */
export function readPlaceTable(workbook: Workbook, table: PlaceTable, labels: readonly string[]) {
  const { sheet, placeColumn, firstRow, totalRow } = table;
  workbook.expectText(`${sheet}!A1`, table.title);
  const columns = workbook.expectHeader(sheet, table.headerRow, table.header);
  const cellAt = (label: string, row: number) => `${sheet}!${columns.get(label)}${row}`;
  return listPlaces(firstRow, totalRow).map((place) => {
    const { geography, row, terms } = place;
    workbook.expectText(`${sheet}!${placeColumn}${row}`, geography, placeNamed);
    if (terms.length > 0)
      for (const label of labels)
        workbook.expectSum(
          cellAt(label, row),
          terms.map((term) => cellAt(label, term)),
        );
    /** The cell under a label of the header. */
    return { ...place, cellOf: (label: string) => cellAt(label, row) };
  });
}

/** The places of a sheet with their rows; `terms` are the rows that add up to one. */
export function listPlaces(firstRow: number, totalRow: number) {
  const names = Object.entries(forcesByRegion).flatMap(([region, forces]) => [
    { geography: region, size: forces.length },
    ...forces.map((geography) => ({ geography, size: 0 })),
  ]);
  const places = names.map(({ geography, size }, index) => {
    const row = firstRow + index;
    const geography_type = size > 0 ? ('region' as const) : ('force' as const);
    return { geography, geography_type, row, terms: range(row + 1, row + 1 + size) };
  });
  const terms = places.flatMap(({ geography_type, row }) => (geography_type === 'region' ? row : []));
  return [{ geography: country, geography_type: 'england_wales' as const, row: totalRow, terms }, ...places];
}

/** What the Home Office’s tables call the measures of data/taser-use.csv. */
const labels: Record<string, string> = {
  total: 'Total',
  non_discharge: 'Total non-discharge',
  drawn: 'Drawn',
  aimed: 'Aimed',
  red_dot: 'Red-dot',
  arced: 'Arced',
  discharge: 'Total discharge',
  drive_stun: 'Drive stun',
  fired: 'Fired',
  angled_drive_stun: 'Angled drive stun',
  not_stated: 'Not stated',
};
export const taserLabels = Object.values(labels);

/** All that data/taser-use.csv holds of regions and forces. */
const measuresOfForces = ['total', ...taserKinds.total];

type Place = ReturnType<typeof readPlaceTable>[number];

/** The uses in one place and period. Checks that the kinds add up. */
export function loadTaserUses(
  workbook: Workbook,
  { geography, geography_type, cellOf }: Omit<Place, 'row' | 'terms'>,
  period: string,
): LoadedRow[] {
  const cellFor = (measure: string) => cellOf(labels[measure] ?? '');
  for (const [total, kinds] of Object.entries(taserKinds))
    workbook.expectSum(cellFor(total), kinds.map(cellFor));
  // Our table distinguishes the region from the force of the same name.
  const place =
    geography_type === 'region' && geography === 'West Midlands' ? 'West Midlands region' : geography;
  const measures = geography_type === 'england_wales' ? Object.keys(labels) : measuresOfForces;
  return measures.map((measure) => ({
    table: 'taser-use',
    cell: cellFor(measure),
    cells: {
      geography: place,
      geography_type,
      period,
      measure,
      value: String(workbook.count(cellFor(measure))),
    },
  }));
}

/** A sheet of one row a place and one column a kind of use. */
export const loadTaserTable = (workbook: Workbook, table: PlaceTable, period: string): LoadedRow[] =>
  readPlaceTable(workbook, table, taserLabels).flatMap((place) => loadTaserUses(workbook, place, period));
