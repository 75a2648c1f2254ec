import { extent } from 'd3';
import { formatFinancialYear, formatInWords, formatList } from '../../data/format.ts';
import { givenColumn } from '../kit/columns.ts';
import { defineChart } from '../kit/define-chart.ts';
import { forceYearMembers, viewForceYear } from '../kit/force-years.ts';
import { drawRatios, ratioOf } from './ratio-dots.ts';
import { deriveRows, type Row } from './rows.ts';

/** So far apart are reports for each operation, where both are known, that no difference between forces means anything. */
const leastSpread = 5;

function view(shown: Row[], rows: Row[]) {
  const inYear = viewForceYear(shown, 'reports');
  const known = shown.filter(({ reports, operations }) => reports !== null && operations);
  const [least, greatest] = extent(known, ratioOf);
  return { ...inYear, rows, known, least, greatest };
}

export const firearmsByForce = defineChart<Row, ReturnType<typeof view>>({
  id: 'firearms-by-force',
  tables: ['firearms-reports', 'operations', 'police-forces'],
  rows: deriveRows,
  ...forceYearMembers,
  view,
  section: ({ rows, period }) => (period === rows[0]?.period ? 'newest' : undefined),
  figures: ({ shown, known, period, unknown, least, greatest }) => ({
    year: formatFinancialYear(period),
    period,
    known: formatInWords(known.length),
    forces: shown.length,
    least: least?.toFixed(2),
    greatest: greatest?.toFixed(2),
    unknown: formatList(unknown.map(({ force }) => force)),
  }),
  claims: ({ known, least = 0, greatest = 0 }) => ({
    'no-ranking': known.length > 0 && greatest >= least * leastSpread,
  }),
  table: ({ shown }, write) => ({
    columns: ['force', givenColumn('reports', write), 'operations'],
    rows: shown,
  }),
  draw: ({ known }, size, write) => drawRatios(known, size, write),
  tooltip: ({ reports, operations }, write) => ({
    none: reports === null ? write('not given') : undefined,
    operations: operations ?? write('not known'),
    // Unchecked: a verb here.
    record: 'record',
  }),
});
