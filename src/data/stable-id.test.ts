import { expect, test } from 'vitest';
import { stableId } from './stable-id.ts';

test('the id of a name never changes: readers of the feed would see every entry again', () => {
  expect(['edition 2026-11-23', 'a'].map(stableId)).toMatchInlineSnapshot(`
    [
      "urn:uuid:3bdacd1a-d76c-5212-8d35-62c93c15f2f6",
      "urn:uuid:adc28f24-2639-5cb0-a9cc-378e3305fe71",
    ]
  `);
});
