import { capitalise, where } from '../kit/rows-and-phrases.ts';
import { formatInWords } from '../../data/format.ts';
import { textColumns } from '../kit/columns.ts';
import { defineView } from '../kit/define-chart.ts';
import { drawSigns, listRows, type Sign } from '../kit/list-rows.ts';
import { isWide } from '../kit/marks.ts';
import { interactive } from '../kit/points.ts';
import { picture } from '../kit/shapes.ts';
import { readRows, type Row, signs } from './rows.ts';

export const storyCheck = defineView<Row, Row[]>({
  id: 'story-check',
  name: 'Checked',
  tables: ['story-claims'],
  spatialCoverage: () => 'London',
  keyColumns: ['claim'],
  rows: readRows,
  view: (rows) => rows,
  figures(rows) {
    const counts = Object.keys(signs).map((drawn_as) => [
      drawn_as,
      formatInWords(rows.filter((row) => row.drawn_as === drawn_as).length),
    ]);
    return { claims: formatInWords(rows.length), ...(Object.fromEntries(counts) as Record<string, string>) };
  },
  claims(rows) {
    const [wrong, unchecked] = (['not so', 'not checked'] as const).map(
      (drawn_as) => where(rows, { drawn_as }).length,
    );
    return { 'does-not': { holds: wrong === 1 && unchecked !== 1, figures: { wrong: wrong ?? 0 } } };
  },
  table: (rows) => ({
    columns: [
      { name: 'number', label: 'No.', align: 'right' },
      ...textColumns({ claim: 'Claim', verdict: 'Verdict', what_sources_say: 'What sources say' }),
    ],
    rows,
  }),
  draw(rows, { width }, write) {
    const wide = isWide(width);
    const claim = (row: Row) => [{ kind: 'annotation', text: row.claim } as const];
    // What sources say stands in the read-out and the table: here it would hide the claims.
    const verdict = ({ verdict, drawn_as }: Row) => {
      const [head, own] = [write(`On the picture, ${drawn_as}`), capitalise(verdict)];
      const isSaid = verdict === drawn_as;
      const text = isSaid ? head : own.startsWith(head) ? own : `${head}: ${verdict}`;
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
    return picture(
      width,
      list.bottom,
      [...list.marks, ...drawSigns(rows, ({ drawn_as }): Sign => signs[drawn_as], at, interactive)],
      list.labels,
    );
  },
  tooltip: (row) => `${row.number}. ${row.claim}. ${capitalise(row.verdict)}: ${row.what_sources_say}.`,
  referenceDate: () => 'January 2017',
});
