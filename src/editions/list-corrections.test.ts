import { expect, test } from 'vitest';
import { firstOfEachDay } from './list-corrections.ts';

test('a chart says once that it was corrected on a day', () => {
  const days = ['2026-12-02', '2026-12-01', '2026-12-01'].map((corrected, id) => ({ corrected, id }));
  expect(firstOfEachDay(days).map(({ id }) => id)).toEqual([0, 1]);
});
