import * as Plot from '@observablehq/plot';
import { expect, test } from 'vitest';
import { loadTables } from '../../data/generated.ts';
import { boundsOfAll } from '../../data/share.ts';
import { findChart } from '../index.ts';
import { rowWhere, valuesOf, where } from '../kit/rows-and-phrases.ts';
import { drawnOf, inEachState, ofKind, sentences } from '../testing/drawn.ts';

const published = where(loadTables().responses, { survey_id: 'MPF2017', preferred: true });
const states = inEachState(findChart('survey-bounds'));

test('draws each band from the share if no other member agreed to the share if all did', () => {
  const inTenths = (share: number) => Math.round(share * 1000) / 10;
  for (const { shown, marks, state } of states) {
    const bands = ofKind(marks, Plot.BarX).flatMap((mark) =>
      mark.data.map((row) => [row, drawnOf(mark, 'x1', row), drawnOf(mark, 'x2', row)]),
    );
    const bounds = shown.map((row) => {
      const [question_id, option_id] = [String(row.question_id), String(row.option_id)];
      const { percent } = rowWhere(published, { question_id, option_id });
      const { low, high } = boundsOfAll(percent / 100, Number(row.answered), Number(state));
      return [row, inTenths(low), inTenths(high)];
    });
    expect(bands).toEqual(bounds);
  }
});

test('has no whisker or error bar: a row is a band, a dot and words', () => {
  for (const { marks } of states) expect(ofKind(marks, Plot.BarX, Plot.Dot, Plot.Text)).toEqual(marks);
});

test('speaks of a margin of error only to say why there is none, and of likelihood only to deny it', () => {
  const said = sentences(states.flatMap((drawn) => drawn.said));
  const ofError = said.filter((text) => /margin|confiden|±|plus or minus|estimat/i.test(text));
  const ofLikelihood = said.filter((text) => /like(ly|lier|lihood)|probab/i.test(text));
  expect(ofError.filter((text) => !text.includes('would suppose a sample that was never drawn'))).toEqual([]);
  expect(ofLikelihood.filter((text) => !/not of likelihood|No point .* is likelier/.test(text))).toEqual([]);
});

test('has a state for every count of members that a source gives', () => {
  const counts = where(loadTables()['survey-counts'], { survey_id: 'MPF2017', measure: 'members' });
  expect(new Set(states.map(({ state }) => Number(state)))).toEqual(new Set(valuesOf(counts, 'value')));
});
