import { expect, test } from 'vitest';
import { loadTables } from '../../data/generated.ts';
import { boundsOfAll } from '../../data/share.ts';
import { findChart } from '../index.ts';
import { rowWhere, valuesOf, where } from '../kit/rows-and-phrases.ts';
import { inEachState, sentences } from '../testing/drawn.ts';

const published = where(loadTables().responses, { survey_id: 'MPF2017', preferred: true });
const states = inEachState(findChart('survey-bounds'));

test('draws each band from the share if no other member agreed to the share if all did, on the scale of its dot', () => {
  for (const { svg, points, state } of states) {
    const d = svg.querySelector('[fill="var(--band)"] path')?.getAttribute('d') ?? '';
    const drawn = [...d.matchAll(/M([\d.]+),[\d.]+h([\d.]+)/g)].map(([, x, wide]) => [
      Number(x),
      Number(wide),
    ]);
    const shareOf = ({ row }: (typeof points)[number]) => {
      const [question_id, option_id] = [String(row['question_id']), String(row['option_id'])];
      return rowWhere(published, { question_id, option_id }).percent / 100;
    };
    const [first, second] = points as [(typeof points)[number], (typeof points)[number]];
    const whole = (second.x - first.x) / (shareOf(second) - shareOf(first));
    const zero = first.x - shareOf(first) * whole;
    const bounds = points.map((point) => {
      const { low, high } = boundsOfAll(shareOf(point), Number(point.row['answered']), Number(state));
      return [zero + low * whole, (high - low) * whole];
    });
    const off = bounds.flat().filter((x, index) => !(Math.abs(x - (drawn.flat()[index] ?? NaN)) < 0.5));
    expect(off).toEqual([]);
  }
});

test('speaks of a margin of error only to say why there is none, and of likelihood only to deny it', () => {
  const allText = sentences(states.flatMap((drawn) => drawn.allText));
  const ofError = allText.filter((text) => /margin|confiden|±|plus or minus|estimat/i.test(text));
  const ofLikelihood = allText.filter((text) => /like(ly|lier|lihood)|probab/i.test(text));
  expect(ofError.filter((text) => !text.includes('would suppose people chosen at random'))).toEqual([]);
  expect(ofLikelihood.filter((text) => !/No point .* is likelier/.test(text))).toEqual([]);
});

test('has a state for every count of members that a source gives', () => {
  const counts = where(loadTables()['survey-counts'], { survey_id: 'MPF2017', measure: 'members' });
  expect(new Set(states.map(({ state }) => Number(state)))).toEqual(new Set(valuesOf(counts, 'value')));
});
