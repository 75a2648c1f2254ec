import type { Loader } from './loader.ts';
import { type PlaceTable, readPlaceTable } from './place-table.ts';

const date = '2017-03-31';

const table: PlaceTable = {
  sheet: 'Table_1',
  title:
    'Table 1: Police officers by police force area, English region and Wales, 30 September 2016, 31 March 2017 and 30 September 2017',
  headerRow: 7,
  header: ['2016-09-30', date, '2017-09-30', 'number', '%', 'number', '%'],
  placeColumn: 'A',
  firstRow: 8,
  totalRow: 61,
  // Equivalents are rounded to hundredths: each part, and the total, may be off by half of one.
  toleranceOf: (parts) => 0.005 * (parts + 1),
};

/**
 * Police workforce, England and Wales, 30 September 2017: what was first published of 31 March 2017. Our table holds no
 * other day of the year, and no region.
 */
export const policeWorkforce2017: Loader = {
  id: 'police-workforce-2017',
  about: 'the Home Office’s police workforce tables of 30 September 2017: officers by force on 31 March 2017',
  sheets: ['Index', 'Table_1', 'Table_2', 'Table_3', 'Table_4', 'Table_5', 'Table_6', 'Table_7'],
  title: { cell: 'Index!A1', text: 'Police Workforce, England and Wales, 30 September 2017' },
  released: (workbook) => workbook.day('Index!E4'),
  load(workbook) {
    workbook.expectText('Table_1!H4', 'Full-time equivalents');
    return readPlaceTable(workbook, table, [date])
      .filter(({ geography_type }) => geography_type !== 'region')
      .map(({ geography, geography_type, cellOf }) => {
        const value = String(Number(workbook.number(cellOf(date)).toFixed(2)));
        const cells = { geography, geography_type, date, measure: 'police_officers_fte', value };
        return { table: 'police-officers', cell: cellOf(date), cells };
      });
  },
};
