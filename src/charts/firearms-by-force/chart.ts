import { extent, scaleLinear } from 'd3';
import { formatFinancialYear, formatInWords, formatList } from '../../data/format.ts';
import { asOf, deriveOperationsByForce, deriveReportsByForce } from '../../data/as-of.ts';
import { share } from '../../data/share.ts';
import type { Tables } from '../../data/tables/index.ts';
import { defineChart, isWide } from '../kit/define-chart.ts';
import { deriveForceYears, forceYearMembers, viewForceYear } from '../kit/force-years.ts';
import { candidateAt, labelAt, type Line, middleAt, startAt, widest } from '../kit/labels.ts';
import { joinSources, valuesOf, where } from '../kit/rows-and-phrases.ts';
import { baseLine, dotsAt, drawLines, picture } from '../kit/shapes.ts';

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

/** Why forces cannot be ranked, and no measure of any: it stands in no row. */
const ratioOf = ({ reports, operations }: Row) => share(reports ?? NaN, operations ?? NaN);

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
    'no-ranking': (greatest ?? NaN) >= (least ?? NaN) * leastSpread,
  }),
  columns: (_view, write) => ({ reports: { missing: () => write('not given') } }),
  /** A dot for each force on one scale, by name. */
  draw({ known, least = NaN, greatest = NaN }, { width, bare }, write) {
    const [right, pitch] = isWide(width) ? [width - 40, 28] : [width - 18, 26];
    const left = 14 + widest(valuesOf(known, 'force'), 'name', width);
    const x = scaleLinear([0, greatest], [left, right]);
    const y = (row: Row) => 12 + known.indexOf(row) * pitch;
    const bottom = known.length * pitch;
    const under = (text: string, at: number, optional = false) =>
      candidateAt('axis', text, [middleAt(at, bottom + 14)], { optional });
    const ends = [least, greatest].map((ratio) => under(ratio.toFixed(2), x(ratio)));
    const unit = under(write('unit'), (left + right) / 2, true);
    const labels = known.map((row) => labelAt('name', row.force, startAt(0, y(row))));
    const tracks = known.map((row): Line => [left, y(row), right, y(row)]);
    const zero: Line = [left, 0, left, bottom];
    const dots = dotsAt(known, (row) => ({ x: x(ratioOf(row)), y: y(row) }), { r: 5, fill: 'var(--event)' });
    const marks = [drawLines(tracks), drawLines([zero], baseLine), dots];
    // A card, which nobody can point at, gives no figure.
    return picture(width, bottom + 26, [{ marks, labels, candidates: bare ? [] : [...ends, unit] }]);
  },
  tooltip: ({ reports, operations }, write) => ({
    none: reports === null ? write('not given') : undefined,
    operations: operations ?? write('not known'),
    // Unchecked: a verb here.
    record: 'record',
  }),
});
