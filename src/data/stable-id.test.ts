import { expect, test } from 'vitest';
import { stableId } from './stable-id.ts';

test('the id of a name never changes: readers of the feed would be told everything again', () => {
  expect(stableId('edition 2026-11-23')).toMatchInlineSnapshot(
    `"urn:uuid:3bdacd1a-d76c-5212-8d35-62c93c15f2f6"`,
  );
});

test('ids are UUIDs of version 5, and differ', () => {
  const ids = ['a', 'b', 'edition 2026-11-23'].map(stableId);
  for (const id of ids)
    expect(id).toMatch(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(new Set(ids).size).toBe(ids.length);
});
