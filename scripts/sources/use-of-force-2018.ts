import { loadFirearmsSheets } from './firearms-sheets.ts';
import type { LoadedRow, Loader } from './load-file.ts';
import { loadTaserTable, type PlaceTable, readPlaceTable, taserLabels } from './place-table.ts';
import type { Workbook } from './workbook.ts';

const year = '2017-04/2018-03';

const byForce = (number: number, title: string, columns: string[]): PlaceTable => ({
  sheet: `Table_${number}`,
  title: `Table ${number}. ${title}`,
  headerRow: 4,
  header: ['Region', 'Police force', ...columns],
  placeColumn: 'B',
  firstRow: 6,
  totalRow: 5,
});
const taser = (number: number, time: string) =>
  byForce(number, `Use of CED by type and police force: ${time}`, taserLabels);

/** Police use of force statistics, April 2017 to March 2018 (HOSB 30/18): the first year of the new collection. */
export const useOfForce2018: Loader = {
  id: 'use-of-force-2018',
  about:
    'the Home Office’s tables of the use of force, April 2017 to March 2018: reports, firearms and Taser',
  sheets: ['Cover_sheet', 'Contents', ...Array.from({ length: 15 }, (_, index) => `Table_${index + 1}`)],
  title: {
    cell: 'Contents!A1',
    text: 'Police use of force statistics, England and Wales, 1 April 2017 to 31 March 2018',
  },
  releaseSuffix: ' (HOSB 30/18)',
  released: (workbook) => workbook.day('Cover_sheet!B17', 'Published: '),
  load: (workbook) => [
    ...loadReports(workbook),
    ...loadFirearmsSheets(workbook, year),
    ...loadTaserTable(workbook, taser(13, '1 April 2017 to 31 March 2018'), year),
    ...loadTaserTable(workbook, taser(14, 'January to March 2017'), '2017-01/2017-03'),
    ...loadTaserTable(workbook, taser(15, 'January to December 2016 revisions'), '2016-01/2016-12'),
  ],
};

function loadReports(workbook: Workbook): LoadedRow[] {
  workbook.expectText('Table_1!A4', 'Total number of incidents');
  workbook.expectSum('Table_1!C4', ['Table_12!C5']);
  const places = readPlaceTable(workbook, byForce(12, 'Incidents by police force', ['Total']), ['Total']);
  return places.map(({ geography, geography_type, cellOf }) => {
    const cell = cellOf('Total');
    const reports = String(workbook.count(cell));
    return { table: 'force-reports', cell, cells: { geography, geography_type, period: year, reports } };
  });
}
