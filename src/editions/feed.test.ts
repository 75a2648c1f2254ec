import { beforeEach, expect, test, vi } from 'vitest';
import type { Chart } from '../charts/kit/define-chart.ts';
import type { ChartRow } from '../data/chart-row.ts';
import type { Tables } from '../data/tables/index.ts';
import { stableId, writeChartFeed, writeFeed } from './feed.ts';

const nameOf = (id: string) => `Chart ${id}`;
beforeEach(() => {
  vi.stubEnv('SITE', 'https://example.org/');
});
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
  expect(writeFeed(editions, [correction], nameOf)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="utf-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
      <id>urn:uuid:38d51561-55a3-59d5-b763-ea5d6125f6dc</id>
      <title>Routinely Unarmed: should London’s police carry guns?</title>
      <subtitle>Editions and corrections</subtitle>
      <updated>2027-01-02T00:00:00Z</updated>
      <author><name>Routinely Unarmed project</name></author>
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

const idsOf = (feed = '') => [...feed.matchAll(/<id>(.*?)<\/id>/g)].map(([, id]) => id);

test('an entry keeps its id when others come before it and when the site moves', () => {
  const before = idsOf(writeFeed({ ...editions, editions: editions.editions.slice(0, 1) }, [], nameOf));
  vi.stubEnv('SITE', 'https://elsewhere.example/');
  expect(idsOf(writeFeed(editions, [correction], nameOf))).toEqual(expect.arrayContaining(before));
});

test('before the first edition there is no feed', () => {
  expect(writeFeed({ editions: [], unreleased: ['a'] }, [correction], nameOf)).toBeUndefined();
});

const chart = {
  id: 'fixture',
  name: 'Fixture',
  tooltip: ({ year, value, unit }: ChartRow) => `${value} ${unit} in ${year}.`,
} as unknown as Chart;
const row = (year: number, value: number, unit = 'officers') => ({ year, value, unit });
const kept = [row(2018, 2), row(2019, 3)];
const later = [1, 2, 3, 4, 5, 6].map((n) => row(2020 + n, n));
const frozen = [
  {
    date: '2026-11-23',
    rows: [row(2017, 1), ...kept],
    corrected: [{ correction_id: 'c1', rows: [row(2017, 10), ...kept] }],
  },
  {
    date: '2027-01-02',
    rows: [row(2017, 10), row(2018, 4), row(2019, 3, 'armed officers'), ...later],
    corrected: [],
  },
  { date: '2027-02-03', rows: [row(2017, 10, 'people')], corrected: [] },
];

test('a chart’s feed says which figures an edition added, revised and left out, not what was put right or reworded', () => {
  const feed = writeChartFeed(chart, frozen, [correction]) ?? '';
  expect([...feed.matchAll(/<summary type="text">(.*?)<\/summary>/g)].map(([, summary]) => summary))
    .toMatchInlineSnapshot(`
    [
      "No longer shown: “4 officers in 2018”; “3 armed officers in 2019”; “1 officers in 2021”; “2 officers in 2022”; “3 officers in 2023”; and 3 more.",
      "Added: “1 officers in 2021”; “2 officers in 2022”; “3 officers in 2023”; “4 officers in 2024”; “5 officers in 2025”; and 1 more. Revised: “4 officers in 2018”, before “2 officers in 2018”.",
      "We said: a &lt; b &amp; ]]&gt; Now: &lt;script&gt;alert(1)&lt;/script&gt;",
      "The first edition with this chart.",
    ]
  `);
  // RFC 4287, sections 4.1.1 and 4.1.2: the feed and each entry have these once.
  for (const part of feed.split('<entry>'))
    for (const element of ['id>', 'title>', 'updated>', 'link rel="alternate" type="text/html" href="'])
      expect(part.match(new RegExp(`<${element}[^<"]`, 'g')), element).toHaveLength(1);
  expect(feed).toContain('<author><name>Routinely Unarmed project</name></author>');
  expect(new Set(idsOf(feed)).size).toBe(5);
});

test('the id of a name never changes: readers of the feed would see every entry again', () => {
  expect(stableId('edition 2026-11-23')).toBe('urn:uuid:3bdacd1a-d76c-5212-8d35-62c93c15f2f6');
  expect(stableId('a')).toBe('urn:uuid:adc28f24-2639-5cb0-a9cc-378e3305fe71');
});
