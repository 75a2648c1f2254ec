import type * as Plot from '@observablehq/plot';
import { formatCount } from '../../data/format.ts';
import { isWide, type Size, type Write } from '../kit/define-chart.ts';
import { type Label, widest } from '../kit/labels.ts';
import { compact } from '../kit/rows-and-phrases.ts';
import { annotateBelow, dotsAt, drawPath, type Part, picture } from '../kit/shapes.ts';
import type { Row, View } from './rows.ts';
import { strokeCount, layOutStrokes, strokes } from '../kit/strokes.ts';

/** A block of a thousand strokes for each place, with its labels above and below. */
export function drawStrokes({ drawn, deployable }: View, { width, bare }: Size, write: Write) {
  const wide = isWide(width);
  const layout = layOutStrokes(width);
  // The article sets the words of a single row beside it.
  const isLabelled = !bare || drawn.length > 1;
  const [head, gap, foot] = isLabelled ? (wide ? [30, 30, 24] : [46, 24, 24]) : [0, 0, 0];
  const nameOf = (row: Row) => `${row.place} ${formatCount(row.per_1000)}`;
  const afterName = widest(drawn.map(nameOf), 'question', width);
  let bottom = -gap;
  const parts = drawn.flatMap((row): Part[] => {
    const top = bottom + gap + head;
    const fit = row.measure === 'total_authorised' ? deployable : undefined;
    const full = fit?.per_1000 ?? row.per_1000;
    const draw = (from: number, to: number, look: Parameters<typeof strokes>[3]) => {
      const { d, ...attributes } = strokes(layout, [from, to], top, look);
      return drawPath(d, attributes);
    };
    const pointAt = (row: Row, from: number, to: number, render: Plot.RenderFunction) => {
      const at = { x: layout.x((from + to - 1) / 2), y: top + layout.height / 2 };
      return dotsAt([row], () => at, { fill: 'var(--armed)', render });
    };
    bottom = top + layout.height + (fit ? foot : 0);
    const marks = compact([
      draw(row.per_1000, strokeCount, 'unarmed'),
      pointAt(row, fit ? full : 0, row.per_1000, draw(0, row.per_1000, 'armed')),
      fit && pointAt(fit, 0, full, draw(full, row.per_1000, 'hole')),
    ]);
    if (!isLabelled) return [{ marks }];
    const publisher = row.as_quoted === 'yes' ? 'quoted' : row.place;
    const y = top - (wide ? 18 : 36);
    const labels: Label[] = [
      { text: nameOf(row), kind: 'question', x: 0, y },
      { text: write(publisher), kind: 'remark', x: wide ? afterName : 0, y: wide ? y + 1 : top - 15 },
      { text: write('not armed'), kind: 'remark', x: width, y: wide ? y + 1 : y, anchor: 'end' },
    ];
    if (!fit) return [{ marks, labels }];
    const right = layout.x(full - 1) + layout.thick / 2;
    return [{ marks, labels }, annotateBelow(top + layout.height + 5, 0, right, write('deployable'))];
  });
  return picture(width, bottom, parts);
}
