import { max, min, sum } from 'd3';

/** Answers or groups that are counted as one. */
export interface CountedBlock {
  /** What it holds, by name: one answer, or several that were merged. */
  holds: string[];
  /** How many, in each group that is published by itself. */
  counts: number[];
}

/** The counts of one question: of each answer, or several together, in each group, or several together. */
export interface SurveyTable {
  question: string;
  groups: string[][];
  answers: CountedBlock[];
}

const step = 5;
const toNearest = (count: number) => Math.round(count / step) * step;
const reach = (step - 1) / 2;
/** What a rounded count may have been. */
const lowOf = (count: number) => Math.max(0, toNearest(count) - reach);
const highOf = (count: number) => toNearest(count) + reach;

/** At least this many values must remain possible for a count below the threshold. */
const fewestValues = 3;

/**
 * Tables of the same people with every count rounded, without those that would still give away a count below the
 * threshold. A reader knows of each count what it may have been, that a group has one size in all questions, and how many
 * people there are in all. Totals are sums of rounded counts, so they give nothing more away.
 */
export function roundTables(tables: SurveyTable[], threshold: number): SurveyTable[] {
  const givesAway = tables.findLast((table) => hasNarrow(table, tables, threshold));
  if (givesAway)
    return roundTables(
      tables.filter((table) => table !== givesAway),
      threshold,
    );
  return tables.map((table) => ({
    ...table,
    answers: table.answers.map(({ holds, counts }) => ({ holds, counts: counts.map(toNearest) })),
  }));
}

function hasNarrow({ answers, groups }: SurveyTable, tables: SurveyTable[], threshold: number): boolean {
  const people = sum(answers, ({ counts }) => sum(counts));
  const sizes = groups.map((_, group) => {
    const sumOf = (bound: (count: number) => number) => (table: SurveyTable) =>
      sum(table.answers, ({ counts }) => bound(counts[group] ?? 0));
    return { low: max(tables, sumOf(lowOf)) ?? 0, high: min(tables, sumOf(highOf)) ?? 0 };
  });
  const [allLow, allHigh] = [sum(sizes, ({ low }) => low), sum(sizes, ({ high }) => high)];
  return sizes.some((size, group) => {
    const low = Math.max(size.low, people - (allHigh - size.high));
    const high = Math.min(size.high, people - (allLow - size.low));
    const counts = answers.map((answer) => answer.counts[group] ?? 0);
    return counts.some((count) => {
      const least = Math.max(lowOf(count), low - (sum(counts, highOf) - highOf(count)));
      const most = Math.min(highOf(count), high - (sum(counts, lowOf) - lowOf(count)));
      return count < threshold && most - least + 1 < fewestValues;
    });
  });
}
