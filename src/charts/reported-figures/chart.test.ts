import * as Plot from '@observablehq/plot';
import { expect, test } from 'vitest';
import { loadTables } from '../../data/generated.ts';
import { rowWhere, valuesOf, where } from '../kit/rows-and-phrases.ts';
import { drawn, ofKind } from '../testing/drawn.ts';

const { shown, marks, said } = drawn('reported-figures');
const dots = ofKind(marks, Plot.Dot).flatMap(({ data }) => data);

test('draws a dot for every report, right or wrong, and calls right rounding right', () => {
  const option = { survey_id: 'MPF2017', option_id: 'more_specialists_not_all' };
  const printed = where(loadTables().responses, { ...option, preferred: false });
  const own = Number(rowWhere(shown, { figure: 'more specialists', place: null }).percent);
  const more = where(dots, { figure: 'more specialists' });
  expect(more.map((row) => row.percent).toSorted()).toEqual(printed.map((row) => row.percent).toSorted());
  const right: Record<number, string> = {
    [Math.floor(own)]: 'cut off',
    [Math.round(own)]: 'rightly rounded',
    [own]: 'as published',
  };
  expect(more.filter((row) => row.carried !== (right[Number(row.percent)] ?? 'a slip'))).toEqual([]);
});

test('stands reports of the same figure by date, in no order of merit', () => {
  const dates = valuesOf(dots, 'printed').map((printed) =>
    where(dots, { printed })
      .toSorted((a, b) => Number(a.place) - Number(b.place))
      .map((row) => `${row.published ?? ''}~`),
  );
  expect(dates.some((list) => list.length > 1)).toBe(true);
  expect(dates).toEqual(dates.map((list) => list.toSorted()));
});

test('says as first seen wherever it names the newspaper that printed the opposite word', () => {
  const { by } = rowWhere(shown, { carried: 'the opposite word' });
  const opposite = said.filter((text) => text.includes('inadequate') && text.includes(String(by)));
  expect(opposite.length).toBeGreaterThan(0);
  expect(opposite.filter((text) => !text.includes('as first seen'))).toEqual([]);
});
