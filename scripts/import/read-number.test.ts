import { expect, test } from 'vitest';
import { readNumber } from './read-number.ts';
import type { Cell } from './workbook.ts';

const read = (cell: string | Cell, decimalComma = false) => {
  const number = readNumber(typeof cell === 'string' ? { kind: 'text', text: cell } : cell, { decimalComma });
  return number.is === 'number'
    ? [number.value, number.percent ? 'percent' : '', number.revised ? 'revised' : '', number.remark ?? '']
        .filter((part) => part !== '')
        .join(', ')
    : number.is === 'sign'
      ? `sign ${number.sign}`
      : number.expected;
};

test.for([
  ['5861', '5861'],
  ['1,234', '1234, commas between thousands'],
  ['1 234', '1234, signs between thousands'],
  ['1\u00a0234', '1234, signs between thousands'],
  ['1.234,5', '1234.5, decimal commas'],
  ['43,6', '43.6, decimal commas'],
  ['43.6%', '43.6, percent'],
  ['12r', '12, revised'],
  ['1,234 [r]', '1234, revised, commas between thousands'],
  ['1234²', '1234'],
  ['12 [note 3]', '12'],
  ['..', 'sign ..'],
  [':', 'sign :'],
  ['–', 'sign -'],
  ['[x]', 'sign [x]'],
  ['n/a', 'sign n/a'],
  ['*', 'sign *'],
  ['5:4', 'a number'],
  ['12 officers', 'a number'],
] as const)('“%s” is %s', ([text, expected]) => {
  expect(read(text)).toBe(expected);
});

test('a comma is not guessed where another number has a decimal comma', () => {
  expect(read('1,234', true)).toBe(
    'a number of which the comma is plain; other numbers of this file have a decimal comma',
  );
});

test('0.436 is 43.6 only under a percent sign', () => {
  expect(read({ kind: 'number', text: '43.6%', value: 0.436, percent: true })).toBe('43.6, percent');
  expect(read({ kind: 'number', text: '0.436', value: 0.436 })).toBe('0.436');
});

test('the noise of binary fractions is left out, published decimals are not', () => {
  expect(read({ kind: 'number', text: '5,688', value: 5687.820_000_000_001_5 })).toBe('5687.82');
  expect(read({ kind: 'number', text: '2,806', value: 2805.6414 })).toBe('2805.6414');
});

test('a date or a failed formula is no number', () => {
  expect(read({ kind: 'date', text: '05-Apr', day: '2024-04-05' })).toBe(
    'a number; the spreadsheet has made a date or a time of it',
  );
  expect(read({ kind: 'error', text: '#REF!' })).toBe('a number; the formula of the cell failed');
});
