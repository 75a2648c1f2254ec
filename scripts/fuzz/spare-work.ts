import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { parseHTML } from 'linkedom';

/** While it fuzzes no file changes: each is read once. */
for (const name of ['existsSync', 'readdirSync', 'readFileSync'] as const) {
  const read = fs[name] as (...args: unknown[]) => unknown;
  const known = new Map<string, unknown>();
  const readFirst = (...args: unknown[]) => {
    const key = JSON.stringify(args);
    if (!known.has(key)) known.set(key, read(...args));
    return known.get(key);
  };
  Object.assign(fs, { [name]: readFirst });
}
syncBuiltinESMExports();

/** Nobody listens to a picture: a third of the time to draw it goes into lists of listeners. */
const heirOf = (of: object): object => {
  const parent = Object.getPrototypeOf(of) as { name: string };
  return parent.name === 'DOMEventTarget' ? of : heirOf(parent);
};
Object.setPrototypeOf(heirOf(parseHTML('').document.createElement('p').constructor), Object);
