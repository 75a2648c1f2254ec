import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { zipFiles } from './data-package.ts';

test('a zip holds its files, in one order whatever the order they came in, without the time of the day', () => {
  const files = ['b.csv', 'a.csv'].map((path) => [path, new TextEncoder().encode(path)] as const);
  const zip = zipFiles(new Map(files));
  const unzipped = Object.entries(unzipSync(zip));
  expect(unzipped.map(([path, bytes]) => `${path}: ${new TextDecoder().decode(bytes)}`)).toEqual([
    'a.csv: a.csv',
    'b.csv: b.csv',
  ]);
  expect(zipFiles(new Map(files.toReversed()))).toEqual(zip);
});
