import { cross, randomLcg, sum, transpose } from 'd3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countAnswers, everyone, parseAnswers } from './answers.ts';
import { type SurveyCell, type SurveyTable, mergeSmall, roundTables, tabulate } from './tabulate.ts';

const merge = (blocks: Record<string, number[]>) =>
  mergeSmall(
    Object.entries(blocks).map(([name, counts]) => ({ holds: [name], counts })),
    10,
  )
    .map(({ holds, counts }) => `${holds.join('+')} ${counts.join(' ')}`)
    .join(', ');

test('the fewest are merged that make every count reach the threshold', () => {
  const cases: [blocks: Record<string, number[]>, merged: string][] = [
    [{ a: [10], b: [90] }, 'b 90, a 10'],
    [{ a: [80], b: [4], c: [6], d: [10] }, 'a 80, d 10, b+c 10'],
    // One small one takes the next smallest with it; one that is small in one group is merged in all.
    [{ a: [80], b: [4], c: [16] }, 'a 80, b+c 20'],
    [{ a: [40, 40], b: [30, 9], c: [20, 20] }, 'a 40 40, b+c 50 29'],
    // Each is small somewhere; two pairs are safe.
    [{ a: [4, 40], b: [40, 4], c: [9, 20], d: [20, 9] }, 'b+c 49 24, a+d 24 49'],
    // With more than seven small answers, not every way to merge them is tried.
    [{ a: [3], b: [3], c: [3], d: [3], e: [3], f: [3], g: [3], h: [9], z: [90] }, 'z 90, a+b+c+d+e+f+g+h 30'],
    // Of yes and no, with few that say no, nothing can be published.
    [{ yes: [995], no: [5] }, ''],
    [{ yes: [3], no: [5] }, ''],
  ];
  expect(cases.map(([blocks]) => merge(blocks))).toEqual(cases.map(([, merged]) => merged));
});

/** Where a row first differs from 0 by more than rounding; -1 where it does not. */
const firstOf = (row: number[]) => row.findIndex((value) => Math.abs(value) > 1e-9);

/** The row less what those before it explain of it, each of which has 1 in its first position. */
const reduce = (basis: number[][], row: number[]) =>
  basis.reduce((rest, base) => {
    const times = rest[firstOf(base)] ?? 0;
    return rest.map((value, index) => value - times * (base[index] ?? 0));
  }, row);

/**
 * Whether a sum of unknown counts follows from known sums of them by adding and subtracting: whether it lies in the space
 * that the known ones span. Sums are given as rows of 0 and 1, one position an unknown.
 */
function isWorkedOut(known: number[][]): (sum: number[]) => boolean {
  const basis: number[][] = [];
  for (const sum of known) {
    const rest = reduce(basis, sum);
    const first = rest[firstOf(rest)];
    if (first !== undefined) basis.push(rest.map((value) => value / first));
  }
  return (sum) => firstOf(reduce(basis, sum)) < 0;
}

/** A person’s group and answers to two questions, as one letter each. */
type Person = [grade: string, one: string, two: string];

const threshold = 5;
const letters = ['a', 'b', 'c'];
const inThrees = <T>(list: T[]) => cross(list, cross(list, list), (a, [b, c]): [T, T, T] => [a, b, c]);
const kinds: Person[] = inThrees(letters);

/** How many there are of each of the 27 kinds of people: many kinds are rare. */
const crowd = fc.array(fc.oneof(fc.nat(2), fc.nat(2), fc.nat(12)), { minLength: 27, maxLength: 27 });
/** Two who answered a: merged with b in the whole, they would be given away by a table that merges them with c. */
const trap = kinds.map(([grade, one, two]) =>
  two === 'a' ? ({ aa: 2, ab: 5, ac: 4, bb: 5, bc: 12 }[grade + one] ?? 0) : 0,
);
const peopleOf = (crowd: number[]) =>
  kinds.flatMap((kind, index) => Array.from({ length: crowd[index] ?? 0 }, () => kind));

/** The counts of people, whose first cell is their group. */
const countPeople = (people: string[][], questions: string[]) =>
  countAnswers(parseAnswers([['grade', ...questions], ...people].map((cells) => cells.join()).join('\n')), {
    questions,
    by: 'grade',
  });
const tabulateCrowd = (people: Person[]) => tabulate(countPeople(people, ['one', 'two']), threshold).cells;

const isIn = ({ question, answers, groups }: SurveyCell, [grade, one, two]: Person) =>
  (groups[0] === everyone || groups.includes(grade)) && answers.includes(question === 'one' ? one : two);

