import { formatInWords } from '../../data/format.ts';
import { defineChart, isWide } from '../kit/define-chart.ts';
import { drawGlyphs, listRows } from '../kit/list-rows.ts';
import { capitalise, where } from '../kit/rows-and-phrases.ts';
import { picture } from '../kit/shapes.ts';
import { type DrawnAs, deriveRows, type Row, verdictGlyphs } from './rows.ts';

const count = (rows: Row[], drawn_as: DrawnAs) => where(rows, { drawn_as }).length;

export const storyCheck = defineChart<Row>({
  id: 'story-check',
  tables: ['story-claims'],
  spatialCoverage: () => 'London',
  rows: deriveRows,
  figures: (rows) => ({
    claims: formatInWords(rows.length),
    'borne out': formatInWords(count(rows, 'borne out')),
    'in part': formatInWords(count(rows, 'in part')),
    'not so': formatInWords(count(rows, 'not so')),
    'not checked': formatInWords(count(rows, 'not checked')),
  }),
  claims(rows) {
    const [wrong, unchecked] = [count(rows, 'not so'), count(rows, 'not checked')];
    return { 'does-not': wrong === 1 && unchecked !== 1 };
  },
  columns: ['number', 'claim', 'verdict', 'what_sources_say'],
  /** Each claim beside its verdict, with a glyph of how far the sources bear it out. */
  draw(rows, { width }, write) {
    const wide = isWide(width);
    const claim = (row: Row) => [{ kind: 'annotation', text: row.claim } as const];
    // What sources say stands in the read-out and the table: here it would hide the claims.
    const verdict = ({ verdict, drawn_as }: Row) => {
      const head = write(drawn_as);
      const own = capitalise(verdict);
      const text = verdict === drawn_as ? head : own.startsWith(head) ? own : `${head}: ${verdict}`;
      return [{ kind: 'heading', text } as const];
    };
    const list = listRows({
      width,
      rows,
      top: 1,
      columns: wide
        ? [
            { x: 30, width: 400, pieces: claim },
            { x: 440, width: width - 440, pieces: verdict },
          ]
        : [{ x: 28, width: width - 28, pieces: (row) => [...claim(row), ...verdict(row)] }],
    });
    const at = (row: Row) => ({ x: 9, y: list.boxOf(row).y1 + 22 });
    const marks = drawGlyphs(rows, ({ drawn_as }) => verdictGlyphs[drawn_as], at);
    return picture(width, list.bottom, [list, { marks }]);
  },
  tooltip: ({ verdict, what_sources_say }) => ({
    verdict: capitalise(verdict),
    sources: what_sources_say,
  }),
  referenceDate: (_rows, write) => write('reported'),
});
