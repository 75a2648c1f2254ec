import { expect, test } from 'vitest';
import { valuesOf, where } from '../kit/rows-and-phrases.ts';
import { countHatched, drawn, offScale } from '../testing/drawn.ts';

const { shown, points, sentences, svg } = drawn('arming-view');
const arming = where(shown, { question_id: 'arming_view' });

test('starts every answer at zero, and stacks no answer on another but would not on would', () => {
  expect(where(shown, { part: 'answer' }).filter(({ from }) => from !== 0)).toEqual([]);
  expect(where(shown, { part: 'opposite answer' })).toMatchObject([{ bar: 'resign/would_resign' }]);
  // All bars on one scale: a point is the end of its piece.
  expect(offScale(points.map(({ x, row }) => [Number(row.to), x]))).toEqual([]);
});

test('gives the three arming answers one shared mark for what was not published, which adds to none of them', () => {
  const [unknown, ...others] = where(arming, { part: 'not published' });
  const published = where(arming, { part: 'answer' }).reduce((sum, { percent }) => sum + Number(percent), 0);
  expect(others).toEqual([]);
  expect(valuesOf(arming, 'bar')).toHaveLength(4);
  expect(unknown).toMatchObject({ from: 0, percent: Math.round((100 - published) * 10) / 10 });
});

test('fills other bars up to their hundred with what was not published, but where the question is unknown', () => {
  const others = shown.filter((row) => !arming.includes(row));
  const lastOfEach = valuesOf(others, 'bar').map((bar) => where(others, { bar }).at(-1));
  const open = lastOfEach.filter((row) => row?.part !== 'not published' || row.to !== 100);
  expect(open.map((row) => row?.question_id)).toEqual(['carry_never']);
  expect(countHatched(svg)).toBeGreaterThan(0);
});

test('never calls would carry support', () => {
  const support =
    /\b(support|back|favour|want)\w*\b.*\bcarry|\bcarry\b.*\b(support|back|favour|want)|\bsupport/i;
  const supporting = new Set(sentences.filter((sentence) => support.test(sentence)));
  expect(supporting).toEqual(
    new Set(['it is not support for it.', 'To carry if it is decided is not to support it.']),
  );
});
