import { expect, test } from 'vitest';
import { lastChanged } from './sitemap.ts';

test('the newest edition that changed its rows or correction of it dates a chart, the newest of all every other page; a new chart has no date', () => {
  const editions = [
    { date: '2026-11-23', version: '1.0.0', changed: ['arming-view', 'timeline'] },
    { date: '2027-01-02', version: '1.1.0', changed: ['timeline'] },
  ];
  const corrections = [
    { corrected: '2027-02-01', charts: ['arming-view'] },
    { corrected: '2027-03-01', charts: ['new'] },
  ];
  const dates = {
    '/': '2027-03-01',
    '/charts/': '2027-03-01',
    '/charts/arming-view/': '2027-02-01',
    '/charts/arming-view/now/': '2027-02-01',
    '/charts/timeline/': '2027-01-02',
    '/charts/new/': undefined,
  };
  expect(
    Object.fromEntries(Object.keys(dates).map((path) => [path, lastChanged(path, editions, corrections)])),
  ).toEqual(dates);
  expect(lastChanged('/', [], [])).toBeUndefined();
});
