import { loadTaserTable, loadTaserUses, type PlaceTable } from './place-table.ts';
import type { LoadedRow, Loader, Workbook } from './workbook.ts';

const years = ['2011', '2012', '2013', '2014', '2015', '2016'];
const changes = ['Numeric change between 2015 to 2016', '% change between 2015 to 2016'];
const periodOf = (year: string) => `${year}-01/${year}-12`;

/** In the order of the sheets, with the shares that we do not take over. */
const nonDischarge = ['Drawn', 'Aimed', 'Arced', 'Red-dot', 'Total non-discharge'];
const discharge = ['Drive stun', 'Angled drive stun', 'Fired', 'Total discharge'];
const kinds = [...nonDischarge, ...discharge, 'Not stated', 'Total'];
const share = 'Proportion of TASER ® X26 use';

const byForce: Omit<PlaceTable, 'sheet' | 'title'> = {
  headerRow: 3,
  header: ['Police Force/Region', ...nonDischarge, share, ...discharge, share, 'Not stated', 'Total'],
  placeColumn: 'A',
  firstRow: 4,
  totalRow: 57,
};
const title = 'Police use of TASER ® X26 by type, police force and region';
const byForce2016 = { ...byForce, sheet: 'Table_2', title: `Table 2: ${title}, 2016` };
const byForce2015 = { ...byForce, sheet: 'Table_3', title: `Table 3: Revised ${title}, 2015` };

/** The Home Office’s statistics of Taser X26, 2016: the last of the old collection, by calendar year. */
export const taserUse2016: Loader = {
  id: 'taser-use-2016',
  about:
    'the Home Office’s tables of Taser use in 2016: England and Wales from 2011, and forces in 2015 and 2016',
  sheets: ['Index', 'Table_1', 'Table_2', 'Table_3', 'Appendix'],
  title: {
    cell: 'Index!A3',
    text: 'Police use of TASER ® X26 conducted energy devices statistics, England and Wales, 1 January to 31 December 2016',
  },
  released: (workbook) => workbook.day('Index!D5'),
  load(workbook) {
    const byYear = loadYears(workbook);
    const byForce = [
      ...loadTaserTable(workbook, byForce2016, periodOf('2016')),
      ...loadTaserTable(workbook, byForce2015, periodOf('2015')),
    ];
    // Their totals are in Table 1, too.
    const isTotal = ({ cells }: LoadedRow) => cells.geography_type === 'england_wales';
    for (const { cell, cells } of byForce.filter(isTotal)) {
      const same = byYear.filter(
        (row) => row.cells.period === cells.period && row.cells.measure === cells.measure,
      );
      workbook.expectSum(
        cell,
        same.map((row) => row.cell),
      );
    }
    return [...byYear, ...byForce.filter((row) => !isTotal(row))];
  },
};

/** Table 1, England and Wales: one column a year and one row a kind of use. */
function loadYears(workbook: Workbook): LoadedRow[] {
  const columns = workbook.expectHeader('Table_1', 3, [...years, ...changes]);
  for (const [index, kind] of kinds.entries()) workbook.expectText(`Table_1!A${4 + index}`, kind);
  return years.flatMap((year) => {
    const cellOf = (label: string) => `Table_1!${columns.get(year)}${4 + kinds.indexOf(label)}`;
    const place = { geography: 'England and Wales', geography_type: 'england_wales', cellOf } as const;
    return loadTaserUses(workbook, place, periodOf(year));
  });
}
