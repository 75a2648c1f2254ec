import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { fixtureChart } from '../testing/fixture-chart.ts';
import { defineChart } from './define-chart.ts';
import { capturePoints, interactive } from './points.ts';
import { renderChart } from './render-chart.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const rows = [
  { kind: 'a', from: 0, to: 20, value: 10 },
  { kind: 'b', from: 20, to: 100, value: 60 },
];

/** Where points are is tested with the charts. A picture of 100 by 100 pixels, in which a value is a pixel from the left or from the bottom. */
function pointsOf(...marks: Plot.Markish[]) {
  const points = capturePoints(marks, ({ kind, value }) => `${kind} is ${value}`);
  const scale = { domain: [0, 100] };
  Plot.plot({ width: 100, height: 100, margin: 0, axis: null, x: scale, y: scale, marks, document });
  return [...points.values()];
}

test('takes the colour of a filled mark, row by row, and of one that is drawn', () => {
  const coloursOf = (mark: Plot.RenderableMark) => pointsOf(interactive(mark)).map(({ colour }) => colour);
  const at = { x: 'from', y: 'value' } as const;
  expect(coloursOf(Plot.line(rows, { ...at, stroke: 'var(--event)' }))[0]).toBe('var(--event)');
  const fill = ({ kind }: (typeof rows)[number]) => `var(--${kind})`;
  expect(coloursOf(Plot.dot(rows, { ...at, fill }))).toEqual(['var(--a)', 'var(--b)']);
});

test('looks at interactive marks alone, however deep they lie, and at the topmost of a row', () => {
  const dots = (some: typeof rows, x: string) => Plot.dot(some, { x, y: 'value' });
  const points = pointsOf(
    [dots(rows, 'to'), [interactive(dots(rows, 'from'))]],
    interactive(dots(rows.slice(0, 1), 'to')),
    null,
  );
  expect(points.map(({ words, x }) => [words, x])).toEqual([
    ['b is 60', 20],
    ['a is 10', 20],
  ]);
});

test('a mark that has no place for a row, as that of a misspelt column, is refused', () => {
  const chart = defineChart({
    ...fixtureChart,
    rows: () => rows,
    tooltip: ({ kind }) => ({ about: kind }),
    draw: () => ({ marks: [interactive(Plot.dot(rows, { x: 'from', y: 'valeu' }))] }),
  });
  expect(() => renderChart(chart, rows, { width: 100 })).toThrow('fixture: a mark has no place for “a”');
});
