import { expect, test } from 'vitest';
import { answerCounter } from './count-answers.ts';
import { tabulate } from './tabulate.ts';
import { type Asking, rowsOf } from './write-rows.ts';

/** Rows of `view` from so many people with each answer, by grade if there are grades. */
function publish(people: [answer: string, grade: string, count: number][], asking: Asking, by?: string) {
  const counter = answerCounter('answers.csv', { questions: ['view'], by });
  counter.take(['view', 'grade'], 1);
  let row = 1;
  for (const [answer, grade, count] of people) {
    for (let person = 0; person < count; person += 1) counter.take([answer, grade], (row += 1));
  }
  const { counts, errors } = counter.finish();
  expect(errors).toEqual([]);
  const { cells, told } = tabulate(counts, 10);
  const rows = rowsOf(cells, { survey_id: 'X', source_id: ['S1', 'S2'] }, asking);
  return {
    told,
    rows: rows.map(({ option_id, kind, percent, base, note }) =>
      [base, option_id, kind, percent, note].join(' | '),
    ),
  };
}

test('open to 1,000, 100 answer: of the 90 who said yes or no, at least 30 and at most 940 of all say yes', () => {
  expect(
    publish(
      [
        ['Yes', '', 30],
        ['no', '', 60],
        ['', '', 10],
      ],
      { kind: 'open', members: 1000 },
    ).rows,
  ).toMatchInlineSnapshot(`
    [
      "all respondents | no | option | 60 | 60 of 100; bounds 6 to 97 of 1000 who could answer",
      "all respondents | yes | option | 30 | 30 of 100; bounds 3 to 94 of 1000 who could answer",
      "all respondents | no_answer | option | 10 | 10 of 100",
    ]
  `);
});

test('a sample has intervals and no bounds; small answers are merged, and no interval is given for them', () => {
  expect(
    publish(
      [
        ['yes', '', 50],
        ['no', '', 35],
        ['never', '', 9],
        ['unsure', '', 6],
      ],
      { kind: 'sample' },
    ),
  ).toMatchInlineSnapshot(`
    {
      "rows": [
        "all respondents | yes | option | 50 | 50 of 100; 95% interval 40.4 to 59.6 (Wilson)",
        "all respondents | no | option | 35 | 35 of 100; 95% interval 26.4 to 44.7 (Wilson)",
        "all respondents | other_answers | net | 15 | 15 of 100",
      ],
      "told": [
        "view: never, unsure are other_answers, because one of them has fewer than 10, or they would show one that has",
      ],
    }
  `);
});

test('by groups: bounds stay with the whole; small groups are merged, and an answer small in one group is merged in all', () => {
  const people: [string, string, number][] = [
    ['yes', 'pc', 40],
    ['no', 'pc', 30],
    ['unsure', 'pc', 20],
    ['yes', 'sgt', 20],
    ['no', 'sgt', 15],
    ['unsure', 'sgt', 3],
    ['yes', 'insp', 8],
    ['no', 'insp', 1],
    ['yes', '', 9],
    ['no', '', 9],
    ['unsure', '', 5],
  ];
  expect(publish(people, { kind: 'open', members: 1000 }, 'grade')).toMatchInlineSnapshot(`
    {
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
      "told": [
        "groups: insp, not_stated are other_groups, because one of them has fewer than 10, or they would show one that has",
        "view: by groups no, unsure are other_answers, because one of them has fewer than 10, or they would show one that has, in some group",
      ],
    }
  `);
});

test('where only one answer or group would be left, it says so', () => {
  expect(
    publish(
      [
        ['yes', 'pc', 95],
        ['no', 'sgt', 5],
      ],
      { kind: 'sample' },
      'grade',
    ),
  ).toMatchInlineSnapshot(`
    {
      "rows": [],
      "told": [
        "groups: left out, because once those with fewer than 10 are merged only one group is left",
        "view: left out, because once those with fewer than 10 are merged only one answer is left",
      ],
    }
  `);
});
