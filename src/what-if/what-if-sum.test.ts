import { describe, expect, test } from 'vitest';
import { loadTables } from '../data/generated.ts';
import { readPublished } from './what-if-published.ts';
import { defaultSettings, type ShareFigure, workOut } from './what-if-sum.ts';

const figure = { standing: 'Published', what: 'made up', source: 'X' } as const;
const share = (value: number, low: number, high: number): ShareFigure => ({
  ...figure,
  value,
  bounds: { low, high },
});
const asked = { resign: share(10, 4, 60), never: share(20, 5, 70) };
const settings = { officers: 1000, armed: 100, resign: 25, never: 20, weeks: 4, cost: 5000 };

describe('the sums of a force of 1,000', () => {
  test('take the shares of all officers, and train those who are not armed', () => {
    expect(workOut(settings, asked)).toEqual({
      // 25% of 1,000 by the reader; 10%, 4% and 60% by the survey.
      resign: { chosen: 250, published: 100, low: 40, high: 600 },
      never: { chosen: 200, published: 200, low: 50, high: 700 },
      // 1,000 − 100 = 900 officers; 900 × 4 weeks; 900 × £5,000.
      trained: 900,
      weeks: 3600,
      pounds: 4_500_000,
    });
  });

  test('leave open what rests on a setting that is not given', () => {
    expect(workOut({ ...settings, armed: null }, asked)).toMatchObject({
      trained: null,
      weeks: null,
      pounds: null,
      resign: { chosen: 250 },
    });
    expect(workOut({ ...settings, resign: null }, asked).resign).toEqual({
      chosen: null,
      published: 100,
      low: 40,
      high: 600,
    });
    expect(workOut({ ...settings, cost: null }, asked)).toMatchObject({
      trained: 900,
      weeks: 3600,
      pounds: null,
    });
    expect(workOut({ ...settings, officers: null }, asked)).toEqual({
      resign: null,
      never: null,
      trained: null,
      weeks: null,
      pounds: null,
    });
  });
});

describe('the figures that the page begins with', () => {
  const published = readPublished(loadTables());

  test('are those of the Met, of the survey and of the Mayor’s answer of 2016', () => {
    const { resign, never, trained, weeks, pounds } = workOut(defaultSettings(published), published);
    // 34,542 officers, of whom 8.2% is 2,832.4. 8.2% of 11,000 is 902: 902 of 32,000 is 2.81875%, and 902 with the other
    // 21,000 is 68.44375%.
    expect(resign?.chosen).toBeCloseTo(2832.444, 3);
    expect(resign?.low).toBeCloseTo(973.653, 3);
    expect(resign?.high).toBeCloseTo(23_641.84, 2);
    // 12% is 4,145.04. 1,320 of 32,000 is 4.125%; 22,320 is 69.75%.
    expect(never?.chosen).toBeCloseTo(4145.04, 3);
    expect(never?.low).toBeCloseTo(1424.8575, 3);
    expect(never?.high).toBeCloseTo(24_093.045, 3);
    // 34,542 − 2,339 = 32,203; × 4 weeks; × £4,671.
    expect({ trained, weeks, pounds }).toEqual({ trained: 32_203, weeks: 128_812, pounds: 150_420_213 });
  });

  test('are there for 43 forces, the Met first, with armed officers only where a figure is held', () => {
    const { forces } = published;
    expect(forces).toHaveLength(43);
    expect(forces[0].id).toBe('metropolitan-police');
    expect(forces.every(({ officers }) => officers.value > 500)).toBe(true);
    expect(forces.find(({ id }) => id === 'kent')?.armed).toBeNull();
    expect(forces.find(({ id }) => id === 'nottinghamshire')?.armed).toMatchObject({
      value: 58,
      standing: 'Reported',
    });
    expect(forces.every(({ officers, armed }) => (armed?.value ?? 0) < officers.value)).toBe(true);
  });

  test('are asked for by a force that is there', () => {
    expect(() => defaultSettings(published, 'narnia')).toThrowErrorMatchingInlineSnapshot(
      `[Error: unknown force: narnia]`,
    );
  });
});
