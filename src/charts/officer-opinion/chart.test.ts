import * as Plot from '@observablehq/plot';
import { expect, test } from 'vitest';
import { formatPercent } from '../../data/format.ts';
import { where } from '../kit/rows-and-phrases.ts';
import { cells, drawn, joiners, joins, ofKind, sentences } from '../testing/drawn.ts';

const picture = drawn('officer-opinion');
const inPicture = where(picture.shown, { shown: 'in the picture' });

test('draws exactly one line, between the national surveys of 2006 and 2017', () => {
  expect(ofKind(picture.marks, Plot.Line)).toHaveLength(1);
  expect(joins(picture).map((pair) => cells(pair, 'survey_id'))).toEqual([[['PFEW2006'], ['PFEW2017']]]);
  expect(joiners(picture)).toEqual([]);
});

test('never sets the Met’s 1995 beside its 2017 in one sentence', () => {
  const [first = '', last = ''] = where(inPicture, { place: 'Metropolitan Police' }).map((row) =>
    formatPercent(Number(row.percent)),
  );
  expect(first).not.toBe(last);
  expect(sentences(picture.said).filter((text) => text.includes(first) && text.includes(last))).toEqual([]);
});

test('tells the question of every survey drawn', () => {
  const isTold = ({ letter, question }: (typeof inPicture)[number]) =>
    picture.said.some((text) => text.startsWith(`${String(letter)}:`) && text.includes(String(question)));
  expect(inPicture.filter((row) => !isTold(row))).toEqual([]);
});
