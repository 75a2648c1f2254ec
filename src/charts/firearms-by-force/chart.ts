import * as Plot from '@observablehq/plot';
import { extent, max, scaleLinear } from 'd3';
import {
  formatCount,
  formatFinancialYear,
  formatInWords,
  formatList,
  formatPeriod,
} from '../../data/format.ts';
import { share } from '../../data/share.ts';
import { figureColumn, textColumns } from '../kit/columns.ts';
import { defineView } from '../kit/define-chart.ts';
import { type Label, placeLabels, sizeOf } from '../kit/labels.ts';
import { forceYearMembers, viewYear } from '../kit/maps.ts';
import { isWide } from '../kit/marks.ts';
import { interactive } from '../kit/points.ts';
import { formatGiven, givenColumn } from '../kit/rows-and-phrases.ts';
import { drawLines, type Line, picture } from '../kit/shapes.ts';
import { estimateWidth } from '../kit/svg-text.ts';
import { deriveRows, type Row } from './rows.ts';

const formatKnown = (value: number | null) => (value === null ? 'not known' : formatCount(value));

/** So far apart are reports for each operation, where both are known, that no difference between forces means anything. */
const leastSpread = 5;

/** Why forces cannot be ranked, and no measure of any: it stands in no row. */
const ratioOf = ({ reports, operations }: Row) => share(reports ?? NaN, operations ?? NaN);

function view(rows: Row[], state?: string) {
  const inYear = viewYear(rows, 'reports', state);
  const known = inYear.shown.filter(({ reports, operations }) => reports !== null && operations);
  const [least = NaN, greatest = NaN] = extent(known, ratioOf);
  return { ...inYear, rows, known, least, greatest };
}

export const firearmsByForce = defineView<Row, ReturnType<typeof view>>({
  id: 'firearms-by-force',
  name: 'Why there is no ranking',
  tables: ['firearms-reports', 'operations', 'police-forces'],
  keyColumns: ['period', 'force'],
  rows: deriveRows,
  ...forceYearMembers,
  view,
  section: ({ rows, period }) => (period === rows[0]?.period ? 'newest' : undefined),
  figures: ({ shown, known, period, unknown, least, greatest }) => ({
    year: formatFinancialYear(period),
    period: formatPeriod(period),
    known: formatInWords(known.length),
    forces: formatCount(shown.length),
    least: least.toFixed(2),
    greatest: greatest.toFixed(2),
    unknown: formatList(unknown.map(({ force }) => force)),
  }),
  claims: ({ least, greatest }) => ({
    'no-ranking': { holds: greatest >= least * leastSpread, figures: { least, greatest, leastSpread } },
  }),
  table: ({ shown }) => ({
    columns: [
      ...textColumns({ force: 'Force' }),
      givenColumn('reports', 'Officers’ reports'),
      figureColumn('operations', 'Firearms operations', formatCount),
    ],
    rows: shown,
  }),
  draw({ known, least, greatest }, { width, bare }, write) {
    const [right, pitch] = isWide(width) ? [width - 40, 28] : [width - 18, 26];
    const left = 14 + (max(known, ({ force }) => estimateWidth(force, sizeOf('name', width))) ?? 0);
    const x = scaleLinear([0, greatest], [left, right]);
    const y = (row: Row) => 12 + known.indexOf(row) * pitch;
    const bottom = known.length * pitch;
    const size = { width, height: bottom + 26 };
    const under = (at: number) => [{ x: at, y: bottom + 14, anchor: 'middle' as const }];
    const ends = [least, greatest].map((ratio) => ({
      ...{ text: ratio.toFixed(2), kind: 'axis' as const, positions: under(x(ratio)) },
    }));
    const unit = { text: write('On the picture, unit'), positions: under((left + right) / 2) };
    const scale = placeLabels([...ends, { ...unit, kind: 'axis', optional: true }], { ...size, clear: [] });
    const names = known.map((row): Label => ({ text: row.force, kind: 'name', x: 0, y: y(row) }));
    const tracks = known.map((row): Line => [left, y(row), right, y(row)]);
    const zero: Line = [left, 0, left, bottom];
    const dots = Plot.dot(known, { x: (row: Row) => x(ratioOf(row)), y, r: 5, fill: 'var(--event)' });
    return picture(
      width,
      size.height,
      [drawLines(tracks), drawLines([zero], { stroke: 'var(--ink)', strokeWidth: 1.5 }), interactive(dots)],
      // A card, which nobody can point at, gives no figure.
      bare ? names : [...names, ...scale],
    );
  },
  // Unchecked: record is a verb here.
  tooltip: ({ force, reports, operations, period }) =>
    `${force}: ${formatGiven(reports)}${reports === null ? '' : ' officers’ reports of aiming or firing a gun'}, ${formatPeriod(period)}. Firearms operations: ${formatKnown(operations)}. Forces record differently.`,
});
