import { expect, test } from 'vitest';
import { writeFeed } from './feed.ts';
import type { Tables } from '../data/tables/index.ts';

const about = {
  title: 'Routinely Unarmed',
  author: 'Somebody',
  hrefOf: (path: string) => `https://example.org${path}`,
  self: 'https://example.org/feed.xml',
  nameOf: (id: string) => `Chart ${id}`,
};
const editions = {
  editions: [
    { date: '2026-11-23', version: '1.0.0', changed: ['a', 'b'] },
    { date: '2027-01-02', version: '1.1.0', changed: ['b'] },
  ],
  unreleased: [],
};
const correction = {
  correction_id: 'c1',
  corrected: '2026-12-01',
  what_was_wrong: 'a < b & \u0001]]>',
  what_it_says_now: '<script>alert(1)</script>',
} as Tables['corrections'][number];

test('editions and corrections stand newest first, and the feed is as new as the newest', () => {
  expect(writeFeed(editions, [correction], about)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="utf-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
      <id>urn:uuid:38d51561-55a3-59d5-b763-ea5d6125f6dc</id>
      <title>Routinely Unarmed</title>
      <subtitle>Editions and corrections</subtitle>
      <updated>2027-01-02T00:00:00Z</updated>
      <author><name>Somebody</name></author>
      <link rel="alternate" type="text/html" href="https://example.org/"/>
      <link rel="self" type="application/atom+xml" href="https://example.org/feed.xml"/>
      <entry>
        <id>urn:uuid:219155ec-4446-53a2-8e54-43c14f95e9e1</id>
        <title>Edition of 2 January 2027</title>
        <updated>2027-01-02T00:00:00Z</updated>
        <link rel="alternate" type="text/html" href="https://example.org/"/>
        <summary type="text">Figures changed in “Chart b”.</summary>
      </entry>
      <entry>
        <id>urn:uuid:c899803e-79c4-5af4-ab50-607523f108fa</id>
        <title>Correction of 1 December 2026</title>
        <updated>2026-12-01T00:00:00Z</updated>
        <link rel="alternate" type="text/html" href="https://example.org/corrections/#c1"/>
        <summary type="text">We said: a &lt; b &amp; ]]&gt; Now: &lt;script&gt;alert(1)&lt;/script&gt;</summary>
      </entry>
      <entry>
        <id>urn:uuid:3bdacd1a-d76c-5212-8d35-62c93c15f2f6</id>
        <title>Edition of 23 November 2026</title>
        <updated>2026-11-23T00:00:00Z</updated>
        <link rel="alternate" type="text/html" href="https://example.org/"/>
        <summary type="text">The first edition, with 2 charts.</summary>
      </entry>
    </feed>
    "
  `);
});

test('an entry keeps its id when others come before it and when the site moves', () => {
  const idsOf = (feed = '') => [...feed.matchAll(/<id>(.*?)<\/id>/g)].map(([, id]) => id);
  const before = idsOf(writeFeed({ ...editions, editions: editions.editions.slice(0, 1) }, [], about));
  const elsewhere = { ...about, hrefOf: (path: string) => `https://elsewhere.example${path}` };
  const after = idsOf(writeFeed(editions, [correction], elsewhere));
  expect(after).toEqual(expect.arrayContaining(before));
  expect(new Set(after).size).toBe(after.length);
});

test('before the first edition there is no feed', () => {
  expect(writeFeed({ editions: [], unreleased: ['a'] }, [correction], about)).toBeUndefined();
});
