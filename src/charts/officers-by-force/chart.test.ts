import { expect, test } from 'vitest';
import { findChart } from '../index.ts';
import { inEachState, offScale } from '../testing/drawn.ts';

const states = inEachState(findChart('officers-by-force'));

test('draws headcount alone, each on one scale, whichever force is shown', () => {
  for (const { label, points } of states)
    expect(offScale(points.map(({ row, y }) => [Number(row.headcount), y])), label).toEqual([]);
});

test('draws no year of which only full-time equivalents are known', () => {
  const drawn = states.flatMap(({ points }) => points.map(({ row }) => row));
  expect(drawn.filter((row) => row.headcount === null)).toEqual([]);
  expect(states.flatMap(({ shown }) => shown).some((row) => row.headcount === null && row.fte !== null)).toBe(
    true,
  );
});

test('says that its scale does not begin at zero', () => {
  expect(states.filter(({ headed }) => !headed[1]?.endsWith('not at zero'))).toEqual([]);
});
