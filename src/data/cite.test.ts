import { expect, test } from 'vitest';
import { citeInFull, citeInShort, findSources, formatPublished } from './cite.ts';
import type { Tables } from './tables/index.ts';

const sources = [
  ['press', 'Evening Standard', '2019-08-19', 'press or other'],
  ['ho19', 'Home Office', '2019-07-25', 'official'],
  ['ho21', 'Home Office (second edition)', '2021-07', 'official'],
  ['ons', 'Office for National Statistics via GitHub', null, 'official'],
  ['lords', 'House of Lords', '2024', 'official'],
  ['bbc', 'BBC', '2017', 'press or other'],
].map(([source_id, publisher, published, standing]) => ({
  source_id,
  publisher,
  published,
  standing,
  title: `Title of ${source_id}`,
}));
const tables = { sources } as unknown as Tables;

test('a short citation names each publisher once, official ones first, and how many more, but never one more', () => {
  expect(citeInShort(tables, ['press', 'ho21', 'ho19', 'ons'])).toBe(
    'Home Office 2019 and 2021; Office for National Statistics; Evening Standard 2019',
  );
  expect(citeInShort(tables, ['press', 'ho19', 'ons', 'lords'])).toBe(
    'Home Office 2019; Office for National Statistics; House of Lords 2024; Evening Standard 2019',
  );
  expect(citeInShort(tables, ['press', 'bbc', 'ho19', 'ons', 'lords'])).toBe(
    'Home Office 2019; Office for National Statistics; House of Lords 2024; and 2 more',
  );
});

test('a full citation leaves out a day that is not known', () => {
  expect(findSources(tables, ['ho19', 'ons']).map(citeInFull)).toEqual([
    'Home Office, “Title of ho19”, 25 July 2019',
    'Office for National Statistics via GitHub, “Title of ons”',
  ]);
});

test('what is not a plain date is left as the source gives it', () => {
  expect(['2019-07-25', '2019', '2025-26', 'undated', null].map(formatPublished)).toEqual([
    '25 July 2019',
    '2019',
    '2025-26',
    'undated',
    null,
  ]);
});

test('an id that no source has is an error', () => {
  expect(() => findSources(tables, ['ho19', 'ho20'])).toThrowErrorMatchingInlineSnapshot(
    `[Error: unknown source: ho20]`,
  );
});
