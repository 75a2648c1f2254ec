import { expect, test } from 'vitest';
import { loadTables } from '../../data/generated.ts';
import { where } from '../kit/rows-and-phrases.ts';
import { cells, drawn, joiners, joins } from '../testing/drawn.ts';

const picture = drawn('opinion-abroad');
const joined = joins(picture).flat();
const inPicture = where(picture.shown, { shown: 'in the picture' });

test('draws its line through New Zealand’s officers alone, and through surveys that may be joined', () => {
  const { questions } = loadTables();
  const mayBeJoined = ({ country, who, survey_id }: (typeof joined)[number]) =>
    country === 'New Zealand' &&
    who === 'officers' &&
    questions.some((row) => row.survey_id === survey_id && row.comparable_series === 'NZPA_general_arming');
  expect(joined.length).toBeGreaterThan(0);
  expect(joined.filter((row) => !mayBeJoined(row))).toEqual([]);
  expect(joiners(picture)).toEqual([]);
});

test('leaves Norway’s two surveys of officers unjoined, with the armed months between them', () => {
  const [before, after, ...others] = where(inPicture, { country: 'Norway', who: 'officers' });
  expect(others).toEqual([]);
  expect(joined.filter((row) => row === before || row === after)).toEqual([]);
  const order = [before?.year, before?.armed_from, before?.armed_until, after?.year].map(String);
  expect(order).toEqual(order.toSorted());
  expect(picture.said.some((text) => /police armed,\s*\w+ \d{4} to\s*\w+ \d{4}/.test(text))).toBe(true);
});

test('draws New Zealand’s 2010 with its own contradiction, and outside the line', () => {
  const contradiction = where(inPicture, { survey_id: 'NZPA2010' });
  expect(cells(contradiction, 'answer')).toEqual([['support it'], ['favour it most']]);
  expect(joined.filter((row) => contradiction.includes(row))).toEqual([]);
});
