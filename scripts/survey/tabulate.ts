import { sum } from 'd3';
import { type Counts, everyone, type Groups, noAnswer } from './answers.ts';
import { type Block, mergeSmall } from './merge-small.ts';

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

/** The cells of one table: each answer in each group. */
function cellsOf(question: string, answers: Block[], groups: string[][]): SurveyCell[] {
  const silent = answers.find(({ holds }) => holds.includes(noAnswer));
  return groups.flatMap((names, index) => {
    const base = sum(answers, ({ counts }) => counts[index]);
    return answers.map(({ holds, counts }) => ({
      question,
      answers: holds,
      groups: names,
      count: counts[index] ?? 0,
      base,
      silent: silent?.counts[index] ?? 0,
    }));
  });
}

/** Merges the small ones, and says which. None are left where all would be one. */
function mergeAndExplain(
  label: string,
  blocks: Block[],
  { threshold, kind }: { threshold: number; kind: 'answer' | 'group' },
): { blocks: Block[]; notes: string[] } {
  const left = mergeSmall(blocks, threshold) ?? [];
  if (left.length < 2) {
    const why = `because once those with fewer than ${threshold} are merged only one ${kind} is left`;
    return { blocks: [], notes: [`${label} left out, ${why}`] };
  }
  const merged = left.find(({ holds }) => holds.length > 1)?.holds.join(', ');
  const why = `because one of them has fewer than ${threshold}, or they would show one that has`;
  return { blocks: left, notes: merged ? [`${label} ${merged} are other_${kind}s, ${why}`] : [] };
}

/** The groups to publish, the same for all questions; none where there is no grouping, or nothing to tell by it. */
function planGroups(counted: Groups, threshold: number): { groups: string[][]; notes: string[] } {
  if (counted.has(everyone)) return { groups: [], notes: [] };
  const sizes = [...counted].map(([name, answers]) => ({ holds: [name], counts: [sum(answers.values())] }));
  const { blocks, notes } = mergeAndExplain('groups:', sizes, { threshold, kind: 'group' });
  return { groups: blocks.map(({ holds }) => holds), notes };
}

/** The table of one question, and the one by groups below it. */
function tabulateQuestion(
  question: string,
  counted: Groups,
  groups: string[][],
  threshold: number,
): Tabulated {
  const kind = 'answer';
  const countIn = (groups: Iterable<string>, answers: string[]) =>
    sum(groups, (group) => sum(answers, (answer) => counted.get(group)?.get(answer)));
  const options = [...new Set([...counted.values()].flatMap((answers) => [...answers.keys()]))];
  const counts = options.map((option) => ({ holds: [option], counts: [countIn(counted.keys(), [option])] }));
  const all = mergeAndExplain(`${question}:`, counts, { threshold, kind });
  const cells = cellsOf(question, all.blocks, [[everyone]]);
  if (groups.length === 0 || cells.length === 0) return { cells, notes: all.notes };

  const byGroup = all.blocks.map(({ holds }) => ({
    holds,
    counts: groups.map((names) => countIn(names, holds)),
  }));
  const inGroups = mergeAndExplain(`${question}: by groups`, byGroup, { threshold, kind });
  return {
    cells: [...cells, ...cellsOf(question, inGroups.blocks, groups)],
    notes: [...all.notes, ...inGroups.notes],
  };
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
  const [first = new Map<string, Map<string, number>>()] = counts.values();
  const { groups, notes } = planGroups(first, threshold);
  const tables = [...counts].map(([question, counted]) =>
    tabulateQuestion(question, counted, groups, threshold),
  );
  return {
    cells: tables.flatMap(({ cells }) => cells),
    notes: [...notes, ...tables.flatMap((table) => table.notes)],
  };
}
