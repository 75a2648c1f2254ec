import { describe, expect, test } from 'vitest';
import { type Correction, pinRows, type Version } from './pin-rows.ts';

interface Row {
  year: number;
  value: number;
}

const rows = (...values: number[]): Row[] => values.map((value, index) => ({ year: 2019 + index, value }));

/** 6,653 was frozen first; the source revised it to 6,621; then we found that we had mistyped the second year. */
const versions: Version<Row>[] = [
  { date: '2026-11-23', rows: rows(6653, 6581) },
  { date: '2027-07-20', rows: rows(6621, 6581) },
  { date: '2027-09-01', rows: rows(6621, 6518) },
  { date: null, rows: rows(6621, 6518, 6400) },
];

const correction: Correction = {
  correction_id: 'typo',
  corrected: '2027-09-01',
  wrong_since: '2026-11-23',
  charts: ['armed-officers'],
};

const pin = (edition: string, corrections: Correction[] = []) =>
  pinRows('armed-officers', edition, versions, corrections);

describe('a pinned chart', () => {
  test('keeps its numbers when its source revises one, and knows that there are newer', () => {
    expect(pin('2026-11-23')).toEqual({ rows: rows(6653, 6581), corrections: [], isSuperseded: true });
  });

  test('draws the corrected figure when we were wrong, and keeps what its source revised', () => {
    expect(pin('2026-11-23', [correction])).toEqual({
      rows: rows(6653, 6518),
      corrections: [correction],
      isSuperseded: true,
    });
  });

  test('has nothing to correct in an edition that was right, or of another chart', () => {
    expect(pin('2027-09-01', [correction]).corrections).toEqual([]);
    expect(pin('2026-11-23', [{ ...correction, charts: ['taser-use'] }]).corrections).toEqual([]);
    expect(pin('2026-11-23', [{ ...correction, wrong_since: '2027-07-20' }]).corrections).toEqual([]);
  });

  test('is not out of date when it is the newest', () => {
    expect(
      pinRows(
        'armed-officers',
        '2026-11-23',
        [
          { date: '2026-11-23', rows: rows(1) },
          { date: null, rows: rows(1) },
        ],
        [],
      ).isSuperseded,
    ).toBe(false);
  });

  test('is not out of date where only a column or another state was added', () => {
    const later = [
      { date: '2026-11-23', rows: rows(1) },
      { date: null, rows: rows(1, 2).map((row) => ({ ...row, note: null })) },
    ];
    const shown = (all: Row[]) => all.filter(({ year }) => year === 2019);
    expect(pinRows('armed-officers', '2026-11-23', later, [], { shown }).isSuperseded).toBe(false);
    expect(pinRows('armed-officers', '2026-11-23', later, []).isSuperseded).toBe(true);
  });

  test('takes a correction that is not released yet from what the site says now', () => {
    const now = [
      { date: '2026-11-23', rows: rows(6581) },
      { date: null, rows: rows(6518) },
    ];
    expect(pinRows('armed-officers', '2026-11-23', now, [correction])).toEqual({
      rows: rows(6518),
      corrections: [correction],
      isSuperseded: false,
    });
  });

  test('takes in a row that had been left out, and leaves out one that should not have been there', () => {
    const now = (after: Row[]) =>
      pinRows(
        'armed-officers',
        '2026-11-23',
        [
          { date: '2026-11-23', rows: rows(1, 2, 3) },
          { date: null, rows: after },
        ],
        [correction],
      ).rows;
    expect(now(rows(1, 2))).toEqual(rows(1, 2));
    expect(now(rows(1, 2, 3, 4))).toEqual(rows(1, 2, 3, 4));
  });

  test('takes over once what two corrections in one edition put right', () => {
    const now = [
      { date: '2026-11-23', rows: rows(1, 2) },
      { date: null, rows: rows(1, 2, 3) },
    ];
    const both = [correction, { ...correction, correction_id: 'omission' }];
    expect(pinRows('armed-officers', '2026-11-23', now, both)).toEqual({
      rows: rows(1, 2, 3),
      corrections: both,
      isSuperseded: false,
    });
  });

  test('tells of a correction only where what it put right is shown', () => {
    const now = [
      { date: '2026-11-23', rows: rows(1, 2) },
      { date: null, rows: rows(1, 3) },
    ];
    const inYear = (shown: number) =>
      pinRows('armed-officers', '2026-11-23', now, [correction], {
        shown: (all) => all.filter(({ year }) => year === shown),
      }).corrections;
    expect([inYear(2019), inYear(2020)]).toEqual([[], [correction]]);
  });

  test('takes a correction over from an edition whose rows have a column more, in another place', () => {
    const wider = (...values: number[]) =>
      rows(...values).map(({ year, value }) => ({ note: null, value, year }));
    const later: Version<Row>[] = [
      { date: '2026-11-23', rows: rows(1, 2) },
      { date: '2026-12-01', rows: wider(1, 2) },
      { date: null, rows: wider(1, 3) },
    ];
    expect(pinRows('armed-officers', '2026-11-23', later, [correction])).toEqual({
      rows: [...rows(1), ...wider(1, 3).slice(1)],
      corrections: [correction],
      isSuperseded: false,
    });
  });

  test('says which correction changed nothing', () => {
    const now = [
      { date: '2026-11-23', rows: rows(1) },
      { date: null, rows: rows(1) },
    ];
    expect(() =>
      pinRows('armed-officers', '2026-11-23', now, [correction]),
    ).toThrowErrorMatchingInlineSnapshot(`[Error: armed-officers: typo changed nothing]`);
  });
});
