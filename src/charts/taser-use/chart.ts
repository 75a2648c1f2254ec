import { formatCount, formatEnd, formatList, formatPercent } from '../../data/format.ts';
import { share } from '../../data/share.ts';
import { barRows } from '../kit/bar-rows.ts';
import { defineChart, isWide } from '../kit/define-chart.ts';
import { endAt, labelAt, labelIn, type Line, startAt } from '../kit/labels.ts';
import { formatKnown, where } from '../kit/rows-and-phrases.ts';
import { drawBoxes, drawLines, filled, notPublished, picture } from '../kit/shapes.ts';
import { deriveRows, type Row } from './rows.ts';

/** The only Taser model that the figures to 2016 count. */
const model = 'X26';

/** All years, the newest, those before the break and those after it. */
function view(rows: Row[]) {
  const newest = rows.at(-1);
  if (!newest) throw new Error('taser-use: no year');
  const before = where(rows, { collection: 'earlier collection' });
  return { rows, newest, before, after: where(rows, { collection: 'new collection' }) };
}

const pale = { ...filled('taser-2'), stroke: 'var(--taser)', strokeWidth: 0.75 };

export const taserUse = defineChart<Row, ReturnType<typeof view>>({
  id: 'taser-use',
  tables: ['taser-use'],
  rows: deriveRows,
  view,
  figures({ rows, newest, before, after }, write) {
    const percent = (part: number) => formatKnown(Math.round(share(part, newest.total) * 100), formatPercent);
    const revised = where(rows, { revised: 'yes' });
    const earlier = revised.filter(({ earlier_total }) => earlier_total !== null);
    return {
      model,
      before0: before[0]?.year,
      before1: before.at(-1)?.year,
      after0: after[0]?.year,
      after1: after.at(-1)?.year,
      total: newest.total,
      'not-fired': percent(newest.non_discharge),
      unstated: percent(newest.not_stated),
      later: newest.later_total,
      revised: formatList(
        earlier.map(({ year, earlier_total }) => write('earlier', { total: earlier_total, year })),
      ),
      unheld: formatList(where(revised, { earlier_total: null }).map(({ year }) => year)),
      'far-more': rows.every((row) => row.non_discharge >= 3 * row.discharge),
    };
  },
  columns: (_view, write) => ({
    collection: { format: write },
    percent_not_discharged: { unit: '%', format: formatPercent },
  }),
  draw({ rows, newest, before, after }, { width }, write) {
    const bars = barRows({
      width,
      rows,
      bar: 'year',
      to: 'total',
      stacked: false,
      left: isWide(width) ? 140 : 126,
      heading: ({ collection }) => write(collection),
      value: ({ total }) => formatCount(total),
      look: () => pale,
      over: ['discharge', filled('taser')],
    });
    // The break: nothing crosses it.
    const lastBefore = after.length > 0 ? before.slice(-1) : [];
    const rules = lastBefore.flatMap((row) =>
      [11, 14].map((gap): Line => [0, bars.boxOf(row).y2 + gap, width, bars.boxOf(row).y2 + gap]),
    );
    // The newest bar names the pieces, in it or under it.
    const box = bars.boxOf(newest);
    const notFired = { ...box, x1: bars.x(newest.discharge), x2: bars.x(newest.stated) };
    const inBar = { kind: 'remark', fill: 'var(--on-taser-2)' } as const;
    const under = bars.bottom + 14;
    const labels = [
      ...labelIn(width, notFired, [write('not fired')], inBar),
      labelAt('remark', write('fired'), startAt(box.x1, under)),
      labelAt('remark', write('not stated'), endAt(box.x2, under)),
    ];
    const unstated = (row: Row) => ({ ...bars.boxOf(row), x1: bars.x(row.stated) });
    const marks = [
      drawBoxes(rows, unstated, filled('paper')),
      drawBoxes(rows, unstated, notPublished),
      drawLines(rules, { stroke: 'var(--muted)' }),
    ];
    return picture(width, bars.bottom + 24, [bars, { marks, labels }]);
  },
  sonification: () => 'total',
  referenceDate: ({ newest }) => formatEnd(newest.period),
});
