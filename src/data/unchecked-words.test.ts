import { expect, test } from 'vitest';
import { findUncheckedWords } from './unchecked-words.ts';

const found = (text: string) => findUncheckedWords(text).map(({ word, kind }) => `${kind}: ${word}`);

test.each([
  ['6,621 officers', ['6,621']],
  ['43.6% of them', ['43.6%']],
  ['£4,671 a course', ['£4,671']],
  ['of 32 forces, 7 gave none', ['32', '7']],
  ['level 5:4', ['5:4']],
  ['a cost of £2000', ['£2000']],
  ['2,019 officers', ['2,019']],
  ['2019.5 and 2019%', ['2019.5', '2019%']],
])('a numeral is loose: %s', (text, words) => {
  expect(found(text)).toEqual(words.map((word) => `numeral: ${word}`));
});

test.each([
  ['One in four wanted it', ['One', 'four']],
  ['two thirds of twenty-five', ['two', 'thirds', 'twenty', 'five']],
  ['twice as many, half of them', ['twice', 'half']],
  ['thousands doubled within a fortnight', ['thousands', 'doubled', 'fortnight']],
])('a number word is loose: %s', (text, words) => {
  expect(found(text)).toEqual(words.map((word) => `number word: ${word}`));
});

test.each([
  ['A clear majority said yes', ['majority']],
  ['Most fell, nearly all rose', ['Most', 'fell', 'nearly', 'rose']],
  ['more than before, fewer than now', ['more than', 'fewer than']],
  ['the highest peaked', ['highest', 'peaked']],
])('a claim word is loose: %s', (text, words) => {
  expect(found(text)).toEqual(words.map((word) => `claim word: ${word}`));
});

test.each([
  'On 31 March 2019 and on 9 January',
  'From 3–5 July 2017 to August 2018',
  'In 2019/20, 2019–20 and 2019/2020',
  'By 1829.',
])('a date is passed over: %s', (text) => {
  expect(found(text)).toEqual([]);
});

test.each(['No one asked', 'they told one another', 'that one', 'second-hand copies'])(
  'an idiom is passed over: %s',
  (text) => {
    expect(found(text)).toEqual([]);
  },
);

test.each(['The mayor recorded an attendance', 'weight and often', 'almsgiving in someone’s tenancy'])(
  'a word that only contains one is passed over: %s',
  (text) => {
    expect(found(text)).toEqual([]);
  },
);

test('a figure beside a date is still found, at its place in the text', () => {
  expect(findUncheckedWords('On 31 March 2019 there were 6,621, more than before')).toEqual([
    { word: '6,621', index: 28, kind: 'numeral' },
    { word: 'more than', index: 35, kind: 'claim word' },
  ]);
});
