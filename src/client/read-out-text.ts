import type { Place } from '../charts/kit/exploration.ts';

/** The text of a step for a screen reader: its place, whether it is an end, and the value. */
export function describeStep(index: number, count: number, words: string): string {
  const end = index === 0 ? ', first' : index === count - 1 ? ', last' : '';
  return `${index + 1} of ${count}${end}. ${words}`;
}

/** What is nearest to `at` between two places, in whichever order. */
export const nearest = (at: number, a: number, b: number) =>
  Math.max(Math.min(a, b), Math.min(Math.max(a, b), at));

/** The index of the point or bar nearest to x and y. */
export function findNearest(places: Place[], x: number, y: number): number {
  const distances = places.map(
    ([toX, toY, fromX = toX, fromY = toY]) =>
      (x - nearest(x, fromX, toX)) ** 2 + (y - nearest(y, fromY, toY)) ** 2,
  );
  return distances.indexOf(Math.min(...distances));
}

/** The name of a value in an address: what stands before the colon of its text. “Kent: 225 uses” is kent. */
export const valueId = (words: string): string =>
  (words.split(':')[0] ?? '').toLowerCase().replaceAll(/[^a-z]+/g, '-');
