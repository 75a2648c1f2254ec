import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { zipFiles } from './data-package.ts';

const file = (text: string) => new TextEncoder().encode(text);

test('a zip holds its files, in one order whatever the order they came in, without the time of the day', () => {
  const zip = zipFiles(
    new Map([
      ['b.csv', file('b\n1\n')],
      ['a.csv', file('a\n')],
    ]),
  );
  expect(
    Object.entries(unzipSync(zip)).map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]),
  ).toEqual([
    ['a.csv', 'a\n'],
    ['b.csv', 'b\n1\n'],
  ]);
  expect(
    zipFiles(
      new Map([
        ['a.csv', file('a\n')],
        ['b.csv', file('b\n1\n')],
      ]),
    ),
  ).toEqual(zip);
});
