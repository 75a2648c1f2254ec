import * as Plot from '@observablehq/plot';
import { max, range, scaleLinear } from 'd3';
import { deriveTaserByForce, ratePer } from '../charts/taser-by-force/rows.ts';
import { defineChart, isWide } from '../charts/kit/define-chart.ts';
import type { Label } from '../charts/kit/labels.ts';
import { interactive } from '../charts/kit/points.ts';
import { compact, formatKnown, rowWhere, where } from '../charts/kit/rows-and-phrases.ts';
import { drawLines, ink, picture, ticksDown } from '../charts/kit/shapes.ts';
import { formatCount, formatPeriod } from '../data/format.ts';
import type { ChartText } from '../data/editions.ts';
import type { Tables } from '../data/tables/index.ts';

type Row = ReturnType<typeof deriveTaserStrip>[number];

/** The newest year of the chart `taser-by-force`: the same figures, a dot for each force and the state’s own marked. */
export function deriveTaserStrip(tables: Tables) {
  const rows = deriveTaserByForce(tables);
  if (!rows[0]) throw new Error('taser-strip: no year is known by force');
  return where(rows, { period: rows[0].period }).map((row) => {
    const { force_id } = rowWhere(tables['police-forces'], { geography: row.geography });
    return { ...row, force_id };
  });
}

function view(shown: Row[], rows: Row[]) {
  const known = rows.filter(({ per_1000 }) => per_1000 !== null);
  // The force of the state, as long as its figure is known: nothing is marked for one that gave none.
  const marked = known.find((row) => shown.includes(row));
  return { rows, known, marked, period: formatPeriod(rows[0]?.period ?? '') };
}

/** The picture in the section on Taser of a force’s page, which has its title, notes and sources. */
export const taserStrip = defineChart<Row, ReturnType<typeof view>>({
  id: 'taser-strip',
  tables: ['taser-use', 'police-officers', 'police-forces'],
  rows: deriveTaserStrip,
  states: { of: ({ force_id }) => force_id, label: ({ force }) => force },
  view,
  section: ({ marked }) => (marked ? undefined : 'unmarked'),
  figures: ({ known, marked, period }) => ({
    base: ratePer,
    period,
    known: known.length,
    zero: 0,
    force: marked?.force,
    per_1000: marked?.per_1000,
  }),
  draw({ known, marked }, { width }) {
    const [top, bottom] = [26, isWide(width) ? 94 : 114];
    const end = Math.ceil((max(known, ({ per_1000 }) => per_1000) ?? 0) / 100) * 100;
    const x = scaleLinear([0, end], [12, width - 12]);
    const ticks = range(0, end + 1, 100);
    const at = ({ per_1000 }: Row) => x(per_1000 ?? NaN);
    const own = compact([marked]);
    const dots = Plot.dodgeY({
      x: at,
      r: (row: Row) => (row === marked ? 6 : 4),
      anchor: 'bottom',
      padding: 1,
      fill: (row: Row) => `var(--${row === marked ? 'taser' : 'muted'})`,
    });
    const scale = ticks.map((tick): Label => {
      const text = formatCount(tick);
      return { text, kind: 'axis', x: x(tick), y: bottom + 18, anchor: 'middle' };
    });
    const names = own.map((row): Label => {
      // Towards the middle, so that no name leaves the picture.
      const anchor = Number(row.per_1000) > end / 2 ? 'end' : 'start';
      const text = `${row.force} ${formatKnown(row.per_1000)}`;
      return { text, kind: 'value', x: at(row), y: 12, anchor };
    });
    const marks = [
      drawLines([[x(0), top, x(0), bottom]], ink),
      drawLines(ticksDown(ticks.map(x), bottom), { stroke: 'var(--muted)' }),
      drawLines(
        own.map((row) => [at(row), top - 6, at(row), bottom]),
        { stroke: 'var(--taser)' },
      ),
      interactive(Plot.dot(known, dots)),
    ];
    return {
      ...picture(width, bottom + 26, [{ marks, labels: [...scale, ...names] }]),
      // Dots stand on the foot of the frame.
      marginBottom: 26,
      r: { type: 'identity' },
    };
  },
  referenceDate: ({ period }) => period,
});

/** The picture of a force in words, by this text.md. */
export const describeStrip = (
  { taser, strip }: { taser: Row[]; strip: ChartText },
  { force_id }: { force_id: string },
): string => taserStrip.withText(strip).alt(taser, { state: force_id });
