import { greatest, sum } from 'd3';
import { type Counts, everyone, type Groups, noAnswer } from './answers.ts';
import { type Block, bySize, mergeSmall, waysToMerge } from './merge.ts';
import { roundTables } from './round.ts';

/** The counts of one question: of each answer, or several together, in each group, or several together. */
export interface SurveyTable {
  question: string;
  groups: string[][];
  answers: Block[];
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

interface Tabulated {
  cells: SurveyCell[];
  /** What was merged or left out, and why, for the editor. Names, never counts. */
  notes: string[];
}

function cellsOf({ question, groups, answers }: SurveyTable): SurveyCell[] {
  const silent = answers.find(({ holds }) => holds.includes(noAnswer));
  return groups.flatMap((names, group) => {
    const inGroup = { base: sum(answers, ({ counts }) => counts[group]), silent: silent?.counts[group] ?? 0 };
    return answers.map(({ holds, counts }) => ({
      question,
      answers: holds,
      groups: names,
      count: counts[group] ?? 0,
      ...inGroup,
    }));
  });
}

/** Of a question, how many in each of these groups gave one of each of these answers. */
function countIn(counted: Groups, groups: string[][], answers: string[][]): Block[] {
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
export function tabulate(counts: Counts, threshold: number): Tabulated {
  const questions = [...counts].map(([question, counted]) => {
    const blocks = countIn(counted, [[...counted.keys()]], answersOf(counted));
    return { question, counted, whole: mergeSmall(blocks, threshold) };
  });
  const groups = chooseGroups(questions, threshold);
  const tables = questions.map(({ question, counted, whole }) => {
    const inGroups = mergeAnswers(counted, groups, whole, threshold);
    const byGroups = inGroups.length > 0 ? [{ question, groups, answers: inGroups }] : [];
    return { question, tables: [{ question, groups: [[everyone]], answers: whole }, ...byGroups] };
  });
  const isGrouped = questions.some(({ counted }) => !counted.has(everyone));
  return {
    cells: tables.flatMap(({ tables }) => tables.flatMap(cellsOf)),
    notes: [
      ...describeMerged('groups:', groups, threshold),
      ...tables.flatMap(({ question, tables: [whole, byGroups] }) => [
        ...describeTable(`${question}:`, whole?.answers, threshold),
        ...(isGrouped ? describeTable(`${question}: by groups`, byGroups?.answers, threshold) : []),
      ]),
    ],
  };
}

/** Why names stand together in one row. */
export const explainMerged = (names: string[], threshold: number) =>
  `${new Intl.ListFormat('en-GB').format(names)} are merged, because apart they would show a count below ${threshold}`;

const describeMerged = (label: string, blocks: string[][], threshold: number): string[] =>
  blocks.filter((names) => names.length > 1).map((names) => `${label} ${explainMerged(names, threshold)}`);

const describeTable = (label: string, answers: Block[] | undefined, threshold: number): string[] =>
  answers && answers.length > 0
    ? describeMerged(
        label,
        answers.map(({ holds }) => holds),
        threshold,
      )
    : [
        `${label} left out, because no two answers or groups would be left if none had a count below ${threshold}`,
      ];

const mergeAnswers = (counted: Groups, groups: string[][], whole: Block[], threshold: number): Block[] =>
  groups.length > 1
    ? mergeSmall(
        countIn(
          counted,
          groups,
          whole.map(({ holds }) => holds),
        ),
        threshold,
      )
    : [];

/** The groups with which the most questions have a table, and then the fewest answers and groups are merged, and people in merged groups. */
function chooseGroups(questions: { counted: Groups; whole: Block[] }[], threshold: number): string[][] {
  const [first] = questions;
  const sizes = [...(first?.counted ?? [])].map(([name, answers]) => ({
    holds: [name],
    counts: [sum(answers.values())],
  }));
  const plans = waysToMerge(sizes).map((blocks) => {
    const groups = blocks
      .toSorted(bySize)
      .reverse()
      .map(({ holds }) => holds);
    const tables = questions.map(({ counted, whole }) => mergeAnswers(counted, groups, whole, threshold));
    return {
      groups,
      tables: tables.filter((table) => table.length > 0).length,
      left: groups.length + sum(tables, (table) => table.length),
      alone: sum(blocks, ({ holds, counts }) => (holds.length > 1 ? 0 : sum(counts))),
    };
  });
  const best = greatest(plans, (a, b) => a.tables - b.tables || a.left - b.left || a.alone - b.alone);
  return best && best.tables > 0 ? best.groups : [];
}

/** Tables of counts rounded to the nearest 5, with nothing merged: the one by groups, and that of all as its sums. */
export function tabulateRounded(counts: Counts, threshold: number): Tabulated {
  const tables = [...counts].map(([question, counted]) => {
    const groups = [...counted.keys()].toSorted().map((name) => [name]);
    return { question, groups, answers: countIn(counted, groups, answersOf(counted)) };
  });
  const rounded = roundTables(tables, threshold);
  const lost = tables.filter(({ question }) => !rounded.some((table) => table.question === question));
  return {
    cells: rounded.flatMap((table) => {
      const answers = table.answers.map(({ holds, counts }) => ({ holds, counts: [sum(counts)] }));
      const whole = cellsOf({ ...table, groups: [[everyone]], answers });
      const byGroups = cellsOf(table).filter(
        ({ groups, base }) => groups[0] !== everyone && base >= threshold,
      );
      return [...whole, ...byGroups];
    }),
    notes: lost.map(
      ({ question }) =>
        `${question}: left out, because even rounded its counts would give away one below ${threshold}`,
    ),
  };
}
