import { expect, test } from 'vitest';
import { valuesOf, where } from '../kit/rows-and-phrases.ts';
import { countHatched, drawn } from '../testing/drawn.ts';

const { shown, points, sentences, texts, svg } = drawn('public-opinion');
const inPicture = where(shown, { shown: 'in the picture' });
const polls = valuesOf(inPicture, 'survey_id');

test('joins no poll to another in words', () => {
  const ofTrend = /\b(ris|rose|fell|fall|grew|grow|increas|declin)\w*|\b(up|down) from\b|\btrend/i;
  expect(sentences.filter((text) => ofTrend.test(text) && !/show no trend/.test(text))).toEqual([]);
});

test('gives each poll one bar under its own question, who asked whom, and when', () => {
  const heights = polls.map((survey_id) => points.filter(({ row }) => row.survey_id === survey_id));
  expect(heights.filter((ofPoll) => new Set(ofPoll.map(({ y }) => y)).size !== 1)).toEqual([]);
  expect(new Set(points.map(({ y }) => y)).size).toBe(polls.length);
  const facts = inPicture.flatMap((row) => [row.question, row.pollster, row.asked, row.population]);
  const words = texts.join(' ');
  expect(facts.filter((fact) => !words.includes(String(fact)))).toEqual([]);
});

test('draws only what polls asked of arming, in a colour of its own where it was arming a few', () => {
  const onTaser = shown.filter((row) => /taser/i.test(String(row.question)));
  expect(onTaser.length).toBeGreaterThan(0);
  expect(points.filter(({ row }) => onTaser.includes(row))).toEqual([]);
  const ofSome = where(inPicture, { side: 'for' }).filter((row) => row.question_id !== 'arming_view');
  const bars = [...svg.querySelectorAll('[fill="var(--armed-2)"]')];
  expect(bars.flatMap((bar) => [...bar.querySelectorAll('rect')])).toHaveLength(ofSome.length);
});

test('hatches an answer that was not seen, never at zero', () => {
  const unseen = points.filter(({ row }) => row.percent === null);
  expect(unseen.length).toBeGreaterThan(0);
  expect(unseen.filter(({ x, words }) => x < 100 || !words.includes('not seen'))).toEqual([]);
  expect(countHatched(svg)).toBe(unseen.length);
});
