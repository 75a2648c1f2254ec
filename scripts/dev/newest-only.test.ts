import { expect, test } from 'vitest';
import { newestOnly } from './newest-only.ts';

test('of many saves while one is read, one more reading follows, and only the newest is told', async () => {
  const started: number[] = [];
  const told: number[] = [];
  const ends: (() => void)[] = [];
  const run = () =>
    new Promise<number>((resolve) => {
      const number = started.push(started.length + 1);
      ends.push(() => {
        resolve(number);
      });
    });
  const ask = newestOnly(run, (number) => {
    told.push(number);
  });
  const all = [ask(), ask(), ask()];
  expect(started).toEqual([1]);
  ends[0]?.();
  await Promise.resolve().then(() => undefined);
  await Promise.resolve();
  expect([started, told]).toEqual([[1, 2], []]);
  ends[1]?.();
  await Promise.all(all);
  expect(told).toEqual([2]);
  void ask();
  expect(started).toEqual([1, 2, 3]);
});
