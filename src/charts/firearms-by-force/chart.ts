import { extent } from 'd3';
import { formatFinancialYear, formatInWords, formatList } from '../../data/format.ts';
import { asOf, deriveOperationsByForce, deriveReportsByForce } from '../../data/as-of.ts';
import type { Tables } from '../../data/tables/index.ts';
import { defineChart } from '../kit/define-chart.ts';
import { deriveForceYears, forceYearMembers, viewForceYear } from '../kit/force-years.ts';
import { joinSources, valuesOf, where } from '../kit/rows-and-phrases.ts';
import { drawRatios, ratioOf } from './ratio-dots.ts';

export type Row = ReturnType<typeof deriveRows>[number];

/**
 * Home Office, police use of force: officers’ reports of aiming or firing a gun, by force. Forces record so differently
 * that the rows hold counts alone: no rate, no class, no order but that of names. Operations are from the tables of police
 * use of firearms, as newspapers quoted them.
 */
export function deriveRows(tables: Tables) {
  const counted = where(deriveOperationsByForce(tables), { measure: 'operations' });
  const operations = asOf(counted, null, (row) => `${row.geography} · ${row.period}`);
  const forces = tables['police-forces'].map((row) => row.geography);
  const reports = deriveReportsByForce(tables).filter((row) => forces.includes(row.geography));
  return deriveForceYears(tables, valuesOf(reports, 'period'), (geography, period) => {
    const [reported] = where(reports, { geography, period });
    const [authorised] = where(operations, { geography, period });
    return {
      reports: reported?.value ?? null,
      operations: authorised?.value ?? null,
      source_id: joinSources([reported, authorised]),
    };
  });
}

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
    'no-ranking': known.length > 0 && (greatest ?? 0) >= (least ?? 0) * leastSpread,
  }),
  columns: (_view, write) => ({ reports: { missing: () => write('not given') } }),
  draw: ({ known }, size, write) => drawRatios(known, size, write),
  tooltip: ({ reports, operations }, write) => ({
    none: reports === null ? write('not given') : undefined,
    operations: operations ?? write('not known'),
    // Unchecked: a verb here.
    record: 'record',
  }),
});
