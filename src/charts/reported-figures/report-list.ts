import { formatDate } from '../../data/format.ts';
import { isWide, type Write } from '../kit/define-chart.ts';
import type { Label } from '../kit/labels.ts';
import { drawGlyphs, listRows, type Piece } from '../kit/list-rows.ts';
import { interactive } from '../kit/points.ts';
import { picture } from '../kit/shapes.ts';
import { carriedGlyphs, type Row } from './rows.ts';

/** Each report with the figure that it printed, and a glyph of how it carried the union’s own. */
export function drawReports(reports: Row[], width: number, write: Write) {
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
  const heads = ['report', 'day', 'printed', 'carried'].map((heading) => write(heading));
  const list = listRows({ width, rows: reports, top: wide ? 24 : 0, columns });
  const at = (row: Row) => ({ x: 9, y: list.boxOf(row).y1 + 20 });
  return picture(
    width,
    list.bottom,
    [...list.marks, ...drawGlyphs(reports, (row) => carriedGlyphs[row.carried], at, interactive)],
    [
      ...(wide
        ? columns.map(({ x }, index): Label => ({ kind: 'axis', text: heads[index] ?? '', x, y: 10 }))
        : []),
      ...list.labels,
    ],
  );
}
