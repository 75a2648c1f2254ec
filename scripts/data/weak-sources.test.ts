import { expect, test } from 'vitest';
import { findWants } from './weak-sources.ts';

test.for([
  ['OGL v3', 'https://www.gov.uk/government/statistics/armed', []],
  ['© publisher', 'https://example.org/?p=291', []],
  [null, 'https://example.org/page', ['no licence']],
  ['IOPC (check)', 'https://example.org/page', ['licence in doubt: IOPC (check)']],
  ['OGL v3', null, ['no address']],
  ['OGL v3', 'https://example.org/', ['the address names no page']],
  [null, 'https://example.org/news/…/armed', ['no licence', 'the address names no page']],
] as const)('a source with the licence %s at %s lacks %j', ([licence, url, wants]) => {
  expect(findWants({ licence, url })).toEqual(wants);
});
