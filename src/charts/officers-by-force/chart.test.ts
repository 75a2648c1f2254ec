import { expect, test } from 'vitest';
import { findChart } from '../index.ts';
import { drawnOf, inEachState } from '../testing/drawn.ts';

test('draws headcount alone, whichever force is shown', () => {
  const others = inEachState(findChart('officers-by-force')).flatMap(({ label, marks }) => {
    const measured = marks
      .filter(({ channels }) => channels.y)
      .flatMap((mark) => mark.data.map((row) => [label, row.headcount, drawnOf(mark, 'y', row)]));
    expect(measured, label).not.toEqual([]);
    return measured.filter(([, headcount, value]) => headcount !== value);
  });
  expect(others).toEqual([]);
});
