import * as Plot from '@observablehq/plot';
import { expect, test } from 'vitest';
import { fixtureChart } from '../testing/fixture-chart.ts';
import { defineChart } from './define-chart.ts';
import { interactive } from './points.ts';
import { renderChart } from './render-chart.ts';

/** Where points are is tested with the charts. */

const rows = [
  { kind: 'a', from: 0, value: 10 },
  { kind: 'b', from: 20, value: 60 },
];
function pointsOf(...marks: Plot.Markish[]) {
  const tooltip = ({ kind }: (typeof rows)[number]) => ({ about: kind });
  const chart = defineChart({ ...fixtureChart, rows: () => rows, tooltip, draw: () => ({ marks }) });
  return renderChart(chart, rows, { width: 100 }).points.map(({ words, colour }) => [words, colour]);
}

test('a row is one point, with the colour of the topmost interactive mark, filled row by row or drawn', () => {
  const at = { x: 'from', y: 'value' } as const;
  const line = interactive(Plot.line(rows, { ...at, stroke: 'var(--event)' }));
  const fill = ({ kind }: (typeof rows)[number]) => `var(--${kind})`;
  const dot = interactive(Plot.dot(rows.slice(0, 1), { ...at, fill }));
  const background = () => Plot.dot(rows, { ...at, fill: 'var(--band)' });
  expect(pointsOf(line, [background(), [dot]], background(), null)).toEqual([
    ['b', 'var(--event)'],
    ['a', 'var(--a)'],
  ]);
});

test('a mark that has no place for a row, as that of a misspelt column, is refused, and so is a picture without a row', () => {
  const misspelt = interactive(Plot.dot(rows, { x: 'from', y: 'valeu' }));
  expect(() => pointsOf(misspelt)).toThrow('fixture: a mark has no place for “a”');
  expect(() => pointsOf(interactive(Plot.dot([])))).toThrow('fixture: no row is drawn');
});
