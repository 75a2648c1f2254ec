import { isFirm, standingOf } from '../../data/cite.ts';
import { expect, test } from 'vitest';
import { loadTables } from '../../data/generated.ts';
import { drawn } from '../testing/drawn.ts';

const tables = loadTables();
const { shown, allText, headed } = drawn('timeline');

test('leaves out every event that is weak or rests on an encyclopaedia or a copy alone, and no other', () => {
  const firm = tables.timeline.filter((row) => row.standing === null && isFirm(tables, row));
  const cited = shown.flatMap((row) => String(row.source_id).split(';'));
  expect(firm.length).toBeLessThan(tables.timeline.length);
  expect(shown.map((row) => row.event_id).toSorted()).toEqual(firm.map((row) => row.event_id).toSorted());
  expect(cited.filter((id) => standingOf(tables, id) === 'mirror')).toEqual([]);
});

test('lists each event with its sources, and prints the rule by which they were chosen', () => {
  const isListed = ({ description, told_by }: (typeof shown)[number]) =>
    allText.some((text) => text.includes(String(description)) && text.endsWith(`(${String(told_by)})`));
  expect(shown.filter((row) => !isListed(row))).toEqual([]);
  expect(headed.filter((text) => text.startsWith('Chosen, not complete'))).toHaveLength(1);
});
