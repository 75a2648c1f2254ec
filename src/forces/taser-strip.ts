import * as Plot from '@observablehq/plot';
import { deriveTaserByForce, type Row as TaserRow } from '../charts/taser-by-force/rows.ts';
import { defineChart } from '../charts/kit/define-chart.ts';
import { axisLabel, isWide, valueLabel } from '../charts/kit/marks.ts';
import { interactive } from '../charts/kit/points.ts';
import { formatCount, formatPeriod } from '../data/format.ts';
import type { Tables } from '../data/tables/index.ts';
import { text } from '../data/checked-text.ts';

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

const base = 1000;
const isKnown = (row: Row): row is Known => row.per_1000 !== null;
const ticksTo = (greatest: number) =>
  Array.from({ length: Math.ceil(greatest / 100) + 1 }, (_, index) => index * 100);

/** The force of the state, as long as its figure is known: nothing is marked for one that gave none. */
const own = (rows: Row[], state: string | undefined) =>
  rows.filter(isKnown).filter((row) => row.force_id === state);
const period = (rows: Row[]) => formatPeriod(rows[0]?.period ?? '');

export const taserStrip = defineChart<Row>({
  id: 'taser-strip',
  spatialCoverage: () => 'England and Wales',
  name: 'Taser',
  tables: ['taser-use', 'police-officers', 'police-forces'],
  keyColumns: ['force_id'],
  rows: deriveTaserStrip,
  states: (rows) => rows.map(({ force_id, force }) => ({ id: force_id, label: force })),
  title: () => text`Uses of Taser for every ${formatCount(base)} officers`,
  subtitle: (rows) =>
    text`Uses of Taser recorded per ${formatCount(base)} police officers, ${period(rows)}. Each dot is a force`,
  alt(rows, { state }) {
    const [marked] = own(rows, state);
    const known = rows.filter(isKnown).length;
    const highlight = marked
      ? `${marked.force}, marked: ${formatCount(marked.per_1000)}`
      : 'The force of this page gave no figure, so none is marked';
    return text`A strip of ${formatCount(known)} dots on a scale from ${formatCount(0)}, a dot for each force with a figure, by its uses of Taser recorded per ${formatCount(base)} officers, ${period(rows)}. ${highlight}.`;
  },
  table: (rows) => ({
    columns: [
      { name: 'force', label: 'Force' },
      { name: 'per_1000', label: `Uses per ${formatCount(base)} officers`, align: 'right' },
    ],
    rows,
  }),
  draw(rows, { width, state }) {
    const known = rows.filter(isKnown);
    const marked = own(rows, state);
    const ticks = ticksTo(Math.max(...known.map((row) => row.per_1000)));
    const end = ticks.at(-1) ?? base;
    const isMarked = (row: Row) => row.force_id === state;
    return {
      height: isWide(width) ? 120 : 140,
      marginTop: 26,
      marginBottom: 26,
      marginLeft: 12,
      marginRight: 12,
      x: { domain: [0, end], axis: null },
      y: { axis: null },
      r: { type: 'identity' },
      marks: [
        Plot.ruleX([0], { stroke: 'var(--ink)' }),
        Plot.axisX(ticks, { tickSize: 5, color: 'var(--muted)', label: null, tickFormat: () => '' }),
        axisLabel(ticks, {
          x: (tick: number) => tick,
          text: (tick: number) => formatCount(tick),
          frameAnchor: 'bottom',
          dy: 20,
        }),
        Plot.ruleX(marked, { x: 'per_1000', stroke: 'var(--taser)', strokeWidth: 1, insetTop: -6 }),
        interactive(
          Plot.dot(
            known,
            Plot.dodgeY({
              x: 'per_1000',
              r: (row: Row) => (isMarked(row) ? 6 : 4),
              anchor: 'bottom',
              padding: 1,
              fill: (row: Row) => (isMarked(row) ? 'var(--taser)' : 'var(--muted)'),
            }),
          ),
        ),
        valueLabel(width, marked, {
          x: 'per_1000',
          text: (row: Known) => `${row.force} ${formatCount(row.per_1000)}`,
          frameAnchor: 'top',
          dy: -14,
          // Towards the middle, so that no name leaves the picture.
          textAnchor: marked.some((row) => row.per_1000 > end / 2) ? 'end' : 'start',
        }),
      ],
    };
  },
  tooltip: (row) =>
    isKnown(row)
      ? `${row.force}: ${formatCount(row.per_1000)} uses of Taser recorded per ${formatCount(base)} officers, ${formatPeriod(row.period)}`
      : `${row.force}: not given`,
  notes: () => [],
  sources: (rows, { state }) => [...new Set(own(rows, state).flatMap((row) => row.source_id.split(';')))],
  referenceDate: (rows) => period(rows),
});
