import { expect, test } from 'vitest';
import { mergeSmall } from './merge-small.ts';

const merge = (blocks: Record<string, number[]>, threshold = 10) =>
  mergeSmall(
    Object.entries(blocks).map(([name, counts]) => ({ holds: name.split('+'), counts })),
    threshold,
  )?.map(({ holds, counts }) => `${holds.join('+')}: ${counts.join(' ')}`);

test('all that reach the threshold stay', () => {
  expect(merge({ a: [10], b: [90] })).toEqual(['b: 90', 'a: 10']);
});

test('two small ones that reach it together are merged', () => {
  expect(merge({ a: [80], b: [4], c: [6], d: [10] })).toEqual(['a: 80', 'd: 10', 'b+c: 10']);
});

test('one small one takes the next smallest with it', () => {
  expect(merge({ a: [80], b: [4], c: [16] })).toEqual(['a: 80', 'b+c: 20']);
});

test('one that is small in one group is merged in all', () => {
  expect(merge({ a: [40, 40], b: [30, 9], c: [20, 20] })).toEqual(['a: 40 40', 'b+c: 50 29']);
});

test('what was merged before is merged again, so that there is one of the kind', () => {
  expect(merge({ 'x+y': [70, 70], a: [50, 50], b: [8, 20], c: [60, 60] })).toEqual([
    'c: 60 60',
    'a: 50 50',
    'b+x+y: 78 90',
  ]);
});

test('of yes and no, with few that say no, nothing can be told', () => {
  expect(merge({ yes: [995], no: [5] })).toBeUndefined();
});
