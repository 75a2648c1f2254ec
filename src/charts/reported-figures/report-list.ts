import { formatDate } from '../../data/format.ts';
import { isWide, type Write } from '../kit/define-chart.ts';
import type { Label } from '../kit/labels.ts';
import { listRows, type Piece } from '../kit/list-rows.ts';
import { picture } from '../kit/shapes.ts';
import { carriedGlyphs, type Row } from './rows.ts';

/** Each report with the figure that it printed, and a glyph of how it carried the union’s own. */
export function drawReports(reports: Row[], width: number, write: Write) {
  const wide = isWide(width);
  const small = (text: string): Piece => ({ kind: 'remark', text, fill: 'var(--ink-2)' });
  const by = (row: Row): Piece => ({ kind: 'name', text: row.by });
  const printed = (row: Row): Piece[] => [{ kind: 'value', text: row.printed }];
  const carried = (row: Row): Piece[] => [{ kind: 'name', text: write(row.carried) }];
  const day = ({ published }: Row) => (published ? [small(formatDate(published))] : []);
  const columns = wide
    ? [
        { head: 'report', x: 30, width: 300, pieces: (row: Row) => [by(row)] },
        { head: 'day', x: 340, width: 130, pieces: day },
        { head: 'printed', x: 476, width: 90, pieces: printed },
        { head: 'carried', x: 574, width: width - 574, pieces: carried },
      ]
    : [
        { x: 28, width: 176, pieces: (row: Row) => [by(row), small(write(row.carried))] },
        { x: 222, width: 66, pieces: printed },
      ];
  const glyph = (row: Row) => carriedGlyphs[row.carried];
  const list = listRows({ width, rows: reports, columns, top: wide ? 24 : 0, glyph, glyphDown: 20 });
  const heads = columns.flatMap((column): Label[] =>
    'head' in column ? [{ kind: 'axis', text: write(column.head), x: column.x, y: 10 }] : [],
  );
  return picture(width, list.bottom, [{ labels: heads }, list]);
}
