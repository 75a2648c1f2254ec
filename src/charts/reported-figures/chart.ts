import { max, sort } from 'd3';
import { formatDate, formatInWords, formatList, formatPercent, formatTenths } from '../../data/format.ts';
import { defineChart, isWide } from '../kit/define-chart.ts';
import { listRows, type Piece } from '../kit/list-rows.ts';
import { valuesOf, where } from '../kit/rows-and-phrases.ts';
import { picture } from '../kit/shapes.ts';
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
  /** Each report with the figure that it printed, and a glyph of how it carried the union’s own. */
  draw({ reports }, { width }, write) {
    const small = (text: string): Piece => ({ kind: 'remark', text, fill: 'var(--ink-2)' });
    const by = (row: Row): Piece => ({ kind: 'name', text: row.by });
    const printed = (row: Row): Piece[] => [{ kind: 'value', text: row.printed }];
    const carried = (row: Row): Piece[] => [{ kind: 'name', text: write(row.carried) }];
    const day = ({ published }: Row) => (published ? [small(formatDate(published))] : []);
    const columns = isWide(width)
      ? [
          { head: write('report'), x: 30, width: 300, pieces: (row: Row) => [by(row)] },
          { head: write('day'), x: 340, width: 130, pieces: day },
          { head: write('printed'), x: 476, width: 90, pieces: printed },
          { head: write('carried'), x: 574, width: width - 574, pieces: carried },
        ]
      : [
          { x: 28, width: 176, pieces: (row: Row) => [by(row), small(write(row.carried))] },
          { x: 222, width: 66, pieces: printed },
        ];
    const list = listRows({ width, rows: reports, columns, glyph: ({ carried }) => carriedGlyphs[carried] });
    return picture(width, list.bottom, [list]);
  },
  tooltip: ({ carried }, write) => ({ carried: write(carried) }),
  referenceDate: ({ rows }) => max(rows, ({ published }) => published ?? '') ?? '',
});
