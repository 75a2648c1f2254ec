import { expect, test } from 'vitest';
import { loadTables } from '../../data/generated.ts';
import { where } from '../kit/rows-and-phrases.ts';
import { cells, drawn, joiners, joins } from '../testing/drawn.ts';
import { readOpinionAbroad } from './rows.ts';

const picture = drawn('opinion-abroad');
const joined = joins(picture).flat();
const inPicture = where(picture.shown, { shown: 'in the picture' });

test('draws its line through New Zealand’s officers alone, and through surveys that may be joined', () => {
  const mayBeJoined = ({ country, who, comparable_with }: (typeof joined)[number]) =>
    country === 'New Zealand' &&
    who === 'officers' &&
    String(comparable_with).startsWith('the other NZPA years');
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

test('a day that the calendar does not have is no day of the month after', () => {
  const arming = loadTables()['international-arming'].map((row) => ({
    ...row,
    note: row.note?.replace('25 November 2014', '31 November 2014') ?? null,
  }));
  expect(() =>
    readOpinionAbroad({ ...loadTables(), 'international-arming': arming }),
  ).toThrowErrorMatchingInlineSnapshot(`[Error: opinion-abroad: no such day as 31 November 2014]`);
});
