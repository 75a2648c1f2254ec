import { expect, test } from 'vitest';
import { findChart } from '../index.ts';
import { inEachState } from '../testing/drawn.ts';

const states = inEachState(findChart('officers-by-force'));

test('draws headcount alone, each on one scale, whichever force is shown', () => {
  const offenders = states.filter(({ points }) => {
    const counts = points.map(({ row, y }) => [Number(row.headcount), y] as const);
    const [least = [0, 0], ...others] = counts.toSorted(([a], [b]) => a - b);
    const greatest = others.at(-1) ?? least;
    const isOnScale = ([count, y]: readonly [number, number]) =>
      Math.abs((count - least[0]) * (greatest[1] - least[1]) - (y - least[1]) * (greatest[0] - least[0])) < 1;
    return counts.length < 2 || !counts.every(isOnScale);
  });
  expect(offenders.map(({ label }) => label)).toEqual([]);
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
