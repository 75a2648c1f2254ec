const tiny = 1e-9;
const firstOf = (row: number[]) => row.findIndex((value) => Math.abs(value) > tiny);

/** The row less what those before it explain of it, each of which stands at its first place. */
function reduce(basis: Map<number, number[]>, row: number[]): number[] {
  return [...basis].reduce(
    (left, [place, base]) => left.map((value, index) => value - (left[place] ?? 0) * (base[index] ?? 0)),
    row,
  );
}

/**
 * Whether a sum of unknown counts follows from known sums of them by adding and subtracting: whether it lies in the space
 * that the known ones span. Sums are given as rows of 0 and 1, one place an unknown.
 */
export function isWorkedOut(known: number[][]): (sum: number[]) => boolean {
  const basis = new Map<number, number[]>();
  for (const sum of known) {
    const left = reduce(basis, sum);
    const place = firstOf(left);
    if (place >= 0)
      basis.set(
        place,
        left.map((value) => value / (left[place] ?? 1)),
      );
  }
  return (sum) => firstOf(reduce(basis, sum)) < 0;
}
