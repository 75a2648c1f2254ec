import { expect, test } from 'vitest';
import { matches } from './matches.ts';

const text = 'Armed officers, London: The Met’s armed officers on eight dates armed-officers-met';

test.for([
  '',
  '  ',
  'armed',
  'ARMED',
  'officers london',
  "the met's",
  'Met’s',
  'offic',
  'armed-officers',
  ' dates ',
])('“%s” finds a chart whose words hold it', (typed) => {
  expect(matches(typed, text)).toBe(true);
});

test.for(['taser', 'armed taser', 'armd', 'armed,officers'])(
  '“%s” does not, where a word is missing',
  (typed) => {
    expect(matches(typed, text)).toBe(false);
  },
);
