import { greatest, max, min, sum } from 'd3';
import { type Counts, type Groups, everyone, noAnswer } from './answers.ts';

/** Answers or groups that are counted as one. */
interface CountedBlock {
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

const total = ({ counts }: CountedBlock) => sum(counts);
const name = ({ holds }: CountedBlock) => holds.join();
const bySize = (a: CountedBlock, b: CountedBlock) => total(a) - total(b) || (name(a) < name(b) ? -1 : 1);

const join = (blocks: CountedBlock[]): CountedBlock => ({
  holds: blocks.flatMap(({ holds }) => holds).toSorted(),
  counts: (blocks[0]?.counts ?? []).map((_, group) => sum(blocks, ({ counts }) => counts[group])),
});

/** More than these have too many partitions to try them all. */
const mostToTry = 7;

/** Every way to merge some of these, largest first; of many of them, only ways to merge the smallest. */
function waysToMerge(blocks: CountedBlock[]): CountedBlock[][] {
  const sorted = blocks.toSorted(bySize);
  const ways =
    sorted.length <= mostToTry
      ? partitionsOf(sorted).map((parts) => parts.map(join))
      : sorted.map((_, last) => [join(sorted.slice(0, last + 1)), ...sorted.slice(last + 1)]);
  return ways.map((way) => way.toSorted(bySize).reverse());
}

function partitionsOf(blocks: CountedBlock[]): CountedBlock[][][] {
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
export function mergeSmall(blocks: CountedBlock[], threshold: number): CountedBlock[] {
  const isSafe = ({ counts }: CountedBlock) => counts.every((count) => count >= threshold);
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

/** One published count: of those in these groups, how many gave one of these answers. */
export interface SurveyCell {
  question: string;
  answers: string[];
  groups: string[];
  count: number;
  base: number;
  /** How many of the base may have given no answer at all: those of the row that holds them. */
  silent: number;
}

function cellsOf({ question, groups, answers }: SurveyTable): SurveyCell[] {
  const silent = answers.find(({ holds }) => holds.includes(noAnswer));
  return groups.flatMap((names, group) => {
    const base = sum(answers, ({ counts }) => counts[group]);
    const common = { question, groups: names, base, silent: silent?.counts[group] ?? 0 };
    return answers.map(({ holds, counts }) => ({ ...common, answers: holds, count: counts[group] ?? 0 }));
  });
}

const namesOf = (blocks: CountedBlock[]): string[][] => blocks.map(({ holds }) => holds);

/** How many people in each of these groups gave each of these answers to a question. */
function countIn(counted: Groups, groups: string[][], answers: string[][]): CountedBlock[] {
  const count = (names: string[], holds: string[]) =>
    sum(names, (name) => sum(holds, (answer) => counted.get(name)?.get(answer)));
  return answers.map((holds) => ({ holds, counts: groups.map((names) => count(names, holds)) }));
}

function answersOf(counted: Groups): string[][] {
  const answers = [...counted.values()].flatMap((group) => [...group.keys()]);
  return [...new Set(answers)].toSorted().map((answer) => [answer]);
}

/**
 * Tables of counts in which none is below the threshold, nor can be worked out from the others.
 *
 * Every question keeps the same groups, and in a table by groups every group keeps the same answers, each an answer of the
 * ungrouped table or several together. So what subtraction yields is again a sum of what is printed. Rules that hide cells
 * group by group do not have that: the other groups and the total give the hidden one away. No answer counts as an answer,
 * so all questions have one base, and their bases give nothing away either.
 */
export function tabulate(counts: Counts, threshold: number) {
  const questions = [...counts].map(([question, counted]) => {
    const blocks = countIn(counted, [[...counted.keys()]], answersOf(counted));
    return { question, counted, ungrouped: mergeSmall(blocks, threshold) };
  });
  const { groups, answers } = chooseGroups(questions, threshold);
  const isGrouped = questions.some(({ counted }) => !counted.has(everyone));
  const tables = questions.flatMap(({ question, ungrouped }, index): SurveyTable[] => [
    { question, groups: [[everyone]], answers: ungrouped },
    ...(isGrouped ? [{ question, groups, answers: answers[index] ?? [] }] : []),
  ]);
  return {
    cells: tables.flatMap(cellsOf),
    /** What was merged or left out, and why, for the editor. Names, never counts. */
    notes: [
      ...describeMerged('groups:', groups, threshold),
      ...tables.flatMap(({ question, groups: [first], answers }) => {
        const label = first?.[0] === everyone ? `${question}:` : `${question}: by groups`;
        const why = `because no two answers or groups would be left if none had a count below ${threshold}`;
        if (answers.length === 0) return [`${label} left out, ${why}`];
        return describeMerged(label, namesOf(answers), threshold);
      }),
    ],
  };
}

/** Why names stand together in one row. */
export const explainMerged = (names: string[], threshold: number) =>
  `${new Intl.ListFormat('en-GB').format(names)} are merged, because separately they would show a count below ${threshold}`;

const describeMerged = (label: string, blocks: string[][], threshold: number): string[] =>
  blocks.filter((names) => names.length > 1).map((names) => `${label} ${explainMerged(names, threshold)}`);

/**
 * The groups with which the most questions have a table by groups, and the answers of each question in them; none where a
 * question has no such table. Of these those with which the fewest answers and groups are merged, and then the fewest people.
 */
function chooseGroups(questions: { counted: Groups; ungrouped: CountedBlock[] }[], threshold: number) {
  const sizes = [...(questions[0]?.counted ?? [])].map(([name, answers]) => ({
    holds: [name],
    counts: [sum(answers.values())],
  }));
  const ways = waysToMerge(sizes).filter((way) => way.length > 1);
  const groupings = ways.map((way) => {
    const groups = namesOf(way);
    const answers = questions.map(({ counted, ungrouped }) =>
      mergeSmall(countIn(counted, groups, namesOf(ungrouped)), threshold),
    );
    const tables = answers.filter((table) => table.length > 0).length;
    const left = groups.length + sum(answers, (table) => table.length);
    const alone = sum(way, ({ holds, counts }) => (holds.length > 1 ? 0 : sum(counts)));
    return { groups, answers, tables, left, alone };
  });
  const best = greatest(
    groupings.filter(({ tables }) => tables > 0),
    (a, b) => a.tables - b.tables || a.left - b.left || a.alone - b.alone,
  );
  return best ?? { groups: [], answers: [] };
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

/** Tables of counts rounded to the nearest 5, with nothing merged: the one by groups, and that of all as its sums. */
export function tabulateRounded(counts: Counts, threshold: number): ReturnType<typeof tabulate> {
  const tables = [...counts].map(([question, counted]) => {
    const groups = [...counted.keys()].toSorted().map((name) => [name]);
    return { question, groups, answers: countIn(counted, groups, answersOf(counted)) };
  });
  const rounded = roundTables(tables, threshold);
  const cells = rounded.flatMap((table) => {
    const answers = table.answers.map(({ holds, counts }) => ({ holds, counts: [sum(counts)] }));
    const byGroups = table.groups[0]?.[0] === everyone ? [] : cellsOf(table);
    return [...cellsOf({ ...table, groups: [[everyone]], answers }), ...byGroups];
  });
  const lost = tables.filter(({ question }) => !rounded.some((table) => table.question === question));
  const few = cells.filter(({ base }) => base < threshold);
  const notes = [
    ...lost.map(
      ({ question }) =>
        `${question}: left out, because rounded it would give away a count below ${threshold}`,
    ),
    ...few.map(
      ({ question, groups }) =>
        `${question}: ${groups.join()} left out, because its rounded counts come to fewer than ${threshold}`,
    ),
  ];
  return { cells: cells.filter(({ base }) => base >= threshold), notes: [...new Set(notes)] };
}
