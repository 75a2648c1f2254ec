import { type Counts, everyone, noAnswer, otherAnswers, otherGroups } from './count-answers.ts';
import { type Block, mergeSmall } from './merge-small.ts';

/** One published count: of those in these groups, how many gave one of these answers. */
export interface Cell {
  question: string;
  answers: string[];
  groups: string[];
  count: number;
  base: number;
  /** How many of the base may have given no answer at all: those of the row that holds them. */
  silent: number;
}

export interface Tabulated {
  cells: Cell[];
  /** What was merged or left out, and why, for the editor. Names, never counts. */
  told: string[];
}

const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);

/** Cells of one table: each answer in each group. */
function cellsOf(question: string, answers: Block[], groups: string[][]): Cell[] {
  const silent = answers.find(({ holds }) => holds.includes(noAnswer));
  return groups.flatMap((names, index) => {
    const base = sum(answers.map(({ counts }) => counts[index] ?? 0));
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

type Answers = Map<string, Map<string, number>>;

const countIn = (counted: Answers, groups: string[], answers: string[]) =>
  sum(groups.flatMap((group) => answers.map((answer) => counted.get(group)?.get(answer) ?? 0)));
const mergedIn = (blocks: string[][]) => blocks.find((holds) => holds.length > 1)?.join(', ');
const why = (threshold: number) =>
  `because one of them has fewer than ${threshold}, or they would show one that has`;
const tooFew = (threshold: number, what: string) =>
  `because once those with fewer than ${threshold} are merged only one ${what} is left`;

/** The groups to publish, the same for all questions; none where there is no grouping, or nothing to tell by it. */
function planGroups(counted: Answers, threshold: number): { groups: string[][]; told: string[] } {
  if (counted.has(everyone)) return { groups: [], told: [] };
  const sizes = [...counted].map(([name, answers]) => ({
    holds: [name],
    counts: [sum([...answers.values()])],
  }));
  const groups = mergeSmall(sizes, threshold)?.map(({ holds }) => holds) ?? [];
  if (groups.length < 2) return { groups: [], told: [`groups: left out, ${tooFew(threshold, 'group')}`] };
  const merged = mergedIn(groups);
  return { groups, told: merged ? [`groups: ${merged} are ${otherGroups}, ${why(threshold)}`] : [] };
}

/** The table of one question, and the one by groups below it. */
function tabulateQuestion(
  question: string,
  counted: Answers,
  groups: string[][],
  threshold: number,
): Tabulated {
  const everywhere = [...counted.keys()];
  const options = new Set([...counted.values()].flatMap((answers) => [...answers.keys()]));
  const whole =
    mergeSmall(
      [...options].map((option) => ({ holds: [option], counts: [countIn(counted, everywhere, [option])] })),
      threshold,
    ) ?? [];
  if (whole.length < 2) return { cells: [], told: [`${question}: left out, ${tooFew(threshold, 'answer')}`] };
  const merged = mergedIn(whole.map(({ holds }) => holds));
  const told = merged ? [`${question}: ${merged} are ${otherAnswers}, ${why(threshold)}`] : [];
  const cells = cellsOf(question, whole, [[everyone]]);
  if (groups.length === 0) return { cells, told };

  const parts =
    mergeSmall(
      whole.map(({ holds }) => ({ holds, counts: groups.map((names) => countIn(counted, names, holds)) })),
      threshold,
    ) ?? [];
  if (parts.length < 2)
    return {
      cells,
      told: [...told, `${question}: not told by groups, ${tooFew(threshold, 'answer')} in some group`],
    };
  const mergedInGroups = mergedIn(parts.map(({ holds }) => holds));
  if (mergedInGroups && mergedInGroups !== merged)
    told.push(
      `${question}: by groups ${mergedInGroups} are ${otherAnswers}, ${why(threshold)}, in some group`,
    );
  return { cells: [...cells, ...cellsOf(question, parts, groups)], told };
}

/**
 * Tables of counts in which none is below the threshold, nor can be worked out from the others.
 *
 * Every question keeps the same groups, and in a table by groups every group keeps the same answers, each an answer of the
 * ungrouped table or several together. So what subtraction yields is again a sum of what is printed. Rules that hide cells
 * group by group do not have that: the other groups and the total give the hidden one away. No answer counts as an answer,
 * so all questions have one base, and their bases give nothing away either.
 */
export function tabulate({ answers }: Counts, threshold: number): Tabulated {
  const [first = new Map<string, Map<string, number>>()] = answers.values();
  const { groups, told } = planGroups(first, threshold);
  const tables = [...answers].map(([question, counted]) =>
    tabulateQuestion(question, counted, groups, threshold),
  );
  return {
    cells: tables.flatMap(({ cells }) => cells),
    told: [...told, ...tables.flatMap((table) => table.told)],
  };
}
