import { expect, test } from 'vitest';
import { charts } from '../../../src/charts/index.ts';
import type { Tables } from '../../../src/data/tables/index.ts';
import { print } from '../testing/real-tables.ts';
import { checkCorrections } from './check-corrections.ts';

/** What a correction of a chart without a change in it is told, compare-data.test.ts shows on real tables. */

const correction: Tables['corrections'][number] = {
  row: 2,
  correction_id: 'typo',
  corrected: '2026-12-01',
  wrong_since: '2026-11-23',
  what_was_wrong: 'x',
  what_it_says_now: 'y',
  charts: null,
  numbers: ['armed_2025'],
};
const before = [{ value: 1 }];
const known = {
  charts,
  numbers: ['armed_2025'],
  rows: { 'threat-level': [{ value: 2 }] },
  editions: {
    editions: [
      { date: '2026-11-23', version: '1.0.0', changed: ['threat-level'], rows: { 'threat-level': before } },
    ],
    unreleased: ['threat-level'],
  },
};

const check = (values: Partial<typeof correction>) =>
  print(checkCorrections([{ ...correction, ...values }], known));

test('a correction of a released figure, a day after, is right', () => {
  expect(check({})).toEqual([]);
  expect(check({ charts: ['threat-level'] })).toEqual([]);
});

test('its days, its numbers and its charts are looked at, and all that is wrong is said', () => {
  expect(check({ wrong_since: '2026-11' })).toMatchInlineSnapshot(`
    [
      "data/corrections.csv:2:wrong_since — received "2026-11", expected the day of an edition: 2026-11-23; write that of the first edition in which it stood; what was never released needs no correction",
    ]
  `);
  expect(check({ corrected: '2026-11-23', numbers: ['armed_2024'] })).toMatchInlineSnapshot(`
    [
      "data/corrections.csv:2:corrected — received "2026-11-23", expected a day after that of wrong_since, 2026-11-23; write the day on which it was put right",
      "data/corrections.csv:2:numbers — received "armed_2024", expected ids of numbers in the prose, as the addresses on the page /numbers/ end; correct the id, or take it out where no sentence holds the number any more",
    ]
  `);
  expect(check({ corrected: '2026-12' })).toHaveLength(1);
  expect(
    print(
      checkCorrections([{ ...correction, charts: ['threat-level'] }], {
        ...known,
        rows: { 'threat-level': before },
      }),
    ),
  ).toMatchInlineSnapshot(`
    [
      "data/corrections.csv:2:charts — received "threat-level", expected a chart whose rows the correction of 2026-12-01 changed; change the wrong figure in its table too, or take the chart out of this cell",
    ]
  `);
});
