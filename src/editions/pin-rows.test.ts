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

/** The edition of 23 November with some rows, pinned after other rows took their place, with our corrections. */
const pinBefore = (before: Row[], after: Row[], corrections: Correction[], shown?: (rows: Row[]) => Row[]) =>
  pinRows(
    'armed-officers',
    '2026-11-23',
    [
      { date: '2026-11-23', rows: before },
      { date: null, rows: after },
    ],
    corrections,
    shown,
  );

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

  test('is out of date only where what it shows was changed: not by a new column, nor in another state', () => {
    const later = rows(1, 2).map((row) => ({ ...row, note: null }));
    const of2019 = (all: Row[]) => all.filter(({ year }) => year === 2019);
    expect(pinBefore(rows(1), rows(1), []).isSuperseded).toBe(false);
    expect(pinBefore(rows(1), later, [], of2019).isSuperseded).toBe(false);
    expect(pinBefore(rows(1), later, []).isSuperseded).toBe(true);
  });

  test('takes a correction that is not released yet from what the site says now', () => {
    expect(pinBefore(rows(6581), rows(6518), [correction])).toEqual({
      rows: rows(6518),
      corrections: [correction],
      isSuperseded: false,
    });
  });

  test('takes in a row that had been left out, and leaves out one that should not have been there', () => {
    expect(pinBefore(rows(1, 2, 3), rows(1, 2), [correction]).rows).toEqual(rows(1, 2));
    expect(pinBefore(rows(1, 2, 3), rows(1, 2, 3, 4), [correction]).rows).toEqual(rows(1, 2, 3, 4));
  });

  test('takes over once what two corrections in one edition put right', () => {
    const both = [correction, { ...correction, correction_id: 'omission' }];
    expect(pinBefore(rows(1, 2), rows(1, 2, 3), both)).toEqual({
      rows: rows(1, 2, 3),
      corrections: both,
      isSuperseded: false,
    });
  });

  test('names a correction only where what it put right is shown', () => {
    const correctionsIn = (shown: number) =>
      pinBefore(rows(1, 2), rows(1, 3), [correction], (all) => all.filter(({ year }) => year === shown))
        .corrections;
    expect([correctionsIn(2019), correctionsIn(2020)]).toEqual([[], [correction]]);
  });

  test('takes a correction over from an edition whose rows have a column more, in another order', () => {
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
    expect(() => pinBefore(rows(1), rows(1), [correction])).toThrowErrorMatchingInlineSnapshot(
      `[Error: armed-officers: typo changed nothing]`,
    );
  });
});
