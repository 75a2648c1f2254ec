import { pairs } from 'd3';
import { expect, test } from 'vitest';
import { loadTables } from '../../data/generated.ts';
import { where } from '../kit/rows-and-phrases.ts';
import { drawn, joins } from '../testing/drawn.ts';

const picture = drawn('opinion-abroad');
const { shown, allText, svg, points } = picture;
const inPicture = where(shown, { shown: 'in the picture' });
const joined = inPicture.filter(({ line }) => line !== null);

test('draws its line through New Zealand’s police staff alone, and through surveys that may be joined', () => {
  const { questions } = loadTables();
  const mayBeJoined = ({ survey_id }: (typeof joined)[number]) =>
    questions.some((row) => row.survey_id === survey_id && row.comparable_series === 'NZPA_general_arming');
  expect(where(joined, { country: 'New Zealand', who: 'police' })).toEqual(joined);
  expect(joined.filter((row) => !mayBeJoined(row))).toEqual([]);
  expect(joins(picture)).toEqual(pairs(joined));
});

test('leaves Norway’s two surveys of police unjoined, with the armed months between them', () => {
  const [before, after] = where(inPicture, { country: 'Norway', who: 'police' });
  const order = [before?.year, before?.armed_from, before?.armed_until, after?.year].map(String);
  expect(order).toEqual(order.toSorted());
  expect(allText.some((text) => /police were armed .* from \w+ \d{4} to \w+ \d{4}/.test(text))).toBe(true);
  expect(svg.querySelectorAll('[fill="var(--band)"] rect, [fill="var(--band)"] path')).toHaveLength(1);
});

test('draws New Zealand’s 2010 hollow and outside the line, and says what contradicts it', () => {
  const hollow = [...svg.querySelectorAll('[fill="var(--paper)"] circle')];
  const [of2010] = points.filter(({ row }) => row['survey_id'] === 'NZPA2010');
  expect(hollow.map((circle) => Math.round(Number(circle.getAttribute('cy'))))).toEqual([
    Math.round(of2010?.y ?? 0),
  ]);
  const most = where(shown, { survey_id: 'NZPA2010', shown: 'in words' }).map(
    ({ percent }) => `${String(percent)}%`,
  );
  expect(most).toHaveLength(2);
  expect(allText.some((text) => most.every((percent) => text.includes(percent)))).toBe(true);
});
