import * as Plot from '@observablehq/plot';
import { max, range, scaleLinear } from 'd3';
import { deriveTaserByForce, type Row as TaserRow } from '../charts/taser-by-force/rows.ts';
import { countColumn, plainColumns } from '../charts/kit/columns.ts';
import { defineChart, isWide } from '../charts/kit/define-chart.ts';
import type { Label } from '../charts/kit/labels.ts';
import { interactive } from '../charts/kit/points.ts';
import { formatKnown, sourceIdsOf, where } from '../charts/kit/rows-and-phrases.ts';
import { drawLines, picture } from '../charts/kit/shapes.ts';
import { formatCount, formatPeriod } from '../data/format.ts';
import type { Tables } from '../data/tables/index.ts';

/** The newest year of the chart `taser-by-force`: the same figures, a dot for each force and the state’s own marked. */
type Row = TaserRow & { force_id: string };

type Known = Row & { per_1000: number };

export function deriveTaserStrip(tables: Tables): Row[] {
  const ids = new Map(tables['police-forces'].map(({ geography, force_id }) => [geography, force_id]));
  const [newest, ...rest] = deriveTaserByForce(tables);
  if (!newest) throw new Error('taser-strip: no year is known by force');
  return [newest, ...rest]
    .filter((row) => row.period === newest.period)
    .map((row) => ({ ...row, force_id: ids.get(row.geography) ?? '' }));
}

const base = formatCount(1000);
const isKnown = (row: Row): row is Known => row.per_1000 !== null;
function view(rows: Row[], state?: string) {
  const known = rows.filter(isKnown);
  // The force of the state, as long as its figure is known: nothing is marked for one that gave none.
  const [marked] = where(known, { force_id: state ?? '' });
  return { rows, known, marked, period: formatPeriod(rows[0]?.period ?? '') };
}

export const taserStrip = defineChart<Row, ReturnType<typeof view>>({
  id: 'taser-strip',
  spatialCoverage: () => 'England and Wales',
  tables: ['taser-use', 'police-officers', 'police-forces'],
  rows: deriveTaserStrip,
  states: (rows) => rows.map(({ force_id, force }) => ({ id: force_id, label: force })),
  view,
  section: ({ marked }) => (marked ? undefined : 'unmarked'),
  figures: ({ known, marked, period }) => ({
    base,
    period,
    known: formatCount(known.length),
    zero: formatCount(0),
    force: marked?.force,
    per_1000: marked && formatCount(marked.per_1000),
  }),
  table: ({ rows }) => ({ columns: [...plainColumns('force'), countColumn('per_1000')], rows }),
  draw({ known, marked }, { width }) {
    const [top, bottom] = [26, isWide(width) ? 94 : 114];
    const end = Math.ceil((max(known, ({ per_1000 }) => per_1000) ?? 0) / 100) * 100;
    const x = scaleLinear([0, end], [12, width - 12]);
    const ticks = range(0, end + 1, 100);
    const at = (row: Known) => x(row.per_1000);
    const dots = {
      x: at,
      r: (row: Known) => (row === marked ? 6 : 4),
      anchor: 'bottom',
      padding: 1,
      fill: (row: Known) => `var(--${row === marked ? 'taser' : 'muted'})`,
    } as const;
    const name = (row: Known): Label => ({
      text: `${row.force} ${formatCount(row.per_1000)}`,
      kind: 'value',
      x: at(row),
      y: 12,
      // Towards the middle, so that no name leaves the picture.
      anchor: row.per_1000 > end / 2 ? 'end' : 'start',
    });
    const own = marked ? [marked] : [];
    return {
      ...picture(
        width,
        bottom + 26,
        [
          drawLines([[x(0), top, x(0), bottom]], { stroke: 'var(--ink)' }),
          drawLines(
            ticks.map((tick) => [x(tick), bottom, x(tick), bottom + 5]),
            { stroke: 'var(--muted)' },
          ),
          drawLines(
            own.map((row) => [at(row), top - 6, at(row), bottom]),
            { stroke: 'var(--taser)' },
          ),
          interactive(Plot.dot(known, Plot.dodgeY(dots))),
        ],
        [
          ...ticks.map((tick): Label => ({
            text: formatCount(tick),
            kind: 'axis',
            x: x(tick),
            y: bottom + 18,
            anchor: 'middle',
          })),
          ...own.map(name),
        ],
      ),
      // Dots stand on the foot of the frame.
      marginBottom: 26,
      r: { type: 'identity' },
    };
  },
  tooltip: ({ force, per_1000, period }) => ({
    force,
    per_1000: formatKnown(per_1000),
    base,
    period: formatPeriod(period),
  }),
  sources: ({ marked }) => sourceIdsOf(marked ? [marked] : []),
  referenceDate: ({ period }) => period,
});
