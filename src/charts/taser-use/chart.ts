import { max } from 'd3';
import { formatCount, formatDate, formatList, formatPercent, formatPeriod } from '../../data/format.ts';
import { share } from '../../data/share.ts';
import { barRows } from '../kit/bar-rows.ts';
import { countColumn, figureColumn, textColumns } from '../kit/columns.ts';
import { defineView } from '../kit/define-chart.ts';
import { labelIn, paragraph } from '../kit/labels.ts';
import { isWide } from '../kit/marks.ts';
import { namedColumn, where } from '../kit/rows-and-phrases.ts';
import { drawLines, filled, type Line, notPublished, picture } from '../kit/shapes.ts';
import { deriveRows, type Row } from './rows.ts';

/** The only Taser model that the figures to 2016 count. */
const model = 'X26';

const collections = {
  'earlier collection': `Calendar years, model ${model} alone`,
  'new collection': 'Years to March, a new collection',
};

const formatKinds = (row: Row) =>
  `${formatCount(row.non_discharge)} not discharged, ${formatCount(row.discharge)} discharged, ${formatCount(row.not_stated)} not stated`;

/** All years, those before the break and those after it. */
const view = (rows: Row[]) => ({
  rows,
  before: where(rows, { collection: 'earlier collection' }),
  after: where(rows, { collection: 'new collection' }),
});

const ends = (rows: Row[]) => [rows[0]?.year, rows.at(-1)?.year];

const pale = { ...filled('taser-2'), stroke: 'var(--taser)', strokeWidth: 0.75 };

export const taserUse = defineView<Row, ReturnType<typeof view>>({
  id: 'taser-use',
  name: 'Taser, drawn and fired',
  tables: ['taser-use'],
  spatialCoverage: () => 'England and Wales',
  keyColumns: ['period'],
  rows: deriveRows,
  view,
  figures({ rows, before, after }) {
    const last = rows.at(-1);
    const percent = (part = NaN) => formatPercent(Math.round(share(part, last?.total ?? NaN) * 100));
    const revised = rows.flatMap(({ year, earlier_total }) =>
      earlier_total === null ? [] : `${formatCount(earlier_total)} for ${year}`,
    );
    const unheld = where(rows, { revised: 'yes', earlier_total: null }).map((row) => row.year);
    const [before0, before1] = ends(before);
    const [after0, after1] = ends(after);
    return {
      ...{ model, before0, before1, after0, after1 },
      total: formatCount(last?.total ?? NaN),
      'not-fired': percent(last?.non_discharge),
      unstated: percent(last?.not_stated),
      later: last?.later_total == null ? undefined : formatCount(last.later_total),
      revised: formatList(revised),
      unheld: formatList(unheld),
    };
  },
  claims: ({ rows }) => ({
    'far-more': {
      holds: rows.every((row) => row.non_discharge >= 3 * row.discharge),
      figures: Object.fromEntries(rows.map((row) => [row.year, formatKinds(row)])),
    },
  }),
  table: ({ rows }) => ({
    columns: [
      { name: 'period', label: 'Period', format: formatPeriod },
      namedColumn('collection', 'Counted', collections),
      countColumn('non_discharge', 'Not discharged'),
      countColumn('discharge', 'Discharged'),
      countColumn('not_stated', 'Not stated'),
      countColumn('total', 'Total'),
      countColumn('earlier_total', 'Total as earlier published'),
      figureColumn('percent_not_discharged', 'Not discharged, of the total', formatPercent),
      ...textColumns({ release: 'Release' }),
    ],
    rows,
  }),
  draw({ rows, before, after }, { width }, write) {
    const end = max(rows, (row) => row.total) ?? 1;
    const apart = 40;
    let y = 0;
    const panels = [before, after].map((years) => {
      const heading = collections[years[0]?.collection ?? 'new collection'];
      const head = paragraph(width, 'heading', heading, { y });
      const bars = barRows({
        ...{ width, rows: years, bar: 'period', name: 'year', to: 'total', end, top: head.bottom + 7 },
        ...{ stacked: false, left: isWide(width) ? 140 : 112 },
        value: ({ total }) => formatCount(total),
        look: () => notPublished,
        over: [
          ['stated', pale],
          ['discharge', filled('taser')],
        ],
      });
      y = bars.bottom + apart;
      return { ...bars, labels: [head.label, ...bars.labels] };
    });
    const labels = panels.flatMap((panel) => panel.labels);
    const bottom = y - apart;
    // The break: nothing crosses it.
    const at = (panels[0]?.bottom ?? 0) + apart / 2;
    const rules = [at - 4, at - 1].map((rule): Line => [0, rule, width, rule]);
    // What the pieces are is said at the newest bar: in it or under it.
    const newest = rows.at(-1);
    const panel = panels.at(-1);
    if (newest && panel) {
      const box = panel.boxOf(newest);
      const { x } = panel;
      const notFired = { ...box, x1: x(newest.discharge), x2: x(newest.stated) };
      const remark = { kind: 'remark', y: bottom + 14 } as const;
      labels.push(
        ...labelIn(width, notFired, [write('On the picture, not fired')], {
          kind: 'remark',
          fill: 'var(--on-taser-2)',
        }),
        { ...remark, text: write('On the picture, fired'), x: box.x1 },
        { ...remark, text: write('On the picture, not stated'), x: box.x2, anchor: 'end' },
      );
    }
    const marks = panels.flatMap((panel) => panel.marks);
    return picture(width, bottom + 24, [...marks, drawLines(rules, { stroke: 'var(--muted)' })], labels);
  },
  tooltip: (row) =>
    `${formatPeriod(row.period)}: ${formatCount(row.total)} uses of Taser recorded in England and Wales: ${formatKinds(row)}.${row.earlier_total === null ? '' : ` The total was earlier published as ${formatCount(row.earlier_total)}.`}`,
  sonification: () => ({ along: 'year', height: 'total' }),
  referenceDate: ({ rows }) => formatDate(rows.at(-1)?.period.split('/')[1] ?? ''),
});
