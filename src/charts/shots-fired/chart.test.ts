import * as Plot from '@observablehq/plot';
import { expect, test } from 'vitest';
import { loadTables } from '../../data/generated.ts';
import { where } from '../kit/rows-and-phrases.ts';
import { drawn, drawnOf, ofKind } from '../testing/drawn.ts';
import { addUpYears, deriveShotsFired, panels } from './rows.ts';

const tables = loadTables();
const picture = drawn('shots-fired');
const inPicture = picture.shown.filter((row) => row.panel !== 'who');
const bars = ofKind(picture.marks, Plot.BarY);

test('adds up the newest ten years that all three series have', () => {
  const newest = addUpYears(deriveShotsFired(tables)).periods.at(-1);
  const discharges = tables.discharges.filter((row) => row.period !== newest);
  const { periods } = addUpYears(deriveShotsFired({ ...tables, discharges }));
  expect(periods).toHaveLength(10);
  expect(Number(newest?.slice(0, 4)) - Number(periods.at(-1)?.slice(0, 4))).toBe(1);
});

test('never draws an unknown year as zero', () => {
  const unknown = where(inPicture, { value: null });
  const kinds = picture.marks
    .filter(({ data }) => data.some((row) => unknown.includes(row)))
    .map((mark) => [mark.constructor.name, mark.fill]);
  expect(unknown.length).toBeGreaterThan(0);
  expect(kinds.map(String).toSorted()).toEqual(['BarY,url(#hatch)', 'Text,var(--muted)']);
  const zeros = where(inPicture, { value: 0 });
  const words = picture.points.filter(({ row }) => zeros.includes(row)).map((point) => point.words);
  expect(words).toHaveLength(zeros.length);
  expect(words.filter((text) => !text.startsWith('0 '))).toEqual([]);
});

test('gives each of the three panels a zero and a scale of its own, one below the other', () => {
  const extents = panels.map((panel) => {
    const drawnBars = bars
      .filter(({ fill }) => fill?.startsWith('var(') && fill !== 'var(--paper)')
      .flatMap((mark) =>
        where(mark.data, { panel }).map((row) => {
          const [zero, top] = [Number(drawnOf(mark, 'y1', row)), Number(drawnOf(mark, 'y2', row))];
          return { zero, top, scale: row.value === 0 ? null : ((zero - top) / Number(row.value)).toFixed(6) };
        }),
      );
    const scales = new Set(drawnBars.flatMap(({ scale }) => scale ?? []));
    expect([scales.size, new Set(drawnBars.map(({ zero }) => zero)).size], panel).toEqual([1, 1]);
    return [Math.min(...drawnBars.map(({ top }) => top)), drawnBars[0]?.zero ?? NaN];
  });
  const down = extents.flat();
  expect(down).toEqual(down.toSorted((a, b) => a - b));
});

test('draws a year as the Home Office gave it, with a later press figure hollow on top', () => {
  const also = inPicture.filter((row) => row.also_reported !== null);
  const hollow = bars.filter(({ fill }) => fill === 'var(--paper)');
  expect(also.length).toBeGreaterThan(0);
  expect(hollow.flatMap(({ data }) => data)).toEqual(also);
  const filled = bars.filter(({ fill }) => fill === 'var(--armed)').flatMap(({ data }) => data);
  expect(filled).toEqual(expect.arrayContaining(also));
});

test('counts the people shot dead from the national series, never from sums over forces', () => {
  const national = where(tables['fatal-shootings'], {
    measure: 'fatal_police_shootings_fatalities',
    geography: 'England and Wales',
  });
  const deaths = where(inPicture, { panel: 'deaths', standing: 'known' });
  const wrong = deaths.filter(
    (row) => !national.some(({ period, value }) => period === row.period && value === row.value),
  );
  expect(deaths.length).toBeGreaterThan(0);
  expect(wrong).toEqual([]);
});
