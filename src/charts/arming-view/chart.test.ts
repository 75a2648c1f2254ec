import * as Plot from '@observablehq/plot';
import { expect, test } from 'vitest';
import type { ChartRow } from '../../data/chart-row.ts';
import { hatchFill } from '../kit/marks.ts';
import { valuesOf, where } from '../kit/rows-and-phrases.ts';
import { drawn, drawnOf, ofKind, sentences } from '../testing/drawn.ts';

const { shown, marks, all, options, said } = drawn('arming-view');
const bars = ofKind(marks, Plot.BarX);
const arming = where(shown, { question_id: 'arming_view' });

test('starts every answer at its own zero, and stacks no answer on another but would not on would', () => {
  const starts = bars.flatMap((mark) =>
    mark.data.map((row): ChartRow => ({ ...row, start: Number(drawnOf(mark, 'x1', row)) })),
  );
  expect(starts).toHaveLength(shown.length);
  expect(where(starts, { part: 'answer' }).filter(({ start }) => start !== 0)).toEqual([]);
  expect(where(starts, { part: 'opposite answer' })).toMatchObject([{ bar: 'resign/would_resign' }]);
});

test('gives the three arming answers one shared mark for what was not published, which adds to none of them', () => {
  const [unknown, ...others] = where(arming, { part: 'not published' });
  const told = where(arming, { part: 'answer' }).reduce((sum, { percent }) => sum + Number(percent), 0);
  expect(others).toEqual([]);
  expect(valuesOf(arming, 'bar')).toHaveLength(4);
  expect(unknown).toMatchObject({ from: 0, percent: Math.round((100 - told) * 10) / 10 });
});

test('sets each bar against a hundred of its own', () => {
  expect(options.x?.domain).toEqual([0, 100]);
  const ticks = ofKind(all, Plot.TickX).filter(({ data }) => data.join() === '0,25,50,75,100');
  expect(ticks.map((mark) => drawnOf(mark, 'y', 0))).toEqual(valuesOf(shown, 'bar'));
});

test('fills every other question’s bar up to its hundred with what was not published, and hatches that alone', () => {
  const others = shown.filter((row) => !arming.includes(row));
  const lastOfEach = valuesOf(others, 'bar').map((bar) => where(others, { bar }).at(-1));
  expect(lastOfEach.filter((row) => row?.part !== 'not published' || row.to !== 100)).toEqual([]);
  const hatched = bars.filter(({ fill }) => fill === hatchFill).flatMap(({ data }) => data);
  expect(hatched).toEqual(where(shown, { part: 'not published' }));
});

test('never calls would carry support', () => {
  const support =
    /\b(support|back|favour|want)\w*\b.*\bcarry|\bcarry\b.*\b(support|back|favour|want)|\bsupport/i;
  const supporting = sentences(said).filter((sentence) => support.test(sentence));
  expect(new Set(supporting)).toEqual(new Set(['it is not support for it.']));
});
