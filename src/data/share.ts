/** The part as a share of the total, from 0 to 1. Throws where there is no total to be a part of. */
export function share(part: number, total: number): number {
  if (!(total > 0)) throw new RangeError(`share of ${total}`);
  return part / total;
}

/** 0.4358 → 43.6: percentages are given in tenths. */
export const toPercent = (share: number): number => Math.round(share * 1000) / 10;

/** Sums of published tenths; the rounding only undoes binary fractions. */
export const toTenths = (percent: number): number => Math.round(percent * 10) / 10;

/** How many for each `base`, as in uses for every 1,000 officers. Not rounded. */
export function rate(events: number, population: number, base: number): number {
  return share(events, population) * base;
}

export interface Bounds {
  low: number;
  high: number;
}

/**
 * What the answers of some can say about all, where anyone could answer and some chose to: the share of all members if
 * no other member agreed, and if every other member did. Shares from 0 to 1.
 *
 * These are the worst-case bounds of Manski (1989, “Anatomy of the Selection Problem”). They are logic, not likelihood:
 * a margin of error would suppose that those who answered were drawn at random.
 */
export function boundsOfAll(shareOfRespondents: number, respondents: number, members: number): Bounds {
  if (respondents > members) throw new RangeError(`${respondents} respondents of ${members} members`);
  const agreed = shareOfRespondents * respondents;
  return { low: share(agreed, members), high: share(agreed + (members - respondents), members) };
}
