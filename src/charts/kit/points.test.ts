import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import type { ChartRow } from '../../data/chart-row.ts';
import { capturePoints, interactive } from './points.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');

const rows = [
  { kind: 'a', from: 0, to: 20, value: 10 },
  { kind: 'b', from: 20, to: 100, value: 60 },
];

const tooltip = (row: ChartRow) => `${row['kind']} is ${row['value']}`;

/** A picture of 100 by 100 without margins, in which a value of the scale is a pixel from the left or from the bottom. */
function pointsOf(
  marks: Plot.Markish[],
  scales: Plot.PlotOptions = { x: { domain: [0, 100] }, y: { domain: [0, 100] } },
) {
  const points = capturePoints(marks, tooltip);
  Plot.plot({ width: 100, height: 100, margin: 0, axis: null, ...scales, marks, document });
  return points;
}

const bands: Plot.PlotOptions = {
  x: { domain: [0, 100] },
  y: { type: 'band', domain: ['a', 'b'], padding: 0 },
};

describe('capturePoints', () => {
  test('notes where each dot went, with its row and what it says', () => {
    expect(pointsOf([interactive(Plot.dot(rows, { x: 'from', y: 'value' }))])).toEqual([
      { row: rows[0], x: 0, y: 90, words: 'a is 10', colour: 'currentColor' },
      { row: rows[1], x: 20, y: 40, words: 'b is 60', colour: 'currentColor' },
    ]);
  });

  test('follows a mark that is moved, and takes its colour', () => {
    const moved = { x: 'from', y: 'value', dx: 3, dy: -5, fill: 'var(--armed)' } as const;
    const [point] = pointsOf([interactive(Plot.dot(rows, moved))]);
    expect(point).toMatchObject({ x: 3, y: 85, colour: 'var(--armed)' });
    const line = { x: 'from', y: 'value', stroke: 'var(--event)' } as const;
    expect(pointsOf([interactive(Plot.line(rows, line))])[0]?.colour).toBe('var(--event)');
  });

  test('points at the middle of a bar', () => {
    const points = pointsOf([interactive(Plot.barX(rows, { x1: 'from', x2: 'to', y: 'kind' }))], bands);
    expect(points.map(({ x, y }) => [x, y])).toEqual([
      [10, 25],
      [60, 75],
    ]);
  });

  test('points at the middle of its band where a dot stands in one', () => {
    const points = pointsOf(
      [
        Plot.barX(rows, { x1: 'from', x2: 'to', y: 'kind' }),
        interactive(Plot.dot(rows, { x: 'value', y: 'kind' })),
      ],
      bands,
    );
    expect(points.map(({ x, y }) => [x, y])).toEqual([
      [10, 25],
      [60, 75],
    ]);
  });

  test('points at the middle of a rectangle', () => {
    const points = pointsOf([interactive(Plot.rect(rows, { x1: 'from', x2: 'to', y1: 'value', y2: 100 }))]);
    expect(points.map(({ x, y }) => [x, y])).toEqual([
      [10, 45],
      [60, 20],
    ]);
  });

  test('notes each row of a line, which holds no element for a row', () => {
    const marks = [interactive(Plot.line(rows, { x: 'from', y: 'value' }))];
    const points = pointsOf(marks);
    expect(points.map(({ row }) => row)).toEqual(rows);
  });

  test('looks at the explored marks alone, however deep they lie', () => {
    const ground = Plot.dot(rows, { x: 'to', y: 'to' });
    const points = pointsOf([
      Plot.ruleY([0]),
      [ground, [interactive(Plot.dot(rows.slice(0, 1), { x: 'from', y: 'value' }))]],
      null,
    ]);
    expect(points.map(({ words }) => words)).toEqual(['a is 10']);
  });

  test('has no point for what is missing, since nothing is drawn for it', () => {
    const missing = [...rows, { kind: 'c', from: 50, to: 60, value: null }];
    expect(pointsOf([interactive(Plot.dot(missing, { x: 'from', y: 'value' }))])).toHaveLength(2);
  });
});
