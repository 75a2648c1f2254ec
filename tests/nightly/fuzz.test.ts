import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

test('changed tables are read as they stand, or refused with errors that help', () => {
  for (const seed of ['1', '7']) {
    const args = ['scripts/fuzz.ts', '--runs', '200', '--seed', seed];
    expect(execFileSync(process.execPath, args, { encoding: 'utf8' })).toMatch(
      /refused: [1-9]\d*, accepted: [1-9]/,
    );
  }
});
