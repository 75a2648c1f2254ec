import { expect, test } from 'vitest';
import { defineChart } from '../charts/kit/define-chart.ts';
import { fixtureChart, fixtureEdition } from '../charts/testing/fixture-chart.ts';
import type { Tables } from '../data/tables/index.ts';
import { pinChart } from './pin-chart.ts';

/** What random histories cannot show: see scripts/data/correct-editions.test.ts. */

const chart = defineChart<{ by: string; date: string; value: number }>({
  ...fixtureChart,
  rows: () => [],
});
const row = (by: string, date: string, value: number) => ({ by, date, value });
const wordsOf = (source: string) => ({
  texts: { fixture: { file: `${source}.md`, source: `# Title\n\n${source}` } },
  tables: { notes: [{ note: source }], sources: [] } as unknown as Tables,
});
const days = ['2026-11-23', '2026-12-01', '2026-12-24'];
const editions = days.map((date, index) => ({
  ...fixtureEdition,
  ...wordsOf(`as of ${date}`),
  date,
  rows: index === 0 ? { fixture: [row('LBC', '2017', 5), row('BBC', '2019', 7)] } : {},
}));
const ofWords = { table: null, charts: ['fixture'], wrong_since: '2026-11-23', corrected: '2026-12-01' };
const pin = (rows = [row('LBC', '2017', 5), row('BBC', '2019', 7)], corrections: object[] = []) =>
  pinChart(chart, '2026-11-23', {
    editions: { editions },
    rows,
    tables: { ...wordsOf('now').tables, corrections: corrections as Tables['corrections'] },
    state: undefined,
  });

test('other words for the same figures are nothing newer; another figure, another day and a row more are', () => {
  const later = [
    [row('BBC', '2019', 7), row('Leading Britain', '2017', 5)],
    [row('LBC', '2017', 5), row('BBC', '2019', 8)],
    [row('LBC', '2018', 5), row('BBC', '2019', 7)],
    [row('LBC', '2017', 5), row('BBC', '2019', 7), row('ITV', '2020', 1)],
  ];
  expect(later.map((rows) => pin(rows).isSuperseded)).toEqual([false, true, true, true]);
});

test('a pinned chart has the words of its edition; those put right are of the first edition since, or of today', () => {
  const show = (...corrections: object[]) => {
    const pinned = pin(undefined, corrections);
    const title = pinned.chart === chart ? 'now' : pinned.chart.title([], {});
    return [title, pinned.tables.notes[0]?.note, pinned.corrections.length];
  };
  expect([
    show(),
    show({ ...ofWords, charts: ['other'] }, { ...ofWords, corrected: '2026-11-23' }),
    show(ofWords),
    show(ofWords, { ...ofWords, table: 'notes', corrected: '2026-12-20' }),
    show({ ...ofWords, corrected: '2027-01-01' }),
  ]).toEqual([
    ['as of 2026-11-23', 'as of 2026-11-23', 0],
    ['as of 2026-11-23', 'as of 2026-11-23', 0],
    ['as of 2026-12-01', 'as of 2026-12-01', 1],
    ['as of 2026-12-24', 'as of 2026-12-24', 2],
    ['now', 'now', 1],
  ]);
});
