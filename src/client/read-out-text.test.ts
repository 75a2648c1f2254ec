import { expect, test } from 'vitest';
import { describeStep, findNearest, valueId } from './read-out-text.ts';

test('a step is read with its place, and the ends as such', () => {
  const words = ['Severe.', 'Critical.', 'Substantial.'];
  expect(words.map((value, index) => describeStep(index, words.length, value))).toEqual([
    '1 of 3, first. Severe.',
    '2 of 3. Critical.',
    '3 of 3, last. Substantial.',
  ]);
});

test('a pointer finds the nearest point', () => {
  const points: [number, number][] = [
    [10, 20],
    [90, 30],
    [85, 70],
  ];
  expect([findNearest(points, 88, 33), findNearest(points, 88, 60), findNearest(points, -5, 0)]).toEqual([
    1, 2, 0,
  ]);
});

test('a value has a name for addresses', () => {
  expect(['Kent: 225 uses', 'Avon and Somerset: 374', 'Dyfed-Powys: not given: why'].map(valueId)).toEqual([
    'kent',
    'avon-and-somerset',
    'dyfed-powys',
  ]);
});
