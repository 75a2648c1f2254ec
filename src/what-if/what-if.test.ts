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

/** What a reader may set, by what the words then show. */
const cases: [name: string, force: string, changes: Partial<Settings>][] = [
  ['The Met as published', 'met', {}],
  // 20.25% of 34,542 is 6,994.755; 32,203 × £6,000 is £193,218,000.
  ['Settings of the reader’s own are marked beside what was published', 'met', { resign: 20.25, cost: 6000 }],
  ['A share outside the survey’s limits, below', 'met', { resign: 2.8 }],
  ['A share within them', 'met', { resign: 2.9 }],
  ['A share outside them, above', 'met', { never: 70 }],
  ['A course is named where both its length and its price are set', 'met', { weeks: 9, cost: 12_705 }],
  ['and not by its length alone', 'met', { weeks: 9 }],
  ['For another force the Met’s figures are an assumption; not known is not worked out', 'kent', {}],
  ['Without the number of officers nothing is worked out', 'kent', { officers: NaN }],
  ['Without a share and a length', 'kent', { armed: 0, resign: NaN, weeks: NaN }],
  ['Without a price', 'kent', { armed: 0, cost: NaN }],
  ['One officer, and a share as it was typed', 'kent', { officers: 1, armed: 1, weeks: 1, resign: 8.2004 }],
  ['One to train, for a week and a little', 'kent', { officers: 2, armed: 1, weeks: 1.25 }],
  // 4,026 − 3,933 = 93 to train, at £4,671 £434,403; 8.2% of 93 officers is 7.6.
  ['A small sum is not in millions, and one week is one week', 'kent', { armed: 3933, weeks: 1 }],
];

test('each case is worded as it was last looked at, each text of a force that a change of settings changes', async () => {
  const describeCase = (force: string, changes: Partial<Settings> = {}) => {
    const settings = { ...defaultSettings(starting, force), ...changes };
    const { texts, course } = describeWhatIf(starting, force, settings);
    return { ...texts, 'course set': course };
  };
  const worded = cases.map(([name, force, changes]) => {
    const published = Object.keys(changes).length > 0 ? describeCase(force) : {};
    const texts = Object.entries(describeCase(force, changes)).filter(
      ([key, text]) => text !== (published[key as keyof typeof published] ?? ''),
    );
    return [`# ${name}`, ...texts.map(([key, text]) => `${key}: ${text}`)].join('\n');
  });
  await expect(`${worded.join('\n\n')}\n`).toMatchFileSnapshot('snapshots/what-if.txt');
  expect(() => describeCase('narnia')).toThrow('unknown force: narnia');
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
