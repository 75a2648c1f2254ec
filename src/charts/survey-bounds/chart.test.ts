import { expect, test } from 'vitest';
import { loadTables } from '../../data/generated.ts';
import { boundsOfAll } from '../../data/share.ts';
import { rowWhere, valuesOf, where } from '../kit/rows-and-phrases.ts';
import { inEachState, offScale } from '../testing/drawn.ts';

const published = where(loadTables().responses, { survey_id: 'MPF2017', preferred: true });
const states = inEachState('survey-bounds');

test('draws each band from the share if no other member agreed to the share if all did, on the scale of its dot', () => {
  for (const { svg, points, state } of states) {
    const d = svg.querySelector('[fill="var(--band)"] path')?.getAttribute('d') ?? '';
    const bands = [...d.matchAll(/M([\d.]+),[\d.]+h([\d.]+)/g)].map((band) => band.slice(1).map(Number));
    const marks = points.flatMap(({ row, x }, index): [number, number][] => {
      const [question_id, option_id] = [String(row['question_id']), String(row['option_id'])];
      const share = rowWhere(published, { question_id, option_id }).percent / 100;
      const { low, high } = boundsOfAll(share, Number(row['answered']), Number(state));
      const [left = NaN, wide = NaN] = bands[index] ?? [];
      return [
        [share, x],
        [low, left],
        [high, left + wide],
      ];
    });
    expect(offScale(marks, 0.5)).toEqual([]);
  }
});

test('speaks of a margin of error only to say why there is none, and of likelihood only to deny it', () => {
  const sentences = states.flatMap((drawn) => drawn.sentences);
  const ofError = sentences.filter((text) => /margin|confiden|±|plus or minus|estimat/i.test(text));
  const ofLikelihood = sentences.filter((text) => /like(ly|lier|lihood)|probab/i.test(text));
  expect(ofError.filter((text) => !text.includes('would suppose people chosen at random'))).toEqual([]);
  expect(ofLikelihood.filter((text) => !/No point .* is likelier/.test(text))).toEqual([]);
});

test('has a state for every count of members that a source gives', () => {
  const counts = where(loadTables()['survey-counts'], { survey_id: 'MPF2017', measure: 'members' });
  expect(new Set(states.map(({ state }) => Number(state)))).toEqual(new Set(valuesOf(counts, 'value')));
});
