import { isWide, type Write } from '../kit/define-chart.ts';
import { listRows } from '../kit/list-rows.ts';
import { capitalise } from '../kit/rows-and-phrases.ts';
import { picture } from '../kit/shapes.ts';
import { type Row, glyphs } from './rows.ts';

/** Each claim beside its verdict, with a glyph of how far the sources bear it out. */
export function drawClaims(rows: Row[], width: number, write: Write) {
  const wide = isWide(width);
  const claim = (row: Row) => [{ kind: 'annotation', text: row.claim } as const];
  // What sources say stands in the read-out and the table: here it would hide the claims.
  const verdict = ({ verdict, drawn_as }: Row) => {
    const [head, own] = [write(drawn_as), capitalise(verdict)];
    const isSaid = verdict === drawn_as;
    const text = isSaid ? head : own.startsWith(head) ? own : `${head}: ${verdict}`;
    return [{ kind: 'heading', text } as const];
  };
  const list = listRows({
    width,
    rows,
    top: 1,
    glyphOf: ({ drawn_as }) => glyphs[drawn_as],
    glyphY: 22,
    columns: wide
      ? [
          { x: 30, width: 400, pieces: claim },
          { x: 440, width: width - 440, pieces: verdict },
        ]
      : [{ x: 28, width: width - 28, pieces: (row) => [...claim(row), ...verdict(row)] }],
  });
  return picture(width, list.bottom, list.marks, list.labels);
}