test('each published count is right and reaches the threshold, each table adds to everybody, in whatever order people stand', () => {
  fc.assert(
    fc.property(crowd, (crowd) => {
      const people = peopleOf(crowd);
      const cells = tabulateCrowd(people);
      for (const cell of cells) {
        expect(cell.count).toBe(people.filter((person) => isIn(cell, person)).length);
        expect(cell.count).toBeGreaterThanOrEqual(threshold);
      }
      const tables = Map.groupBy(cells, ({ question, groups }) => `${question} ${groups[0] === everyone}`);
      for (const table of tables.values()) expect(sum(table, ({ count }) => count)).toBe(people.length);
      expect(tabulateCrowd(people.toReversed())).toEqual(cells);
    }),
  );
});

test('no count below the threshold can be worked out from the published ones by adding and subtracting', () => {
  const subsets = [['a'], ['b'], ['c'], ['a', 'b'], ['a', 'c'], ['b', 'c'], letters];
  fc.assert(
    fc.property(crowd, (crowd) => {
      const people = peopleOf(crowd);
      // That nobody at all gave an answer shows by its absence.
      const possible = kinds.filter((kind) =>
        kind.every((letter, position) => people.some((person) => person[position] === letter)),
      );
      const cells = tabulateCrowd(people);
      const canWorkOut = isWorkedOut(cells.map((cell) => possible.map((kind) => Number(isIn(cell, kind)))));
      for (const subset of inThrees(subsets)) {
        const isIncluded = (kind: Person) =>
          kind.every((letter, position) => subset[position]?.includes(letter));
        const isEmpty = !possible.some(isIncluded);
        if (!isEmpty && people.filter(isIncluded).length < threshold)
          expect(canWorkOut(possible.map((kind) => Number(isIncluded(kind))))).toBe(false);
      }
    }),
    { numRuns: 60, examples: [[trap]] },
  );
});

test('with 500 answers, four questions and five groups of uneven size, no table by group is lost', () => {
  const random = randomLcg(0.7);
  const pick = (length: number) => `${Math.floor(length * random() ** 3)}`;
  for (let file = 0; file < 20; file += 1) {
    const people = Array.from({ length: 500 }, () => [5, 3, 4, 5, 6].map(pick));
    const { cells } = tabulate(countPeople(people, ['a', 'b', 'c', 'd']), 10);
    const byGroups = cells.filter(({ groups }) => groups[0] !== everyone);
    expect(new Set(byGroups.map(({ question }) => question)).size).toBe(4);
  }
});

/** A question of yes and no, with the counts of each group. */
const tableOf = (question: string, groups: number[][]): SurveyTable => ({
  question,
  groups: groups.map((_, group) => [`${group}`]),
  answers: ['yes', 'no'].map((holds, answer) => ({
    holds: [holds],
    counts: groups.map((counts) => counts[answer] ?? 0),
  })),
});

test('counts are rounded to the nearest 5, and a table that would still give one away is left out', () => {
  expect(roundTables([tableOf('view', [[8, 97]])], 10)).toEqual([tableOf('view', [[10, 95]])]);
  // Of 104 people about 5 say yes and about 95 no: that is 7 and 97, and nothing else.
  expect(roundTables([tableOf('view', [[7, 97]])], 10)).toEqual([]);
});

test('at least three values remain possible for every count below the threshold', () => {
  const possible = (count: number) =>
    [-2, -1, 0, 1, 2].map((by) => Math.round(count / 5) * 5 + by).filter((value) => value >= 0);
  /** One group’s answers to two questions. */
  const answers = fc.tuple(fc.nat(15), fc.nat(15), fc.nat(15)).map(([yes, no, other]) => {
    const alike = Math.min(other, yes + no);
    return [
      [yes, no],
      [alike, yes + no - alike],
    ];
  });
  fc.assert(
    fc.property(fc.tuple(answers, answers), (groups) => {
      const tables = transpose(groups).map((counts, question) => tableOf(`${question}`, counts));
      const rounded = roundTables(tables, 10).map(({ question }) => question);
      const published = tables.filter(({ question }) => rounded.includes(question));
      const people = sum(groups.flat(2)) / 2;
      const pairsIn = ({ answers: [yes, no] }: SurveyTable, group: number) =>
        cross(possible(yes?.counts[group] ?? 0), possible(no?.counts[group] ?? 0));
      const permits = (group: number, size: number) =>
        published.every((table) => pairsIn(table, group).some((pair) => sum(pair) === size));
      for (const [table, group] of cross(published, [0, 1])) {
        const pairs = pairsIn(table, group).filter(
          (pair) => permits(group, sum(pair)) && permits(1 - group, people - sum(pair)),
        );
        for (const [answer, { counts }] of table.answers.entries())
          if ((counts[group] ?? 0) < 10)
            expect(new Set(pairs.map((pair) => pair[answer])).size).toBeGreaterThanOrEqual(3);
      }
    }),
    { numRuns: 1000 },
  );
});
