import { cross, sum, transpose } from 'd3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roundTables, type SurveyTable } from './round.ts';

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
