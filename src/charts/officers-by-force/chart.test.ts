import { expect, test } from 'vitest';
import { inEachState, offScale } from '../testing/drawn.ts';

const states = inEachState('officers-by-force');

test('draws headcount alone, each on one scale, whichever force is shown, and no year of which only full-time equivalents are known', () => {
  for (const { label, points } of states) {
    const marks = points.map(({ row, y }): [number, number] => [Number(row.headcount ?? NaN), y]);
    expect(offScale(marks), label).toEqual([]);
  }
  expect(states.flatMap(({ shown }) => shown).some((row) => row.headcount === null && row.fte)).toBe(true);
});

test('says that its scale does not begin at zero', () => {
  expect(states.filter(({ headed }) => !headed[1]?.endsWith('not at zero'))).toEqual([]);
});
