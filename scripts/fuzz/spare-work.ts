import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { parseHTML } from 'linkedom';

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

/**
 * Nothing listens to events of a picture, but a third of the time to draw one goes into its lists of listeners. So nodes are
 * made without the constructor of event targets.
 */
let nodeClass: object = parseHTML('').document.createElement('p').constructor;
const parentOf = (child: object) => Object.getPrototypeOf(child) as { name: string };
while (parentOf(nodeClass).name !== 'DOMEventTarget') nodeClass = parentOf(nodeClass);
Object.setPrototypeOf(nodeClass, Object);
