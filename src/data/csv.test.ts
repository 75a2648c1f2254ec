import { expect, test } from 'vitest';
import { writeCsv } from './csv.ts';

test('a cell that a spreadsheet would run as a formula gets an apostrophe, on however many lines', () => {
  const cells = ['=1+1', '+1', '-177, -3%', '@SUM(A1)', '\t=1', '=1+1\nand more'];
  const rows = cells.map((note) => ({ note }));
  expect(writeCsv(rows).match(/'[=+\-@\t]/g)).toHaveLength(cells.length);
});

test('numbers stay numbers, and what is not known is empty', () => {
  expect(
    writeCsv([
      { value: -1.5, note: null },
      { value: 0, note: 'a, “b”' },
    ]),
  ).toBe('value,note\n-1.5,\n0,"a, “b”"\n');
});

test('a table without rows keeps its header', () => {
  expect(writeCsv([], ['correction_id', 'corrected'])).toBe('correction_id,corrected\n');
});
