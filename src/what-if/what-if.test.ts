import { describe, expect, test } from 'vitest';
import { loadTables } from '../data/generated.ts';
import { deriveStartingFigures } from './starting-figures.ts';
import {
  type Settings,
  type StartingFigures,
  type StartingShare,
  calculate,
  defaultSettings,
} from './what-if-sum.ts';
import { describeWhatIf } from './what-if-text.ts';

const figure = (value: number) =>
  ({ origin: 'Published', what: 'made up (Office, 2020)', source: 'X', value }) as const;
const starting: StartingFigures = {
  forces: [
    { id: 'met', name: 'Metropolitan Police', officers: figure(34_542), armed: figure(2339) },
    { id: 'kent', name: 'Kent', officers: figure(4026), armed: null },
  ],
  courses: [
    { id: 'basic', name: 'Basic', weeks: figure(4), cost: figure(4671) },
    { id: 'armed-response', name: 'Armed response', weeks: figure(9), cost: figure(12_705) },
  ],
  resign: { ...figure(8.2), bounds: { low: 2.81875, high: 68.44375 } },
  never: { ...figure(12), bounds: { low: 4.125, high: 69.75 } },
};

const describeChanges = (force: string, changes: Partial<Settings> = {}) =>
  describeWhatIf(starting, force, { ...defaultSettings(starting, force), ...changes });

test('the Met as published', () => {
  const { texts, course } = describeChanges('met');
  expect(course).toBe('basic');
  expect(texts).toMatchInlineSnapshot(`
    {
      "armed-error": "",
      "armed-origin": "Published figure: made up (Office, 2020). Takes a whole number from 0 to 34,542.",
      "cost-error": "",
      "cost-origin": "Published figure: made up (Office, 2020). Takes a whole number from 0 to 100,000 pounds.",
      "course": "The Met’s prices are of 2016 and are not brought up to today’s.",
      "never": "12% of those who answered would carry under no circumstances. Of 34,542 officers that would be about 4,150; the survey’s limits for all members would make it 1,420 to 24,100.",
      "never-chosen": "",
      "never-error": "",
      "never-high": "24,100",
      "never-low": "1,420",
      "never-origin": "Published figure: made up (Office, 2020). Takes a number from 0 to 100 percent.",
      "never-published": "4,150 as those who answered",
      "officers-error": "",
      "officers-origin": "Published figure: made up (Office, 2020). Takes a whole number from 1 to 200,000.",
      "price": "About £150 million, at £4,671 each.",
      "resign": "8.2% of those who answered would resign rather than carry. Of 34,542 officers that would be about 2,830; the survey’s limits for all members would make it 974 to 23,600.",
      "resign-chosen": "",
      "resign-error": "",
      "resign-high": "23,600",
      "resign-low": "974",
      "resign-origin": "Published figure: made up (Office, 2020). Takes a number from 0 to 100 percent.",
      "resign-published": "2,830 as those who answered",
      "survey": "The shares are of January 2017. That they hold for today’s officers is an assumption.",
      "time": "About 129,000 weeks of officers’ time, at 4 weeks each.",
      "trained": "32,203 officers would take the course: 34,542 less the 2,339 who are armed already.",
      "weeks-error": "",
      "weeks-origin": "Published figure: made up (Office, 2020). Takes a number from 1 to 52 weeks.",
    }
  `);
});

describe('settings of the reader’s own', () => {
  test('are marked as such beside what was published', () => {
    const { texts } = describeChanges('met', { resign: 20.25, cost: 6000 });
    // 20.25% of 34,542 is 6,994.755; 32,203 × £6,000 is £193,218,000.
    expect(['resign', 'resign-origin', 'resign-chosen', 'price', 'cost-origin'].map((name) => texts[name]))
      .toMatchInlineSnapshot(`
      [
        "At your share, 20.25%, about 6,990 of 34,542 officers would resign rather than carry. 8.2% of those who answered would resign rather than carry. Of 34,542 officers that would be about 2,830; the survey’s limits for all members would make it 974 to 23,600.",
        "Your own. Published: 8.2%, made up (Office, 2020). Takes a number from 0 to 100 percent.",
        "yours: 6,990",
        "About £193 million, at £6,000 each.",
        "Your own. Published: £4,671, made up (Office, 2020). Takes a whole number from 0 to 100,000 pounds.",
      ]
    `);
  });

  test('are marked as outside the survey’s limits where they do', () => {
    const outside = 'Your share lies outside those limits.';
    expect(describeChanges('met', { resign: 2.8 }).texts['resign']).toContain(outside);
    expect(describeChanges('met', { resign: 2.9 }).texts['resign']).not.toContain(outside);
    expect(describeChanges('met', { never: 70 }).texts['never']).toContain(outside);
  });

  test('are of a course only where both length and price are', () => {
    expect(describeChanges('met', { weeks: 9, cost: 12_705 }).course).toBe('armed-response');
    expect(describeChanges('met', { weeks: 9 }).course).toBe('');
  });

  test('that are not taken have an error with what the field takes', () => {
    const { texts } = describeChanges('kent', { armed: null, resign: null, weeks: null });
    expect(['armed', 'resign', 'weeks'].map((name) => texts[`${name}-error`])).toMatchInlineSnapshot(`
      [
        "Use a whole number from 0 to 4,026.",
        "Use a number from 0 to 100 percent.",
        "Use a number from 1 to 52 weeks.",
      ]
    `);
  });
});

