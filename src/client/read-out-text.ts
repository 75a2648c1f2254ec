/** The text of a step for a screen reader: its place, whether it is an end, and the value. */
export function describeStep(index: number, count: number, words: string): string {
  const end = index === 0 ? ', first' : index === count - 1 ? ', last' : '';
  return `${index + 1} of ${count}${end}. ${words}`;
}

/** The index of the point nearest to x and y. */
export function findNearest(points: [x: number, y: number][], x: number, y: number): number {
  const distances = points.map(([px, py]) => (px - x) ** 2 + (py - y) ** 2);
  return distances.indexOf(Math.min(...distances));
}

/** The name of a value in an address: what stands before the colon of its text. “Kent: 225 uses” is kent. */
export const valueId = (words: string): string =>
  (words.split(':')[0] ?? '').toLowerCase().replaceAll(/[^a-z]+/g, '-');
