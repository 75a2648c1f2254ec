import { expect, test } from 'vitest';
import type { Publication } from '../data/generated.ts';
import { describeOrigin } from './number-notes.ts';

const published = (text: string, day: string, publisher = 'Home Office', worked_out: string | null = null) =>
  ({ text, publisher, released: day, cited: `${publisher}, ${day}`, worked_out }) as Publication;
const derived = (working: string, ...publications: Publication[]) =>
  describeOrigin({ publications, working, others: null });

test('a note says who published a number and when, then what changed, then how it was worked out', () => {
  const publications = [published('6,621', '2021', 'Home Office', '6,518 + 103'), published('6,653', '2019')];
  const others = 'First published as 6,653; revised down by 32';
  expect(describeOrigin({ publications, working: null, others })).toBe(
    'Home Office, 2021. First published as 6,653; revised down by 32. Worked out as 6,518 + 103.',
  );
});

test('a note on a derived number says how it follows and who published what, by years where that is much', () => {
  const worked = published('6,621', '2021', 'Home Office', '6,518 + 103');
  const years = ['1', '2', '3'].map((text, index) => published(text, String(2016 + index)));
  const speakers = Array.from({ length: 7 }, (_, index) => published('1', '2017', `Speaker ${index}`));
  expect([
    derived('770 of 1,697 reports', published('770', '2020'), published('1,697', '2020')),
    derived('6,621 of 32,000', worked, published('32,000', '2017', 'BBC')),
    derived('added up: 1, 2, 3, 4. again', ...years, published('4', '2020', 'BBC')),
    derived('reports counted', ...speakers.slice(0, 2)),
    derived('statements counted', ...speakers),
  ]).toEqual([
    '770 of 1,697 reports. Home Office, 2020.',
    '6,621 of 32,000. Home Office, 2021 (6,621 = 6,518 + 103); BBC, 2017 (32,000).',
    'Added up: 1, 2, 3, 4. Again. Home Office, 2016 to 2018; BBC, 2020.',
    'Reports counted. Speaker 0, 2017; Speaker 1, 2017.',
    'Statements counted. Each is listed among all numbers.',
  ]);
});
