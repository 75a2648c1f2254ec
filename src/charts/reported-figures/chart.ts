import { max, sort } from 'd3';
import { formatDate, formatInWords, formatList, formatPercent, formatTenths } from '../../data/format.ts';
import { dateColumn, percentColumn, textColumns } from '../kit/columns.ts';
import { defineChart, isWide } from '../kit/define-chart.ts';
import type { Label } from '../kit/labels.ts';
import { drawSigns, listRows, type Piece } from '../kit/list-rows.ts';
import { interactive } from '../kit/points.ts';
import { valuesOf, where } from '../kit/rows-and-phrases.ts';
import { picture } from '../kit/shapes.ts';
import { type Carried, readRows, readView, type Row, signs } from './rows.ts';

export const reportedFigures = defineChart<Row, ReturnType<typeof readView>>({
  id: 'reported-figures',
  name: 'In the press',
  tables: ['responses', 'sources'],
  spatialCoverage: () => 'London',
  keyColumns: ['figure', 'by', 'published'],
  rows: readRows,
  view: readView,
  figures({ rows, own, reports, opposite }) {
    const others = sort(valuesOf(reports, 'percent').filter((percent) => percent !== own.percent));
    const as = (carried: Carried) => where(reports, { carried })[0]?.printed;
    return {
      own: own.printed,
      printed: formatList([own.percent, ...others].map(formatTenths)),
      reports: formatInWords(reports.length),
      rounded: as('rightly rounded'),
      'cut-off': as('cut off'),
      right: formatInWords(reports.filter(({ carried }) => signs[carried] === 'full').length),
      slip: as('a slip'),
      adequate: where(rows, { figure: 'enough armed now' })[0]?.printed,
      inadequate: opposite?.printed,
      'of-adequate': opposite && formatPercent(opposite.percent),
    };
  },
  claims: ({ isOne, opposite }) => ({
    'one-paper': { holds: isOne, figures: { opposite: opposite?.by ?? 'none' } },
  }),
  table: ({ rows }) => ({
    columns: [
      ...textColumns({ figure: 'Answer' }),
      percentColumn('percent', 'Percent'),
      ...textColumns({ printed: 'As printed', carried: 'How carried', by: 'By' }),
      { ...dateColumn('published', 'Published'), missing: () => 'not given' },
    ],
    rows,
  }),
  draw({ reports }, { width }, write) {
    const wide = isWide(width);
    const remark = (text: string): Piece => ({ kind: 'remark', text, fill: 'var(--ink-2)' });
    const report = ({ by }: Row): Piece => ({ kind: 'name', text: by });
    const printed = ({ printed }: Row): Piece => ({ kind: 'value', text: printed });
    const carried = (row: Row): Piece => ({ kind: 'name', text: row.carried });
    const day = ({ published }: Row) => (published ? [remark(formatDate(published))] : []);
    const columns = wide
      ? [
          { x: 30, width: 300, pieces: (row: Row) => [report(row)] },
          { x: 340, width: 130, pieces: day },
          { x: 476, width: 90, pieces: (row: Row) => [printed(row)] },
          { x: 574, width: width - 574, pieces: (row: Row) => [carried(row)] },
        ]
      : [
          { x: 28, width: 176, pieces: (row: Row) => [report(row), remark(row.carried)] },
          { x: 222, width: 66, pieces: (row: Row) => [printed(row)] },
        ];
    const heads = ['report', 'day', 'printed', 'carried'].map((heading) =>
      write(`On the picture, ${heading}`),
    );
    const list = listRows({ width, rows: reports, top: wide ? 24 : 0, columns });
    const at = (row: Row) => ({ x: 9, y: list.boxOf(row).y1 + 20 });
    return picture(
      width,
      list.bottom,
      [...list.marks, ...drawSigns(reports, (row) => signs[row.carried], at, interactive)],
      [
        ...(wide
          ? columns.map(({ x }, index): Label => ({ kind: 'axis', text: heads[index] ?? '', x, y: 10 }))
          : []),
        ...list.labels,
      ],
    );
  },
  tooltip: (row) =>
    `${row.by}: ${row.printed} of those who answered wanted more specialists, but not everyone armed (${row.carried}).`,
  referenceDate: ({ rows }) => formatDate(max(rows, ({ published }) => published ?? '') ?? ''),
});
