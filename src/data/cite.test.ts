import { expect, test } from 'vitest';
import { citeInFull, citeInShort, findSources, formatPublished } from './cite.ts';
import type { Tables } from './tables/index.ts';

type Source = Tables['sources'][number];

const source = (
  source_id: string,
  publisher: string,
  published: string | null,
  standing: Source['standing'] = 'official',
): Source => ({
  row: 2,
  source_id,
  publisher,
  published,
  standing,
  title: `Title of ${source_id}`,
  url: null,
  licence: null,
  evidence: 'quoted',
  link: true,
});

const tables = {
  sources: [
    source('press', 'Evening Standard', '2019-08-19', 'press or other'),
    source('ho19', 'Home Office', '2019-07-25'),
    source('ho21', 'Home Office (second edition)', '2021-07'),
    source('ons', 'Office for National Statistics via GitHub', null),
    source('lords', 'House of Lords', '2024'),
    source('bbc', 'BBC', '2017', 'press or other'),
    source('itv', 'ITV', '2017', 'press or other'),
  ],
} as Partial<Tables> as Tables;

test('the quiet line names each publisher once, official ones first', () => {
  expect(citeInShort(tables, ['press', 'ho21', 'ho19', 'ons'])).toBe(
    'Home Office 2019 and 2021; Office for National Statistics; Evening Standard 2019',
  );
});

test('the quiet line says how many more there are, and never that there is one more', () => {
  expect(citeInShort(tables, ['press', 'ho19', 'ons', 'lords'])).toBe(
    'Home Office 2019; Office for National Statistics; House of Lords 2024; Evening Standard 2019',
  );
  expect(citeInShort(tables, ['press', 'bbc', 'ho19', 'ons', 'lords'])).toBe(
    'Home Office 2019; Office for National Statistics; House of Lords 2024; and 2 more',
  );
});

test('a full citation leaves out a day that is not known', () => {
  const [dated, undated] = findSources(tables, ['ho19', 'ons']);
  expect(dated && citeInFull(dated)).toBe('Home Office, “Title of ho19”, 25 July 2019');
  expect(undated && citeInFull(undated)).toBe('Office for National Statistics via GitHub, “Title of ons”');
});

test('what is not a plain date is left as the source gives it', () => {
  expect(['2019-07-25', '2019-07', '2019', '2025-26', 'undated', null].map(formatPublished)).toEqual([
    '25 July 2019',
    'July 2019',
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
