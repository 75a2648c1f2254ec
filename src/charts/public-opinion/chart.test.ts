import * as Plot from '@observablehq/plot';
import { expect, test } from 'vitest';
import { where } from '../kit/rows-and-phrases.ts';
import { drawn, joiners, ofKind, sentences } from '../testing/drawn.ts';

const picture = drawn('public-opinion');
const inPicture = where(picture.shown, { shown: 'in the picture' });

test('joins no poll to another, with a line or in words', () => {
  const ofTrend =
    /\b(rise|rises|rising|rose|risen|fell|fall|falling|grew|grow|growing|growth|increas\w+|declin\w+|up from|down from)\b/i;
  const said = sentences(picture.said);
  expect([...ofKind(picture.marks, Plot.Line), ...joiners(picture)]).toEqual([]);
  expect(said.filter((text) => ofTrend.test(text))).toEqual([]);
  expect(said.filter((text) => /\btrend/.test(text) && !/show no trend/.test(text))).toEqual([]);
});

test('tells of every poll its date, size, way of asking and place after an attack, or that it was not found', () => {
  const said = picture.said.map((text) => text.toLowerCase());
  const facts = inPicture.flatMap(({ asked, question, answered, method, after }) => [
    ...[asked, question, answered ?? 'number not found'],
    ...[method ?? 'How asked: not found', after ?? 'Day not known'],
  ]);
  expect(facts.filter((fact) => !said.some((text) => text.includes(String(fact).toLowerCase())))).toEqual([]);
});

test('keeps polls on Taser out of the picture', () => {
  const onTaser = picture.shown.filter((row) => /taser/i.test(String(row.question)));
  expect(onTaser.length).toBeGreaterThan(0);
  expect(onTaser.filter((row) => inPicture.includes(row))).toEqual([]);
});

test('draws an answer that was not seen without a mark, never at zero', () => {
  const unseen = where(inPicture, { percent: null });
  const dots = ofKind(picture.marks, Plot.Dot).flatMap(({ data }) => data);
  expect(unseen.length).toBeGreaterThan(0);
  expect(dots.filter((row) => unseen.includes(row))).toEqual([]);
});
