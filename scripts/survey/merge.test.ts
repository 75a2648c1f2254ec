import { expect, test } from 'vitest';
import { mergeSmall, waysToMerge } from './merge.ts';

const merge = (blocks: Record<string, number[]>) =>
  mergeSmall(
    Object.entries(blocks).map(([name, counts]) => ({ holds: [name], counts })),
    10,
  )
    .map(({ holds, counts }) => `${holds.join('+')} ${counts.join(' ')}`)
    .join(', ');

test('the fewest are merged that make every count reach the threshold', () => {
  const cases: [blocks: Record<string, number[]>, merged: string][] = [
    [{ a: [10], b: [90] }, 'b 90, a 10'],
    [{ a: [80], b: [4], c: [6], d: [10] }, 'a 80, d 10, b+c 10'],
    // One small one takes the next smallest with it; one that is small in one group is merged in all.
    [{ a: [80], b: [4], c: [16] }, 'a 80, b+c 20'],
    [{ a: [40, 40], b: [30, 9], c: [20, 20] }, 'a 40 40, b+c 50 29'],
    // Each is small somewhere; two pairs are safe.
    [{ a: [4, 40], b: [40, 4], c: [9, 20], d: [20, 9] }, 'b+c 49 24, a+d 24 49'],
    // Of yes and no, with few that say no, nothing can be told.
    [{ yes: [995], no: [5] }, ''],
    [{ yes: [3], no: [5] }, ''],
  ];
  expect(cases.map(([blocks]) => merge(blocks))).toEqual(cases.map(([, merged]) => merged));
});

test('of few every way to merge is tried, of many only ways to merge the smallest', () => {
  const ways = (length: number) =>
    waysToMerge(Array.from({ length }, (_, size) => ({ holds: [`${size}`], counts: [size] }))).length;
  expect([0, 1, 4, 7, 40].map(ways)).toEqual([1, 1, 15, 877, 40]);
});
