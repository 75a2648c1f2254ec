import type { Workbook } from './workbook.ts';

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
  /** How far a sum of so many parts may be off; not at all where it is not given. */
  toleranceOf?: (parts: number) => number;
}

export interface PlaceRow {
  geography: string;
  geography_type: 'england_wales' | 'region' | 'force';
  row: number;
  /** The rows that add up to it. */
  parts: number[];
  /** The cell under a label of the header. */
  cellOf: (label: string) => string;
}

/**
 * The rows of such a sheet. Checks its layout, and in the columns of these labels that forces add up to their region
 * and regions to England and Wales.
 */
export function readPlaceTable(workbook: Workbook, table: PlaceTable, labels: readonly string[]): PlaceRow[] {
  const { sheet, placeColumn, firstRow, totalRow, toleranceOf = () => 0 } = table;
  workbook.expectText(`${sheet}!A1`, table.title);
  const columns = workbook.expectHeader(sheet, table.headerRow, table.header);
  const cellAt = (label: string, row: number) => `${sheet}!${columns.get(label)}${row}`;
  return listPlaces(firstRow, totalRow).map((place) => {
    const { geography, row, parts } = place;
    workbook.expectText(`${sheet}!${placeColumn}${row}`, geography, placeNamed);
    if (parts.length > 0)
      for (const label of labels) {
        const cells = parts.map((part) => cellAt(label, part));
        workbook.expectSum(cellAt(label, row), cells, toleranceOf(parts.length));
      }
    return { ...place, cellOf: (label) => cellAt(label, row) };
  });
}

export function listPlaces(firstRow: number, totalRow: number): Omit<PlaceRow, 'cellOf'>[] {
  let next = firstRow;
  const regions = Object.entries(forcesByRegion).map(([geography, names]) => {
    const row = next++;
    const forces = names.map((name) => ({
      geography: name,
      geography_type: 'force' as const,
      row: next++,
      parts: [],
    }));
    return { geography, geography_type: 'region' as const, row, parts: forces.map(({ row }) => row), forces };
  });
  const parts = regions.map(({ row }) => row);
  return [
    { geography: 'England and Wales', geography_type: 'england_wales', row: totalRow, parts },
    ...regions.flatMap(({ forces, ...region }) => [region, ...forces]),
  ];
}
