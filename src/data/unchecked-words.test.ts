import { expect, test } from 'vitest';
import { findUncheckedWords } from './unchecked-words.ts';

test('numerals, number words and claim words are found', () => {
  const found = {
    '6,621 officers': 'numeral: 6,621',
    '43.6% of them': 'numeral: 43.6%',
    '£4,671 a course, or £2000': 'numeral: £4,671; numeral: £2000',
    'level 5:4': 'numeral: 5:4',
    '2,019 officers, 2019.5 and 2019%': 'numeral: 2,019; numeral: 2019.5; numeral: 2019%',
    'One in four': 'number word: One; number word: four',
    'two thirds of twenty-five':
      'number word: two; number word: thirds; number word: twenty; number word: five',
    'twice, half': 'number word: twice; number word: half',
    'thousands doubled in a fortnight':
      'number word: thousands; number word: doubled; number word: fortnight',
    'A clear majority': 'claim word: majority',
    'Most fell, nearly all rose': 'claim word: Most; claim word: fell; claim word: nearly; claim word: rose',
    'more than before, fewer than now': 'claim word: more than; claim word: fewer than',
    'the highest peaked': 'claim word: highest; claim word: peaked',
  };
  const describe = (text: string) =>
    findUncheckedWords(text)
      .map(({ word, kind }) => `${kind}: ${word}`)
      .join('; ');
  expect(Object.fromEntries(Object.keys(found).map((text) => [text, describe(text)]))).toEqual(found);
});

test('dates, idioms and words that only contain one are passed over', () => {
  const texts = [
    'On 31 March 2019 and on 9 January',
    'From 3–5 July 2017 to August 2018',
    'In 2019/20, 2019–20 and 2019/2020',
    'By 1829.',
    'No one asked; they told one another; that one; second-hand copies',
    'The mayor recorded an attendance; weight and often; almsgiving in someone’s tenancy',
  ];
  expect(texts.flatMap((text) => findUncheckedWords(text))).toEqual([]);
});

test('a figure next to a date is still found, at its position in the text', () => {
  expect(findUncheckedWords('On 31 March 2019 there were 6,621, more than before')).toEqual([
    { word: '6,621', index: 28, kind: 'numeral' },
    { word: 'more than', index: 35, kind: 'claim word' },
  ]);
});
