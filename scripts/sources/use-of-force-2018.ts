import { type PlaceTable, loadTaserTable, readPlaceTable, taserLabels } from './place-table.ts';
import type { LoadedRow, Loader, Workbook } from './workbook.ts';

/** What heads the groups of each sheet, and the row of its “Total Firearms”. */
const sheets = [
  { sheet: 'Table_2', dimension: 'age', head: 'Perceived age', row: 34 },
  { sheet: 'Table_3', dimension: 'gender', head: 'Perceived gender', row: 34 },
  { sheet: 'Table_4', dimension: 'ethnicity', head: 'Perceived ethnicity', row: 34 },
  { sheet: 'Table_6', dimension: 'reason', head: 'Reason for force', row: 34 },
  { sheet: 'Table_7', dimension: 'impact_factor', head: 'Impact factor', row: 34 },
  { sheet: 'Table_8', dimension: 'outcome', head: 'Outcome', row: 33 },
  { sheet: 'Table_9', dimension: 'location', head: 'Incident location', row: 33 },
] as const;

/** With semicolons between, as lists are written in our tables. */
const settings: Record<string, string> = {
  Public:
    'Street/ highway; Open ground (e.g. park, car park, field etc.); Retail premises; Licensed premises; Public transport; Sports or event stadia',
  'Police setting':
    'Police vehicle with prisoner handling cage; Police vehicle without prisoner handling cage; Police station (excluding custody block); Custody block',
  'Medical setting': 'Hospital/ A&E (non mental health setting); Mental health setting; Ambulance',
};
const groupsOf = {
  age: 'Under 11 years; 11 - 17 years; 18 - 34 years; 35 - 49 years; 50 - 64 years; 65 and over; Not reported',
  gender: 'Male; Female; Other; Not reported',
  ethnicity:
    "White; Black (or Black British); Asian (or Asian British); Chinese; Mixed; Other; Don't know; Not reported",
  reason:
    'Protect self; Protect public; Protect subject; Protect other officers; Prevent offence; Secure evidence; Effect search; Effect arrest; Method of entry; Remove handcuffs; Prevent harm; Prevent escape; Other',
  impact_factor:
    'Possession of a weapon; Alcohol; Drugs; Mental health; Prior knowledge; Size/gender/ build; Acute behavioural disturbance; Crowd; Other',
  outcome: 'Made off/escaped; Arrested; Hospitalised; Detained (Mental Health Act); Fatality; Other',
  location: [...Object.entries(settings).flat(), 'Dwelling; Other'].join('; '),
};
/** Of all else a report may give several. */
const onePerReport = ['age', 'gender', 'ethnicity'];

const notes: Record<string, string> = {
  impact_factor: 'circumstances of the incident, several each',
  Fatality: 'reports, not deaths: never draw; deaths are in fatal-shootings',
};

/** The reports in which an officer aimed or fired a gun: all, and by group. */
function loadFirearmsSheets(workbook: Workbook, period: string): LoadedRow[] {
  const all = 'Table_1!C40';
  workbook.expectText('Table_1!B40', 'Total Firearms');
  const rows = sheets.flatMap(({ sheet, dimension, head, row }) => {
    const groups = groupsOf[dimension].split('; ');
    workbook.expectText(`${sheet}!C4`, head);
    workbook.expectText(`${sheet}!B${row}`, 'Total Firearms');
    const headers = ['Type of force', 'Tactic', 'Total incidents per tactic'];
    const lastColumns = workbook.expectHeader(sheet, row - 26, headers);
    const columns = workbook.expectHeader(sheet, 5, groups);
    const cellOf = (group: string) => `${sheet}!${columns.get(group)}${row}`;
    const total = `${sheet}!${lastColumns.get('Total incidents per tactic')}${row}`;

    workbook.expectSum(total, [all]);
    if (onePerReport.includes(dimension)) workbook.expectSum(total, groups.map(cellOf));
    if (dimension === 'location')
      for (const [setting, places] of Object.entries(settings))
        workbook.expectSum(cellOf(setting), places.split('; ').map(cellOf));
    return [
      ...groups.map((group) => ({ cell: cellOf(group), dimension, group })),
      { cell: total, dimension, group: 'all' },
    ];
  });
  return [{ cell: all, dimension: 'all', group: 'all' }, ...rows].map(({ cell, dimension, group }) => ({
    table: 'firearms-reports',
    cell,
    cells: {
      geography: 'England and Wales',
      period,
      dimension,
      group,
      is_total: group === 'all' || group in settings ? '1' : '0',
      value: String(workbook.count(cell)),
      unit: 'officer reports',
      note: notes[dimension] ?? notes[group] ?? '',
    },
  }));
}

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
