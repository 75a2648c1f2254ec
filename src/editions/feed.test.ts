import { beforeEach, expect, test, vi } from 'vitest';
import type { Chart } from '../charts/kit/define-chart.ts';
import type { ChartRow } from '../data/chart-row.ts';
import type { Tables } from '../data/tables/index.ts';
import { isReworded, writeChartFeed, writeFeed } from './feed.ts';

const describe = (id: string) => ({ name: `Chart ${id}`, isReworded: id === 'c' });
beforeEach(() => {
  vi.stubEnv('SITE', 'https://example.org/');
});
const editions = {
  editions: [
    { date: '2026-11-23', version: '1.0.0', changed: ['a', 'b'] },
    { date: '2027-01-02', version: '1.1.0', changed: ['b', 'c'] },
    { date: '2027-03-04', version: '1.1.1', changed: ['c'] },
    { date: '2027-04-05', version: '1.1.2', changed: [] },
  ],
  unreleased: [],
};
const correction = {
  correction_id: 'c1',
  corrected: '2026-12-01',
  what_was_wrong: 'a < b & \u0001]]>',
  what_it_says_now: '<script>alert(1)</script>',
} as Tables['corrections'][number];

test('editions and corrections stand newest first, and the feed is as new as the newest', async () => {
  const feed = writeFeed(editions, [correction], describe);
  await expect(feed).toMatchFileSnapshot('snapshots/feed.xml');
});

const idsOf = (feed = '') => [...feed.matchAll(/<id>(.*?)<\/id>/g)].map(([, id]) => id);

test('an entry keeps its id when others come before it and when the site moves: readers would see it again', () => {
  const before = idsOf(writeFeed({ ...editions, editions: editions.editions.slice(0, 1) }, [], describe));
  vi.stubEnv('SITE', 'https://elsewhere.example/');
  expect(idsOf(writeFeed(editions, [correction], describe))).toEqual(expect.arrayContaining(before));
});

test('before the first edition there is no feed', () => {
  expect(writeFeed({ editions: [], unreleased: ['a'] }, [correction], describe)).toBeUndefined();
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

test('a chart’s feed says which figures an edition added, revised and left out, not what was put right or reworded', async () => {
  const feed = writeChartFeed(chart, frozen, [correction]);
  await expect(feed).toMatchFileSnapshot('snapshots/chart-feed.xml');
  expect(new Set(idsOf(feed)).size).toBe(5);
  const renamed = { date: '2027-03-04', rows: [row(2017, 10, 'officers and staff')], corrected: [] };
  const dates = [...frozen, renamed].map(({ date }) => date);
  const isOfWords = (date: string) => isReworded(chart, [...frozen, renamed], date, [correction]);
  expect(dates.filter(isOfWords)).toEqual(['2027-03-04']);
});
