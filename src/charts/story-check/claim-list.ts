import type { CheckedText } from '../../data/checked-text.ts';
import { isWide } from '../kit/define-chart.ts';
import type { Label } from '../kit/labels.ts';
import { drawSigns, listRows, type Sign } from '../kit/list-rows.ts';
import { interactive } from '../kit/points.ts';
import { capitalise } from '../kit/rows-and-phrases.ts';
import { picture } from '../kit/shapes.ts';
import { type Row, signs } from './rows.ts';

/** Each claim beside what the sources say of it, with a sign of how far they bear it out; above them what the signs are. */
export function drawClaims(rows: Row[], width: number, write: (heading: string) => CheckedText) {
  const wide = isWide(width);
  const words = (drawn_as: string) => write(`On the picture, ${drawn_as}`);
  const key = Object.entries(signs).map(([drawn_as, sign], index) => {
    const [across, down] = wide ? [index, 0] : [index % 2, Math.floor(index / 2)];
    return { sign, text: words(drawn_as), x: 9 + across * (wide ? 150 : 130), y: 12 + down * 24 };
  });
  const claim = (row: Row) => [{ kind: 'annotation', text: row.claim } as const];
  const verdict = ({ verdict, drawn_as, what_sources_say }: Row) => {
    const [head, own] = [words(drawn_as), capitalise(verdict)];
    const isSaid = verdict === drawn_as || own.startsWith(head);
    const reason = `${isSaid ? '' : `${own}. `}${capitalise(what_sources_say)}.`;
    return [
      { kind: 'heading', text: own.startsWith(head) ? own : head } as const,
      { kind: 'name', text: reason, fill: 'var(--ink-2)' } as const,
    ];
  };
  const list = listRows({
    width,
    rows,
    top: (key.at(-1)?.y ?? 0) + 24,
    columns: wide
      ? [
          { x: 30, width: 276, pieces: claim },
          { x: 316, width: width - 316, pieces: verdict },
        ]
      : [{ x: 28, width: width - 28, pieces: (row) => [...claim(row), ...verdict(row)] }],
  });
  const at = (row: Row) => ({ x: 9, y: list.boxOf(row).y1 + 22 });
  return picture(
    width,
    list.bottom,
    [
      ...list.marks,
      ...drawSigns(
        key,
        ({ sign }) => sign,
        (entry) => entry,
      ),
      ...drawSigns(rows, ({ drawn_as }): Sign => signs[drawn_as], at, interactive),
    ],
    [...key.map(({ text, x, y }): Label => ({ kind: 'name', text, x: x + 15, y })), ...list.labels],
  );
}
