import * as Plot from '@observablehq/plot';
import { group } from 'd3';
import { type Label, paragraph } from '../kit/labels.ts';
import { interactive } from '../kit/points.ts';
import { filled, notPublished } from '../kit/shapes.ts';
import type { Row } from './rows.ts';

const lookOf = ({ armed, superseded }: Row): Plot.DotOptions => {
  if (superseded === 'yes') return { fill: 'var(--paper)', stroke: 'var(--unarmed)', strokeWidth: 1.5 };
  return armed === 'not named' ? notPublished : filled(armed === 'armed' ? 'armed' : 'unarmed');
};

const pitch = 23;

/** Roles one under the other, from the hardest run: an order, and no scale. Roles of one level share its figure. */
export function runList(
  width: number,
  runs: Row[],
  { heading, x, y, right }: { heading: string; x: number; y: number; right: number },
) {
  const head = paragraph(width, 'heading', heading, { x, y, room: right - x });
  const top = Math.round(head.bottom) + 16;
  const labels = runs.flatMap(({ level, armed, name }, index): Label[] => {
    const look = { fill: armed === 'armed' ? 'var(--armed)' : 'var(--ink)', y: top + index * pitch };
    const isFirst = runs[index - 1]?.level !== level;
    return [
      ...(isFirst ? [{ ...look, kind: 'value', text: level ?? '', x: x + 33, anchor: 'end' } as const] : []),
      { ...look, kind: 'name', text: name, x: x + 64 },
    ];
  });
  const dots = [...group(runs, (run) => JSON.stringify(lookOf(run))).values()].map((alike) => {
    const at = { x: () => x + 50, y: (run: Row) => top + runs.indexOf(run) * pitch, r: 5.5 };
    return interactive(Plot.dot(alike, { ...at, ...lookOf(alike[0] as Row) }));
  });
  return { marks: dots, labels: [head.label, ...labels], bottom: top + (runs.length - 0.5) * pitch };
}
