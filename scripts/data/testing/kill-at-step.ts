import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Loaded before a script (`node --import`): kills its process just before the step of KILL_AT in which it touches the
 * file system. A kill by the clock would hardly ever meet the few milliseconds of a write.
 */
const steps = [
  'mkdirSync',
  'mkdtempSync',
  'writeFileSync',
  'symlinkSync',
  'renameSync',
  'rmSync',
  'rmdirSync',
] as const;
const last = Number(process.env['KILL_AT']);
let step = 0;

for (const name of steps) {
  const real = fs[name] as (...values: unknown[]) => unknown;
  Object.assign(fs, {
    [name]: (...values: unknown[]) => {
      step += 1;
      if (step === last) process.kill(process.pid, 'SIGKILL');
      return real(...values);
    },
  });
}
syncBuiltinESMExports();
