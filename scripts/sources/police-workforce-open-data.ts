import { cross, sum } from 'd3';
import { country } from '../../src/data/schema.ts';
import { homeOfficeForces, placeNamed } from './place-table.ts';
import type { Loader, Workbook } from './workbook.ts';

const identity = [
  'As at 31 March...',
  'Geo code',
  'Force Name',
  'Region',
  'Sex',
  'Rank description',
  'Worker type',
];
const header = [...identity, 'Total (headcount)', 'Total (FTE)'];

const officer = 'police officer';
const community = 'police community support officer';
const others = ['designated officer', 'police staff', 'special constable', 'police support volunteer'];
const workers = [officer, community, ...others];
const measures = [
  { measure: 'police_officers_headcount', column: 'H' },
  { measure: 'police_officers_fte', column: 'I' },
];
const fix = 'find out what it means and whether police officers are among them; then change the loader';

/**
 * The Home Office’s open data table of the police workforce, of each July: one row a year, force, sex, rank and type of
 * worker. It prints neither totals nor the day of publication. British Transport Police is not one of our 43 forces.
 */
export const policeWorkforceOpenData: Loader = {
  id: 'police-workforce-open-data',
  about: 'the Home Office’s open data table of the police workforce: officers by force on each 31 March',
  sheets: ['Notes', 'Data'],
  title: { cell: 'Notes!B2', text: 'Workforce Open Data Table' },
  releaseSuffix: ' open data',
  load(workbook) {
    workbook.expectHeader('Data', 1, header);
    const byYear = Map.groupBy(officerRows(workbook), (row) => workbook.text(`Data!A${row}`));
    return [...byYear].flatMap(([year, rows]) => {
      const byForce = Map.groupBy(rows, (row) => placeNamed(workbook.text(`Data!C${row}`)));
      expectAllForces(workbook, rows, byForce);
      byForce.set(country, rows);
      return cross(byForce, measures, ([geography, summed], { measure, column }) => {
        const total = sum(summed, (row) => workbook.number(`Data!${column}${row}`));
        const cells = {
          geography,
          geography_type: geography === country ? 'england_wales' : 'force',
          date: `${year}-03-31`,
          measure,
          // There are hundredths in full-time equivalents, and no more.
          value: String(Number(total.toFixed(2))),
          note: 'sum of rows',
        };
        return { table: 'police-officers' as const, cell: `Data!${column}${summed[0]}`, cells };
      });
    });
  },
};

/** Rows of police officers of the 43 forces. A type of worker or a force that is new might hide some. */
function officerRows(workbook: Workbook): number[] {
  const rows = Array.from({ length: workbook.lastRow('Data') - 1 }, (_, index) => index + 2);
  return rows.filter((row) => {
    const worker = workbook.text(`Data!G${row}`).toLowerCase();
    const force = placeNamed(workbook.text(`Data!C${row}`));
    if (!workers.includes(worker)) workbook.refuse(`Data!G${row}`, `one of ${workers.join(', ')}`, fix);
    if (worker !== officer || force === 'British Transport Police') return false;
    if (!homeOfficeForces.includes(force)) workbook.refuse(`Data!C${row}`, 'one of the 43 forces', fix);
    const headcount = workbook.count(`Data!H${row}`);
    if (workbook.number(`Data!I${row}`) > headcount)
      workbook.refuse(`Data!I${row}`, `no more than the headcount, ${headcount}`, 'ask the publisher');
    return true;
  });
}

/** A force has one row for each sex and rank, so a force with fewer rows than others in a year is not whole. */
function expectAllForces(workbook: Workbook, rows: number[], byForce: Map<string, number[]>): void {
  const most = Math.max(...[...byForce.values()].map(({ length }) => length));
  for (const force of homeOfficeForces) {
    const length = byForce.get(force)?.length ?? 0;
    const expected = `${most} rows of officers of ${force}, as other forces have in that year; it has ${length}`;
    if (length !== most) workbook.refuse(`Data!A${rows[0]}`, expected, 'take the file as it was published');
  }
}
