import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);

/** In a process of its own, since only a process that hangs can be ended. */
test('ten thousand changed tables are read as they stand, or refused with places', async () => {
  const { stdout } = await run(process.execPath, ['scripts/bench/mutations.ts', '10000'], {
    timeout: 280_000,
    killSignal: 'SIGKILL',
  });
  const [, refused, refusedLater, right] =
    /^All: (\d+) refused when read, (\d+) refused by checks, (\d+) read as they stand/m
      .exec(stdout)
      ?.map(Number) ?? [];
  for (const outcome of [refused, refusedLater, right]) expect(outcome).toBeGreaterThan(20);
  expect((refused ?? 0) + (refusedLater ?? 0) + (right ?? 0)).toBeGreaterThanOrEqual(10_000);
});
