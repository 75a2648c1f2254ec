import { sum } from 'd3';
import { expect, test } from 'vitest';
import { formatPercent } from '../../data/format.ts';
import { where } from '../kit/rows-and-phrases.ts';
import { drawn, offScale } from '../testing/drawn.ts';
import { officerOpinion } from './chart.ts';

const { shown, sentences, texts, svg, points } = drawn('officer-opinion');
const inPicture = where(shown, { shown: 'in the picture' });

test('joins two surveys by a line: those that offered the same answers', () => {
  const joined = inPicture.filter(({ line }) => line !== null);
  expect(joined.map((row) => row['survey_id'])).toEqual(['PFEW2006', 'PFEW2017']);
  expect(svg.querySelectorAll('g[stroke="var(--armed)"] path, path[stroke="var(--armed)"]')).toHaveLength(1);
});

test('draws those against to the left of the line and those for to the right, on one scale from it', () => {
  const sign = (row: (typeof shown)[number]) => (row['side'] === 'against' ? -1 : 1);
  // A point lies in the middle of its bar.
  expect(offScale(points.map(({ row, x }) => [sign(row) * Number(row['percent']), x]))).toEqual([]);
  expect(points).toHaveLength(inPicture.length);
});

test('puts down as against or for what a survey published, and nothing else', () => {
  const rests = inPicture.map(({ survey_id, place, other_answers, not_published }) => {
    const sides = sum(where(inPicture, { survey_id, place }), ({ percent }) => Number(percent));
    return sides + Number(other_answers) + Number(not_published);
  });
  // Sums of rounded shares.
  expect(rests.filter((sum) => Math.abs(sum - 100) > 0.5)).toEqual([]);
  const unpublished = inPicture.map((row) => Number(row.not_published)).filter((rest) => rest >= 1);
  expect(texts).toEqual(expect.arrayContaining(unpublished.map(formatPercent)));
});

test('never sets the Met’s 1995 beside its 2017 in one sentence', () => {
  const ofMet = inPicture.filter(({ place }) => String(place).startsWith('Met'));
  const [first = '', last = ''] = ofMet.map(({ percent }) => formatPercent(Number(percent)));
  expect(first).not.toBe(last);
  expect(sentences.filter((text) => text.includes(first) && text.includes(last))).toEqual([]);
});

test('names each share that others give for the same answer', () => {
  const rows = shown.map((row) =>
    row['survey_id'] === 'PFEW2003' ? { ...row, also_given: '70.5;79' } : row,
  );
  expect(officerOpinion.notes(rows, {}).join(' ')).toContain('70.5% and 79% against');
});
