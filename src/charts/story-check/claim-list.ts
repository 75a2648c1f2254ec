import { isWide, type Write } from '../kit/define-chart.ts';
import { drawGlyphs, listRows, type Glyph } from '../kit/list-rows.ts';
import { interactive } from '../kit/points.ts';
import { capitalise } from '../kit/rows-and-phrases.ts';
import { picture } from '../kit/shapes.ts';
import { type Row, verdictGlyphs } from './rows.ts';

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
    [...list.marks, ...drawGlyphs(rows, ({ drawn_as }): Glyph => verdictGlyphs[drawn_as], at, interactive)],
    list.labels,
  );
}
