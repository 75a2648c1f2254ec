import { expect, test } from 'vitest';
import type { Tables } from '../data/tables/index.ts';
import { citeAsBibtex, citeAsText } from './citation.ts';
import { dataVersion } from '../data/editions.ts';
import { firstOfEachDay } from './list-corrections.ts';

const chart = {
  id: 'arming-view',
  title: 'Of those who answered, 43.6% wanted more specialists',
  edition: '2026-11-03',
  address: 'https://example.org/charts/arming-view/',
};

test('a citation names site, title, edition and address, and leaves out what is not known', async () => {
  const citations = [
    citeAsText(chart),
    citeAsText({ ...chart, isUnreleased: true, address: undefined }),
    citeAsText({ ...chart, edition: undefined }),
    citeAsBibtex(chart),
    citeAsBibtex({ title: 'T', edition: undefined }),
  ];
  await expect(`${citations.join('\n\n')}\n`).toMatchFileSnapshot('snapshots/citations.txt');
});

test('BibTeX is one entry whatever stands in the title', () => {
  const entry = citeAsBibtex({ ...chart, title: 'a} b{ {c} \\d ~e ^f #g $h &i _j' });
  expect(entry).toContain(
    'a\\textbraceright{} b\\textbraceleft{} \\textbraceleft{}c\\textbraceright{} \\textbackslash{}d \\textasciitilde{}e \\textasciicircum{}f \\#g \\$h \\&i \\_j',
  );
  expect(entry.match(/\{/g)?.length).toBe(entry.match(/\}/g)?.length);
});

const editions = [
  { date: '2026-11-23', version: '1.0.0', changed: ['arming-view'] },
  { date: '2027-01-02', version: '1.1.0', changed: ['arming-view'] },
];
const correctedOn = (...days: string[]) => days.map((corrected) => ({ corrected })) as Tables['corrections'];

test('the version is that of the newest edition; figures and corrections since are marked', () => {
  const released = { editions, unreleased: [] };
  expect([
    dataVersion(released, correctedOn('2026-12-01', '2027-01-02')),
    dataVersion({ editions, unreleased: ['timeline'] }, []),
    dataVersion(released, correctedOn('2027-01-03')),
    dataVersion({ editions: [], unreleased: ['timeline'] }, []),
  ]).toEqual(['1.1.0', '1.1.0+unreleased', '1.1.0+unreleased', '0.0.0+unreleased']);
});

test('a chart says once that it was corrected on a day', () => {
  const days = ['2026-12-02', '2026-12-01', '2026-12-01'].map((corrected, id) => ({ corrected, id }));
  expect(firstOfEachDay(days).map(({ id }) => id)).toEqual([0, 1]);
});
