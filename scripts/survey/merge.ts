import { greatest, sum } from 'd3';

/** Answers or groups that are counted as one. */
export interface Block {
  /** What it holds, by name: one answer, or several that were merged. */
  holds: string[];
  /** How many, in each group that is published by itself. */
  counts: number[];
}

const total = ({ counts }: Block) => sum(counts);
const name = ({ holds }: Block) => holds.join();
const bySize = (a: Block, b: Block) => total(a) - total(b) || (name(a) < name(b) ? -1 : 1);

const join = (blocks: Block[]): Block => ({
  holds: blocks.flatMap(({ holds }) => holds).toSorted(),
  counts: (blocks[0]?.counts ?? []).map((_, group) => sum(blocks, ({ counts }) => counts[group])),
});

/** More than these have too many partitions to try them all. */
const mostToTry = 7;

/** Every way to merge some of these, largest first; of many of them, only ways to merge the smallest. */
export function waysToMerge(blocks: Block[]): Block[][] {
  const sorted = blocks.toSorted(bySize);
  const ways =
    sorted.length <= mostToTry
      ? partitionsOf(sorted).map((parts) => parts.map(join))
      : sorted.map((_, last) => [join(sorted.slice(0, last + 1)), ...sorted.slice(last + 1)]);
  return ways.map((way) => way.toSorted(bySize).reverse());
}

function partitionsOf(blocks: Block[]): Block[][][] {
  const [first, ...others] = blocks;
  if (first === undefined) return [[]];
  return partitionsOf(others).flatMap((parts) => [
    [[first], ...parts],
    ...parts.map((part, index) => parts.with(index, [first, ...part])),
  ]);
}

/**
 * Merges the fewest that make every count reach the threshold. A count that is hidden alone would be given away by
 * subtraction from the total, so nothing is dropped and totals stay. Small ones are merged with one another; where all of
 * them together are still small, with the next smallest. Largest first; empty where all would be one.
 */
export function mergeSmall(blocks: Block[], threshold: number): Block[] {
  const isSafe = ({ counts }: Block) => counts.every((count) => count >= threshold);
  const { safe = [], small = [] } = Object.groupBy(blocks.toSorted(bySize), (block) =>
    isSafe(block) ? 'safe' : 'small',
  );
  const alone = isSafe(join(small)) ? safe : safe.slice(1);
  const merging = [...small, ...safe.slice(0, safe.length - alone.length)];
  const ways = waysToMerge(merging).filter((way) => way.every(isSafe));
  const merged = greatest(ways, (a, b) => a.length - b.length);
  const left = [...alone, ...(merged ?? [])].toSorted(bySize).reverse();
  return merged && left.length > 1 ? left : [];
}
