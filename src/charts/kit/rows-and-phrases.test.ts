import { expect, test } from 'vitest';
import { withNumber } from './rows-and-phrases.ts';

test('nothing is drawn of a figure in words, of a range, or of none', () => {
  const rows = ['4671', '13 to 22', 'high', null, '1.5'].map((value, place) => ({ value, place }));
  expect(withNumber(rows)).toEqual([
    { value: 4671, place: 0 },
    { value: 1.5, place: 4 },
  ]);
});
