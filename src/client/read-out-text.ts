import type { ValuePosition } from '../charts/kit/exploration.ts';

/** The text of a step for a screen reader: its place, whether it is an end, and the value. */
export function describeStep(index: number, count: number, words: string): string {
  const end = index === 0 ? ', first' : index === count - 1 ? ', last' : '';
  return `${index + 1} of ${count}${end}. ${words}`;
}

/** How far `at` is from what lies between two positions, in whichever order. */
const distance = (at: number, from: number, to: number) =>
  at - ([at, from, to].sort((one, other) => one - other)[1] as number);

/** The index of the point or bar nearest to x and y. */
export function findNearest(positions: ValuePosition[], x: number, y: number): number {
  const distances = positions.map(
    ([toX, toY, fromX = toX, fromY = toY]) => distance(x, fromX, toX) ** 2 + distance(y, fromY, toY) ** 2,
  );
  return distances.indexOf(Math.min(...distances));
}

/** The name of a value in an address: what stands before the colon of its text. “Kent: 225 uses” is kent. */
export const valueId = (words: string): string =>
  (words.split(':')[0] ?? '').toLowerCase().replaceAll(/[^a-z]+/g, '-');
