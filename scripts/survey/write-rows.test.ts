import { expect, test } from 'vitest';
import { countAnswers, parseAnswers } from './answers.ts';
import { tabulate } from './tabulate.ts';
import { type Invitation, toResponseRows, wilsonInterval } from './write-rows.ts';

/** Rows of `view` from people such as `40 yes pc, 10 no`: how many, their answer, their grade. */
function publish(people: string, invitation: Invitation, by?: string) {
  const lines = people.split(', ').flatMap((some) => {
    const [count, answer = '', grade = ''] = some.split(' ');
    return Array<string>(Number(count)).fill(`${answer},${grade},x`);
  });
  const answers = parseAnswers(['view,grade,other', ...lines].join('\n'));
  const { cells, notes } = tabulate(countAnswers(answers, { questions: ['view'], by }), 10);
  const rows = toResponseRows(cells, { survey_id: 'X', source_id: ['S1', 'S2'] }, invitation);
  return {
    notes,
    rows: rows.map(({ option_id, kind, percent, base, note }) =>
      [base, option_id, kind, percent, note].join(' | '),
    ),
  };
}

test('a 95% interval is Wilson’s, and of nobody there is none', () => {
  // By hand for 10 of 100, with 1.96² = 3.8415: (0.1 + 0.0192 ± 1.96 √(0.0009 + 0.000096)) / 1.0384.
  const inPercent = (count: number, base: number) =>
    Object.values(wilsonInterval(count, base)).map((bound: number) => Math.round(bound * 1000) / 10);
  expect([inPercent(10, 100), inPercent(50, 100), inPercent(0, 10), inPercent(10, 10)]).toEqual([
    [5.5, 17.4],
    [40.4, 59.6],
    [0, 27.8],
    [72.2, 100],
  ]);
  expect(() => wilsonInterval(0, 0)).toThrowErrorMatchingInlineSnapshot(`[RangeError: share of 0]`);
});

test('open to 1,000, 100 answer: of the 90 who said yes or no, at least 30 and at most 940 of all say yes', () => {
  expect(publish('30 Yes, 60 no, 10', { kind: 'open', members: 1000 }).rows).toMatchInlineSnapshot(`
    [
      "all respondents | no | option | 60 | 60 of 100; bounds 6 to 97 of 1000 who could answer",
      "all respondents | yes | option | 30 | 30 of 100; bounds 3 to 94 of 1000 who could answer",
      "all respondents | no_answer | option | 10 | 10 of 100",
    ]
  `);
});

test('a sample has intervals and no bounds; small answers are merged, and no interval is given for them', () => {
  expect(publish('50 yes, 35 no, 9 never, 6 unsure', { kind: 'sample' })).toMatchInlineSnapshot(`
    {
      "notes": [
        "view: never, unsure are other_answers, because one of them has fewer than 10, or they would show one that has",
      ],
      "rows": [
        "all respondents | yes | option | 50 | 50 of 100; 95% interval 40.4 to 59.6 (Wilson)",
        "all respondents | no | option | 35 | 35 of 100; 95% interval 26.4 to 44.7 (Wilson)",
        "all respondents | other_answers | net | 15 | 15 of 100",
      ],
    }
  `);
});

test('by groups: bounds stay with the whole; small groups are merged, and an answer small in one group is merged in all', () => {
  const people =
    '40 yes pc, 30 no pc, 20 unsure pc, 20 yes sgt, 15 no sgt, 3 unsure sgt, 8 yes insp, 1 no insp, 9 yes, 9 no, 5 unsure';
  expect(publish(people, { kind: 'open', members: 1000 }, 'grade')).toMatchInlineSnapshot(`
    {
      "notes": [
        "groups: insp, not_stated are other_groups, because one of them has fewer than 10, or they would show one that has",
        "view: by groups no, unsure are other_answers, because one of them has fewer than 10, or they would show one that has",
      ],
      "rows": [
        "all respondents | yes | option | 48.1 | 77 of 160; bounds 7.7 to 91.7 of 1000 who could answer",
        "all respondents | no | option | 34.4 | 55 of 160; bounds 5.5 to 89.5 of 1000 who could answer",
        "all respondents | unsure | option | 17.5 | 28 of 160; bounds 2.8 to 86.8 of 1000 who could answer",
        "pc | yes | option | 44.4 | 40 of 90",
        "pc | other_answers | net | 55.6 | 50 of 90",
        "sgt | yes | option | 52.6 | 20 of 38",
        "sgt | other_answers | net | 47.4 | 18 of 38",
        "other_groups | yes | option | 53.1 | 17 of 32",
        "other_groups | other_answers | net | 46.9 | 15 of 32",
      ],
    }
  `);
});

test('where only one answer or group would be left, it says so', () => {
  expect(publish('95 yes pc, 5 no sgt', { kind: 'sample' }, 'grade')).toMatchInlineSnapshot(`
    {
      "notes": [
        "groups: left out, because once those with fewer than 10 are merged only one group is left",
        "view: left out, because once those with fewer than 10 are merged only one answer is left",
      ],
      "rows": [],
    }
  `);
});
