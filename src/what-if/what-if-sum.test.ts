import { expect, test } from 'vitest';
import { loadTables } from '../data/generated.ts';
import { deriveStartingFigures } from './starting-figures.ts';
import { calculate, defaultSettings, type StartingShare } from './what-if-sum.ts';

const share = (value: number, low: number, high: number): StartingShare => ({
  origin: 'Published',
  what: 'made up',
  source: 'X',
  value,
  bounds: { low, high },
});
const starting = { resign: share(10, 4, 60), never: share(20, 5, 70) };
const settings = { officers: 1000, armed: 100, resign: 25, never: 20, weeks: 4, cost: 5000 };

test('shares are taken of all officers, and those who are not armed are trained', () => {
  expect(calculate(settings, starting)).toEqual({
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
  expect(calculate({ ...settings, armed: null }, starting)).toMatchObject({
    ...nothing,
    resign: { chosen: 250 },
  });
  expect(calculate({ ...settings, resign: null }, starting).resign).toMatchObject({
    chosen: null,
    published: 100,
  });
  expect(calculate({ ...settings, cost: null }, starting)).toMatchObject({ weeks: 3600, pounds: null });
  expect(calculate({ ...settings, officers: null }, starting)).toEqual({
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

test('the newest firm figure of a force is taken, and none where only a copy gives one', () => {
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
  expect(armedOf(rows.slice(0, 1))).toBeNull();
});

test('an unknown force is an error', () => {
  expect(() => defaultSettings(deriveStartingFigures(loadTables()), 'narnia')).toThrow(
    'unknown force: narnia',
  );
});