test('for another force the Met’s figures are an assumption, and what is not known is not worked out', () => {
  const { texts } = describeChanges('kent');
  expect(
    ['survey', 'course', 'armed-origin', 'armed-error', 'trained', 'time', 'price'].map(
      (name) => texts[name],
    ),
  ).toMatchInlineSnapshot(`
    [
      "The survey asked the Met’s officers, in January 2017. That its shares hold for Kent is an assumption, and its limits say nothing of Kent.",
      "The courses are the Met’s, and the prices of 2016. That they hold for Kent is an assumption.",
      "Not known: no figure for this force is held here. Takes a whole number from 0 to 4,026.",
      "Use a whole number from 0 to 4,026.",
      "How many officers would take the course is not worked out: how many are armed already is not given.",
      "The time is not worked out.",
      "The price is not worked out.",
    ]
  `);
});

test('a small sum is not written in millions, and one week is one week', () => {
  // 4,026 − 3,933 = 93 to train, at £4,671 £434,403; 8.2% of 93 officers is 7.6.
  const { texts } = describeChanges('kent', { armed: 3933, weeks: 1 });
  expect(['trained', 'time', 'price'].map((name) => texts[name])).toMatchInlineSnapshot(`
    [
      "93 officers would take the course: 4,026 less the 3,933 who are armed already.",
      "About 93 weeks of officers’ time, at 1 week each.",
      "About £434,000, at £4,671 each.",
    ]
  `);
});

test('without the number of officers nothing is worked out', () => {
  const { texts } = describeChanges('kent', { officers: null });
  expect(['resign', 'trained', 'resign-low'].map((name) => texts[name])).toMatchInlineSnapshot(`
    [
      "How many would resign rather than carry is not worked out: the number of officers is not given.",
      "How many officers would take the course is not worked out: the number of officers is not given.",
      "",
    ]
  `);
});

const share = (value: number, low: number, high: number): StartingShare => ({
  origin: 'Published',
  what: 'made up',
  source: 'X',
  value,
  bounds: { low, high },
});
const shares = { resign: share(10, 4, 60), never: share(20, 5, 70) };
const settings = { officers: 1000, armed: 100, resign: 25, never: 20, weeks: 4, cost: 5000 };

test('shares are taken of all officers, and those who are not armed are trained', () => {
  expect(calculate(settings, shares)).toEqual({
    // 25% of 1,000 by the reader; 10%, 4% and 60% by the survey.
    resign: { chosen: 250, published: 100, low: 40, high: 600 },
    never: { chosen: 200, published: 200, low: 50, high: 700 },
    // 1,000 − 100 = 900 officers; 900 × 4 weeks; 900 × £5,000.
    trained: 900,
    weeks: 3600,
    pounds: 4_500_000,
  });
});

test('what rests on a setting that is not given is null', () => {
  const nothing = { trained: null, weeks: null, pounds: null };
  expect(calculate({ ...settings, armed: null }, shares)).toMatchObject({
    ...nothing,
    resign: { chosen: 250 },
  });
  expect(calculate({ ...settings, resign: null }, shares).resign).toMatchObject({
    chosen: null,
    published: 100,
  });
  expect(calculate({ ...settings, cost: null }, shares)).toMatchObject({ weeks: 3600, pounds: null });
  expect(calculate({ ...settings, officers: null }, shares)).toEqual({
    ...nothing,
    resign: null,
    never: null,
  });
});

test('the page begins with every force, the Met first, and no more officers armed than there are', () => {
  const tables = loadTables();
  const { forces } = deriveStartingFigures(tables);
  expect(forces).toHaveLength(tables['police-forces'].length);
  expect(forces[0].id).toBe('metropolitan-police');
  expect(forces.filter(({ officers, armed }) => (armed?.value ?? 0) >= officers.value)).toEqual([]);
});

test('the newest firm figure with a headcount of its time is taken, else the newest, and none that only a copy gives', () => {
  const tables = loadTables();
  const example = tables['armed-officers'].find(({ measure }) => measure === 'armed_officers');
  const copy = tables.sources.find(({ standing }) => standing === 'mirror')?.source_id ?? '';
  const newspaper = tables.sources.find(({ standing }) => standing === 'press or other')?.source_id ?? '';
  if (!example) throw new Error('no armed officers');
  const armedIn = (date: string, value: number, source: string) => ({
    ...example,
    geography: 'Kent',
    date,
    value,
    source_id: [source],
  });
  const armedOf = (rows: (typeof example)[]) =>
    deriveStartingFigures({ ...tables, 'armed-officers': rows }).forces.find(({ id }) => id === 'kent')
      ?.armed;
  const rows = [
    armedIn('2024-01-31', 300, copy),
    armedIn('2023', 200, newspaper),
    armedIn('2020', 100, newspaper),
  ];
  expect(armedOf(rows)).toMatchObject({ value: 200, origin: 'Reported' });
  expect(armedOf([...rows, armedIn('2019-04-12', 50, newspaper)])).toMatchObject({ value: 50 });
  expect(armedOf(rows.slice(0, 1))).toBeNull();
});

test('an unknown force is an error', () => {
  expect(() => defaultSettings(deriveStartingFigures(loadTables()), 'narnia')).toThrow(
    'unknown force: narnia',
  );
});
