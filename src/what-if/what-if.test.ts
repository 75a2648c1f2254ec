import { expect, test } from 'vitest';
import { loadTables } from '../data/generated.ts';
import type { Tables } from '../data/tables/index.ts';
import { deriveStartingFigures } from './starting-figures.ts';
import { defaultSettings, describeWhatIf, type Settings, type StartingFigures } from './what-if-sum.ts';

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
  const shown = Object.entries(texts).filter(([, text]) => text !== '');
  expect(Object.fromEntries(shown)).toMatchInlineSnapshot(`
    {
      "armed-origin": "Published figure: made up (Office, 2020). Takes a whole number from 0 to 34,542.",
      "cost-origin": "Published figure: made up (Office, 2020). Takes a whole number from 0 to 100,000 pounds.",
      "course": "The Met’s prices are of 2016 and are not brought up to today’s.",
      "never": "12% of those who answered would carry under no circumstances. Of 34,542 officers that would be about 4,150; the survey’s limits for all members would make it 1,420 to 24,100.",
      "never-high": "24,100",
      "never-low": "1,420",
      "never-origin": "Published figure: made up (Office, 2020). Takes a number from 0 to 100 percent.",
      "never-published": "4,150 as those who answered",
      "officers-origin": "Published figure: made up (Office, 2020). Takes a whole number from 1 to 200,000.",
      "price": "About £150 million, at £4,671 each.",
      "resign": "8.2% of those who answered would resign rather than carry. Of 34,542 officers that would be about 2,830; the survey’s limits for all members would make it 974 to 23,600.",
      "resign-high": "23,600",
      "resign-low": "974",
      "resign-origin": "Published figure: made up (Office, 2020). Takes a number from 0 to 100 percent.",
      "resign-published": "2,830 as those who answered",
      "survey": "The shares are of January 2017. That they hold for today’s officers is an assumption.",
      "time": "About 129,000 weeks of officers’ time, at 4 weeks each.",
      "trained": "32,203 officers would take the course: 34,542 less the 2,339 who are armed already.",
      "weeks-origin": "Published figure: made up (Office, 2020). Takes a number from 1 to 52 weeks.",
    }
  `);
});

test('settings of the reader’s own are marked beside what was published, and those outside the survey’s limits', () => {
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
  const outside = 'Your share lies outside those limits.';
  expect(describeChanges('met', { resign: 2.8 }).texts['resign']).toContain(outside);
  expect(describeChanges('met', { resign: 2.9 }).texts['resign']).not.toContain(outside);
  expect(describeChanges('met', { never: 70 }).texts['never']).toContain(outside);
});

test('a course is named only where both its length and its price are set', () => {
  expect(describeChanges('met', { weeks: 9, cost: 12_705 }).course).toBe('armed-response');
  expect(describeChanges('met', { weeks: 9 }).course).toBe('');
});

test('for another force the Met’s figures are an assumption, and what is not known or given is not worked out', () => {
  const textsOf = (names: string[], changes: Partial<Settings> = {}) => {
    const { texts } = describeChanges('kent', changes);
    return names.map((name) => texts[name]);
  };
  expect([
    ...textsOf(['survey', 'course', 'armed-origin', 'armed-error', 'trained', 'time', 'price']),
    ...textsOf(['resign', 'trained', 'resign-low'], { officers: NaN }),
    ...textsOf(['resign-error', 'weeks-error', 'time', 'price'], { armed: 0, resign: NaN, weeks: NaN }),
    ...textsOf(['time', 'price'], { armed: 0, cost: NaN }),
  ]).toMatchInlineSnapshot(`
    [
      "The survey asked the Met’s officers, in January 2017. That its shares hold for Kent is an assumption, and its limits say nothing of Kent.",
      "The courses are the Met’s, and the prices of 2016. That they hold for Kent is an assumption.",
      "Not known: no figure for this force is held here. Takes a whole number from 0 to 4,026.",
      "Use a whole number from 0 to 4,026.",
      "How many officers would take the course is not worked out: how many are armed already is not given.",
      "The time is not worked out.",
      "The price is not worked out.",
      "How many would resign rather than carry is not worked out: the number of officers is not given.",
      "How many officers would take the course is not worked out: the number of officers is not given.",
      "",
      "Use a number from 0 to 100 percent.",
      "Use a number from 1 to 52 weeks.",
      "The time is not worked out.",
      "About £18.8 million, at £4,671 each.",
      "About 16,100 weeks of officers’ time, at 4 weeks each.",
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

test('the page begins with every force, the Met first, and no more officers armed than there are', () => {
  const tables = loadTables();
  const { forces } = deriveStartingFigures(tables);
  expect(forces).toHaveLength(tables['police-forces'].length);
  expect(forces[0].id).toBe('metropolitan-police');
  expect(forces.filter(({ officers, armed }) => (armed?.value ?? 0) >= officers.value)).toEqual([]);
});

type Row = Tables['armed-officers'][number];

test('the newest firm figure with a headcount of its time is taken, else the newest, and none that only a copy gives', () => {
  const tables = loadTables();
  const cite = (kind: string) => tables.sources.find(({ standing }) => standing === kind)?.source_id;
  const [copy, newspaper] = [cite('mirror'), cite('press or other')];
  const armedIn = (date: string, value: number, source: string | undefined) =>
    ({ geography: 'Kent', measure: 'armed_officers', date, value, source_id: [source] }) as Row;
  const armedOf = (rows: Row[]) =>
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
  expect(() => describeChanges('narnia')).toThrow('unknown force: narnia');
});
