import { max, sort } from 'd3';
import { formatInWords, formatList, formatPercent, formatTenths } from '../../data/format.ts';
import { defineChart } from '../kit/define-chart.ts';
import { valuesOf, where } from '../kit/rows-and-phrases.ts';
import { drawReports } from './report-list.ts';
import { type Carried, deriveRows, type Row, carriedGlyphs } from './rows.ts';

/** The union’s own figure and what is listed of it, and the word that went with another. */
function view(rows: Row[]) {
  const [own, word] = where(rows, { carried: 'the union’s own' });
  if (!own) throw new Error('reported-figures: no figure of the union’s own');
  const reports = where(rows, { figure: own.figure }).filter((row) => row !== own);
  return { rows, own, word, reports, opposites: where(rows, { carried: 'the opposite word' }) };
}

export const reportedFigures = defineChart<Row, ReturnType<typeof view>>({
  id: 'reported-figures',
  tables: ['responses', 'sources'],
  rows: deriveRows,
  view,
  figures({ own, word, reports, opposites }) {
    const [opposite] = opposites;
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
      adequate: word?.printed,
      inadequate: opposite?.printed,
      'of-adequate': opposite && formatPercent(opposite.percent),
      'one-paper': opposites.length === 1,
    };
  },
  columns: (_view, write) => ({
    carried: { format: write },
    published: { missing: () => write('no date') },
  }),
  draw: ({ reports }, { width }, write) => drawReports(reports, width, write),
  tooltip: ({ carried }, write) => ({ carried: write(carried) }),
  referenceDate: ({ rows }) => max(rows, ({ published }) => published ?? '') ?? '',
});
