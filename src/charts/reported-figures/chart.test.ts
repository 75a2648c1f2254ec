import { expect, test } from 'vitest';
import { loadTables } from '../../data/generated.ts';
import { rowWhere, where } from '../kit/rows-and-phrases.ts';
import { drawn } from '../testing/drawn.ts';

const { shown, points, allText, texts, fromTop } = drawn('reported-figures');
const listed = points.map(({ row }) => row);

test('lists every report, right or wrong, and calls right rounding right', () => {
  const option = { survey_id: 'MPF2017', option_id: 'more_specialists_not_all' };
  const printed = where(loadTables().responses, { ...option, preferred: false });
  const own = Number(rowWhere(shown, { carried: 'the union’s own', figure: 'more specialists' }).percent);
  expect(listed.map((row) => row['percent']).toSorted()).toEqual(
    printed.map((row) => row.percent).toSorted(),
  );
  const right: Record<number, string> = {
    [Math.floor(own)]: 'cut off',
    [Math.round(own)]: 'rightly rounded',
    [own]: 'as published',
  };
  expect(listed.filter((row) => row['carried'] !== (right[Number(row['percent'])] ?? 'a slip'))).toEqual([]);
  expect(listed.filter((row) => !texts.includes(String(row['carried'])))).toEqual([]);
});

test('stands reports by date, in no order of merit', () => {
  const dates = fromTop.map((row) => `${String(row['published'] ?? '')}~`);
  expect(dates.length).toBeGreaterThan(1);
  expect(dates).toEqual(dates.toSorted());
});

test('says as first seen wherever it tells the opposite word, and names no paper there', () => {
  const { by } = rowWhere(shown, { carried: 'the opposite word' });
  const opposite = allText.filter((text) => text.includes('inadequate'));
  expect(opposite.length).toBeGreaterThan(0);
  expect(opposite.filter((text) => !text.includes('as first seen') || text.includes(String(by)))).toEqual([]);
});
