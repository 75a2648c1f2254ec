import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** No file changes during a run: each is read once. */
for (const name of ['existsSync', 'readdirSync', 'readFileSync'] as const) {
  const read = fs[name] as (...args: unknown[]) => unknown;
  const known = new Map<string, unknown>();
  const readKnown = (...args: unknown[]) => {
    const key = JSON.stringify(args);
    if (!known.has(key)) known.set(key, read(...args));
    return known.get(key);
  };
  Object.assign(fs, { [name]: readKnown });
}
syncBuiltinESMExports();
