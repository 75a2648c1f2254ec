import { sum } from 'd3';

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

function join(a: Block, b: Block): Block {
  return {
    holds: [...a.holds, ...b.holds].toSorted(),
    counts: a.counts.map((count, index) => count + (b.counts[index] ?? 0)),
  };
}

/**
 * Merges all blocks that have a count below the threshold into one, and with them the next smallest until every count of
 * that one reaches it: a cell hidden alone would be given away by subtraction from the total. What was merged before goes
 * into the same one. Nothing is dropped, so totals stay. Largest first, what is merged here last. Undefined where all
 * would be one: there is nothing to tell then.
 */
export function mergeSmall(blocks: Block[], threshold: number): Block[] | undefined {
  const isSmall = ({ counts }: Block) => counts.some((count) => count < threshold);
  const isMerged = ({ holds }: Block) => holds.length > 1;
  const kept = blocks.toSorted(bySize);
  if (!kept.some(isSmall)) return kept.reverse();
  const [first, ...others] = kept.filter((block) => isSmall(block) || isMerged(block));
  const rest = kept.filter((block) => !isSmall(block) && !isMerged(block));
  let merged = others.reduce(join, first as Block);
  while (isSmall(merged)) {
    const next = rest.shift();
    if (next === undefined) return undefined;
    merged = join(merged, next);
  }
  return rest.length === 0 ? undefined : [...rest.reverse(), merged];
}
