import { max, sort } from 'd3';
import { formatDate, formatInWords, formatList, formatPercent, formatTenths } from '../../data/format.ts';
import { dateColumn, percentColumn, textColumns } from '../kit/columns.ts';
import { defineChart } from '../kit/define-chart.ts';
import { valuesOf, where } from '../kit/rows-and-phrases.ts';
import { drawReports } from './report-list.ts';
import { type Carried, carriedGlyphs, deriveRows, type Row, view } from './rows.ts';

export const reportedFigures = defineChart<Row, ReturnType<typeof view>>({
  id: 'reported-figures',
  name: 'In the press',
  tables: ['responses', 'sources'],
  spatialCoverage: () => 'London',
  rows: deriveRows,
  view,
  figures({ rows, own, reports, opposite }) {
    const others = sort(valuesOf(reports, 'percent').filter((percent) => percent !== own.percent));
    const as = (carried: Carried) => where(reports, { carried })[0]?.printed;
    return {
      own: own.printed,
      printed: formatList([own.percent, ...others].map(formatTenths)),
      reports: formatInWords(reports.length),
      rounded: as('rightly rounded'),
      'cut-off': as('cut off'),
      right: formatInWords(reports.filter(({ carried }) => carriedGlyphs[carried] === 'full').length),
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
  draw: ({ reports }, { width }, write) => drawReports(reports, width, write),
  tooltip: (row) =>
    `${row.by}: ${row.printed} of those who answered wanted more specialists, but not everyone armed (${row.carried}).`,
  referenceDate: ({ rows }) => formatDate(max(rows, ({ published }) => published ?? '') ?? ''),
});
