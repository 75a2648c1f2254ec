import { expect, test } from 'vitest';
import { splitRecords } from './split-records.ts';

test.each([
  [
    'a,b\n1,"2,3"\n',
    [
      ['a', 'b'],
      ['1', '2,3'],
    ],
  ],
  ['a\r\n"say ""so"",\nand so"\r\n', [['a'], ['say "so",\nand so']]],
  ['a,b\n,\n\n1,', [['a', 'b'], ['', ''], [''], ['1', '']]],
  ['', []],
  ['a,"b\n', undefined],
  ['a,"b"c\n', undefined],
])('%j', (text, records) => {
  expect(splitRecords(text)).toEqual(records);
});
