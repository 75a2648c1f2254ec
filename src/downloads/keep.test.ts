import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keep } from './keep.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keep-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const picture = new TextEncoder().encode('picture');

test('what was made once is not made again', async () => {
  const make = vi.fn(() => picture);
  for (let time = 0; time < 2; time += 1)
    expect(String(await keep('a.png', make, { folder }))).toBe('picture');
  expect(make).toHaveBeenCalledTimes(1);
});

test('what is made twice at once is whole, and nothing else is left', async () => {
  const make = () => picture;
  const both = await Promise.all([keep('a.png', make, { folder }), keep('a.png', make, { folder })]);
  for (const each of both) expect(String(each)).toBe('picture');
  expect(readdirSync(folder)).toEqual(['a.png']);
});

test('what could not be made is told, and made when it is asked for again', async () => {
  await expect(
    keep(
      'a.png',
      () => {
        throw new Error('no picture');
      },
      { folder },
    ),
  ).rejects.toThrowErrorMatchingInlineSnapshot(`[Error: no picture]`);
  expect(readdirSync(folder)).toEqual([]);
  expect(String(await keep('a.png', () => picture, { folder }))).toBe('picture');
});
